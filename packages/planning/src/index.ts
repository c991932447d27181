export { type CalendarFileInput, renderCalendar } from './calendar-file.ts'
export { dayListText, parseDayList } from './day-list.ts'
export { addDays, dayNumber, isDay, weekdayOf } from './days.ts'
export type { Feasibility } from './feasibility.ts'
export { findRoute, type Route } from './goal.ts'
export { type Learner, learnerOf } from './learner.ts'
export type { LeftOut } from './leave-out.ts'
export {
  type KnownStatus,
  type PlanningConcept,
  type PlanningLibrary,
  planningLibraryOf,
} from './library.ts'
export { makePlan, type PlanProposal, type PlanQuestion } from './make-plan.ts'
export { paceToPlanWith } from './pace.ts'
export { type Replan, replan } from './replan.ts'
export { type PlanProblem, problemText } from './request.ts'
export {
  findPlan,
  type PlanStanding,
  type PlanState,
  planStateOf,
  type StandingEntry,
  standingOf,
} from './standing.ts'
export { spreadOverWeek } from './week-hours.ts'
export { type PlanWeek, weeksOf } from './weeks.ts'
