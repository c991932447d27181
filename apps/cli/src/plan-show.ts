/** `savepoint plan show`, `today`, `replan` and `drop`: the plan that holds. */

import { paceToPlanWith, type Replan, replan, standingOf } from '@savepoint/planning'
import type { PlanRecord } from '@savepoint/progress'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { writeCalendar } from './plan-calendar.ts'
import type { PlanOptions } from './plan-options.ts'
import { keepPlan, openDesk, type PlanningDesk } from './plan-record.ts'
import { counted, dateText, standingText, todayText, weekTable } from './plan-text.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'

const NO_PLAN = 'There is no plan yet. Make one: savepoint plan --roadmap ID --hours 5 --save'

/** Prints the plan by weeks, and where the learner stands. */
export function showPlan(session: CliSession, options: PlanOptions): Promise<ExitCode> {
  return withPlan(session, async (desk, plan) => {
    if (options.ics !== undefined) {
      const written = await writeCalendar(session, desk, { ...options, ics: options.ics, plan })
      if (written !== EXIT.ok || options.ics === '-') return written
    }
    const standing = standingOf(plan, desk.learner.state, desk.today)
    if (options.json === true) writeJson(session, { plan, standing })
    else session.terminal.write(`${weekTable(session, desk, plan)}\n\n${standingText(standing)}\n`)
    return EXIT.ok
  })
}

/** Prints what today holds. */
export function showToday(session: CliSession, options: { readonly json?: boolean }): Promise<ExitCode> {
  return withPlan(session, async (desk, plan) => {
    const standing = standingOf(plan, desk.learner.state, desk.today)
    if (options.json === true) {
      const { missedDayCount, minutesBehind, minutesAhead } = standing
      const entries = standing.today.map((entry) => ({
        ...entry,
        ...(entry.concept === undefined ? {} : { title: desk.titleOf(entry.concept) }),
      }))
      writeJson(session, { day: desk.today, entries, missedDayCount, minutesBehind, minutesAhead })
    } else session.terminal.write(todayText(session, desk, standing))
    return EXIT.ok
  })
}

/** Proposes the plan changed after missed days or for another pace, and with `save` accepts it. */
export function proposeReplan(
  session: CliSession,
  options: { readonly save?: boolean; readonly json?: boolean },
): Promise<ExitCode> {
  return withPlan(session, async (desk, previous) => {
    const pace = paceToPlanWith(desk.learner.pace, previous.request.pace ?? 1)
    const { library, learner, today } = desk
    const changed = replan({ previous, library, state: learner.state, today, pace })
    const isSaved = options.save === true && changed.plan !== previous
    if (isSaved) {
      const kept = await keepPlan(desk, changed.plan)
      if (!kept.ok) return failWith(session, kept.error, EXIT.unavailable)
    }
    if (options.json === true) writeJson(session, { saved: isSaved, pace, ...changed })
    else session.terminal.write(replanText(changed, { isSaved, isSame: changed.plan === previous }))
    return EXIT.ok
  })
}

/** Ends planning; what was done stays. */
export function dropPlan(session: CliSession): Promise<ExitCode> {
  return withPlan(session, async (desk) => {
    const kept = await keepPlan(desk, null)
    if (!kept.ok) return failWith(session, kept.error, EXIT.unavailable)
    session.terminal.write('The plan has ended. What you did stays in your record.\n')
    return EXIT.ok
  })
}

async function withPlan(
  session: CliSession,
  run: (desk: PlanningDesk, plan: PlanRecord) => Promise<ExitCode>,
): Promise<ExitCode> {
  const desk = await openDesk(session)
  if (!desk.ok) return failWith(session, desk.error, EXIT.unavailable)
  if (desk.value.plan === undefined) return failWith(session, NO_PLAN, EXIT.usage)
  return run(desk.value, desk.value.plan)
}

function replanText(
  changed: Replan,
  { isSaved, isSame }: { readonly isSaved: boolean; readonly isSame: boolean },
): string {
  if (isSame) return 'Nothing was missed, and your pace is that of the plan. It stays as it is.\n'
  const { missedDayCount, missedCount, movedCount, laterCount, finishBefore, finish } = changed
  const lines = [
    `${counted(missedDayCount, 'day')} behind: ${counted(missedCount, 'entry').replace('entrys', 'entries')} ${missedCount === 1 ? 'finds' : 'find'} another day, and ${movedCount} of the ${laterCount} later ones ${movedCount === 1 ? 'moves' : 'move'}.`,
    finish === finishBefore
      ? `The end stays ${dateText(finish)}.`
      : `The end moves from ${dateText(finishBefore)} to ${dateText(finish)}.`,
    isSaved ? 'Accepted.' : 'A proposal. Accept it with --save.',
  ]
  return `${lines.join('\n')}\n`
}

function writeJson(session: CliSession, value: object): void {
  session.terminal.write(`${JSON.stringify(value, undefined, 2)}\n`)
}
