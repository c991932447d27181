/** How many items are due for review: the one place where the home page asks. */
import type { Progress } from '../record/record.ts'

/** Returns the number of items due today, or `undefined` while nothing schedules reviews. */
export async function reviewsDueToday(_progress: Progress): Promise<number | undefined> {
  return undefined
}
