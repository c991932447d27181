/**
 * A plan as it was accepted: what was asked for, and each day's work. Plain data in the log, so that every device shows
 * the same plan whatever version of the library it has. `packages/planning` makes and changes it.
 */

export interface PlanRecord {
  readonly request: PlanRequest
  /** Days in order, only those with work. */
  readonly days: readonly PlanDay[]
}

export interface PlanRequest {
  readonly goal: PlanGoal
  /** Minutes for Monday to Sunday; 0 is a day off. */
  readonly minutesByWeekday: readonly number[]
  /** First day of the plan, `YYYY-MM-DD`. */
  readonly start: string
  /** Day by which all should be done; absent: open-ended. What does not fit stands after it, and the plan says so. */
  readonly deadline?: string
  /** Days without work, each `YYYY-MM-DD`. */
  readonly daysOff: readonly string[]
  /** Concepts of the goal that were left out to meet the deadline. */
  readonly leaveOut?: readonly string[]
  /** What the library's minutes were multiplied by: the learner's measured pace when the plan was made. Absent: 1. */
  readonly pace?: number
}

export type PlanGoal =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'roadmap'; readonly roadmap: string }
  /** A closure of prerequisites for one or several concepts. */
  | { readonly kind: 'concepts'; readonly concepts: readonly string[] }

export interface PlanDay {
  /** `YYYY-MM-DD` in the learner's time zone. */
  readonly day: string
  readonly entries: readonly PlanEntry[]
}

export interface PlanEntry {
  readonly kind: 'lesson' | 'lab' | 'review'
  /** Absent for reviews, which are of whatever is due. */
  readonly concept?: string
  readonly minutes: number
  /** 1-based part of the concept's work of this kind, where it is spread over several days. */
  readonly part?: { readonly number: number; readonly of: number }
}
