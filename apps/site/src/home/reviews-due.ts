/** How many items are due for review: the one place where the home page asks. */

import type { SiteOutline } from '../record/outline.ts'
import type { Progress } from '../record/record.ts'
import { dueCount } from '../review/due.ts'

/** Returns the number of items that the review would ask now. */
export function reviewsDueToday({ events }: Progress, outline: SiteOutline): Promise<number> {
  return dueCount(events, outline.concepts, Date.now())
}
