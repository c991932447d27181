/**
 * How much of a day is kept for reviews: a share that starts at nothing and approaches a fifth as more is learned.
 *
 * The figure is an estimate for what the spaced repetition of this project costs: a concept has about six items, an item
 * comes due four to five times in the months of a plan, half a minute each; that is 12 to 15 minutes a concept of 75.
 * The share is a smooth function of the minutes of work done before the day, and it rises by less than a minute for each
 * minute done: so whoever has done more by some day is never behind whoever has done less.
 */

const SHARE_MAX = 0.2
/** Half of `SHARE_MAX` after ten hours of work. */
const HALF_AFTER_MINUTES = 600
/** Less is kept free, but is not worth an entry. */
export const REVIEW_MINUTES_MIN = 5

/** Returns the minutes of `budget` that are kept for reviews after `doneMinutes` of work. */
export function reviewMinutes(budget: number, doneMinutes: number): number {
  return Math.floor((budget * SHARE_MAX * doneMinutes) / (doneMinutes + HALF_AFTER_MINUTES))
}
