/** What the head of a roadmap says of the plan that was made for it. */
import type { ProgressEvent } from '@savepoint/progress'

/** Says when the plan of `roadmap` ends and at how many hours a week; says that there is none when there is none. */
export function paintPlan(events: readonly ProgressEvent[], roadmap: string): void {
  const said = document.querySelector('[data-plan-said]')
  const link = document.querySelector('[data-plan-link]')
  const last = events.findLast((event) => event.kind === 'PlanMade')
  const plan = last?.kind === 'PlanMade' ? last.plan : null
  const goal = plan?.request.goal
  const end = goal?.kind === 'roadmap' && goal.roadmap === roadmap ? plan?.days.at(-1)?.day : undefined
  if (said === null || link === null) return
  link.textContent = end === undefined ? 'Plan this roadmap' : 'Change the plan'
  if (plan === null || end === undefined) {
    said.textContent = 'No plan yet.'
    return
  }
  const minutes = plan.request.minutesByWeekday.reduce((sum, one) => sum + one, 0)
  said.textContent = `At ${Math.round(minutes / 6) / 10} h a week, done by ${dayText(end)}.`
}

/** `2027-03-28` as `28 March 2027`. */
function dayText(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}
