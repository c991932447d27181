/** The plan as a calendar file on the learner's disk. */
import { renderCalendar } from '@savepoint/planning'
import type { PlanRecord, ProgressEvent } from '@savepoint/progress'
import { draw } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'

export interface SaveCalendarOptions {
  readonly plan: PlanRecord
  readonly title: string
  readonly titleOf: (concept: string) => string
  readonly events: readonly ProgressEvent[]
  /** Value of a time field: `19:30`, or empty for whole days. */
  readonly time: string
}

/** Offers the file as a download. */
export function saveCalendar({ plan, title, titleOf, events, time }: SaveCalendarOptions): void {
  const [hours, minutes] = time.split(':').map(Number)
  const text = renderCalendar({
    plan,
    title: `Savepoint: ${title}`,
    conceptTitle: titleOf,
    conceptUrl: (concept) => siteUrl(`concepts/${concept}/`),
    stampMs: Date.now(),
    sequence: events.filter((event) => event.kind === 'PlanMade').length,
    ...(hours === undefined || minutes === undefined ? {} : { startMinutes: hours * 60 + minutes }),
  })
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }))
  draw('a', { href: address, download: 'savepoint-plan.ics' }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
