/** The fields of the plan's form: goal and minutes by weekday, in and out of the inputs. */
import type { PlanGoal } from '@savepoint/progress'
import { minutesAWeek } from './plan-words.ts'

/** Returns an input of the form by its name. */
export function getField(form: HTMLFormElement, name: string): HTMLInputElement {
  const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  if (field === null) throw new Error(`The form of the plan has no field ${name}.`)
  return field
}

type FieldOf = (name: string) => HTMLInputElement

/** Returns the minutes of the seven weekdays. */
export function readWeek(field: FieldOf): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) => Math.max(0, Math.floor(Number(field(`day${day}`).value) || 0)))
}

/** Shows the minutes of the seven weekdays. */
export function writeWeek(field: FieldOf, minutes: readonly number[]): void {
  for (const [day, some] of minutes.entries()) field(`day${day}`).value = String(some)
}

/** Shows the hours that the weekdays add up to. */
export function writeHours(field: FieldOf): void {
  field('hours').value = String(minutesAWeek({ minutesByWeekday: readWeek(field) }) / 60)
}

/** Returns the goal of `path:ID`, `roadmap:ID` or `concepts`; the last takes its concepts from `topics`. */
export function readGoal(value: string, topics: readonly string[]): PlanGoal {
  const colon = value.indexOf(':')
  const [kind, id] = [value.slice(0, colon), value.slice(colon + 1)]
  if (kind === 'path') return { kind, path: id }
  return kind === 'roadmap' ? { kind, roadmap: id } : { kind: 'concepts', concepts: topics }
}

/** Returns the option of the form that stands for a goal. */
export function goalValue(goal: PlanGoal): string {
  switch (goal.kind) {
    case 'path':
      return `path:${goal.path}`
    case 'roadmap':
      return `roadmap:${goal.roadmap}`
    case 'concepts':
      return 'concepts'
  }
}
