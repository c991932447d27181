/** Plans as calendar files. */

import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { findRoute, renderCalendar } from '@savepoint/planning'
import type { PlanRecord } from '@savepoint/progress'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { timeOf } from './plan-options.ts'
import { nextSequence, type PlanningDesk } from './plan-record.ts'
import { failWith, reasonOf } from './report.ts'
import type { CliSession } from './session.ts'

export interface CalendarOptions {
  /** `-` for standard output. A file of this name is replaced: exporting again is how a calendar is updated. */
  readonly ics: string
  readonly time?: string
  readonly plan: PlanRecord
}

/** Writes `plan` as a calendar file. */
export async function writeCalendar(
  session: CliSession,
  desk: PlanningDesk,
  options: CalendarOptions,
): Promise<ExitCode> {
  const { ics, plan } = options
  const startMinutes = timeOf(options)
  if (!startMinutes.ok) return failWith(session, startMinutes.error, EXIT.usage)
  const route = findRoute({ goal: plan.request.goal, library: desk.library, status: new Map() })
  const text = renderCalendar({
    plan,
    title: `Savepoint: ${route.ok ? route.value.title : 'plan'}`,
    conceptTitle: desk.titleOf,
    stampMs: session.clock.nowMs(),
    sequence: nextSequence(desk),
    ...(startMinutes.value === undefined ? {} : { startMinutes: startMinutes.value }),
  })
  if (ics === '-') {
    session.terminal.write(text)
    return EXIT.ok
  }
  try {
    await writeFile(resolve(session.workingFolders[0] ?? '.', ics), text)
  } catch (error) {
    return failWith(session, `${ics} can't be written: ${reasonOf(error)}.`, EXIT.usage)
  }
  session.terminal.writeError(`Calendar written to ${ics}.\n`)
  return EXIT.ok
}
