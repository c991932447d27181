/** Hours a week as minutes for Monday to Sunday, for those who name no days. */

const DAY_MINUTES_MIN = 30
const DAY_MINUTES_MAX = 240
const MINUTES_PER_DAY = 1_440
/** Which weekdays are used for one to five days of work: spread, and none at the weekend. */
const SPREADS: readonly (readonly number[])[] = [[2], [1, 3], [0, 2, 4], [0, 1, 3, 4], [0, 1, 2, 3, 4]]
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]

/** Returns the minutes of each weekday: on up to five days of at least half an hour, on seven from 20 hours on. */
export function spreadOverWeek(minutesAWeek: number): readonly number[] {
  const total = Math.min(Math.max(0, Math.round(minutesAWeek)), 7 * MINUTES_PER_DAY)
  const count = Math.max(1, Math.min(SPREADS.length, Math.floor(total / DAY_MINUTES_MIN)))
  const days = total > SPREADS.length * DAY_MINUTES_MAX ? EVERY_DAY : (SPREADS[count - 1] ?? EVERY_DAY)
  const each = Math.floor(total / days.length)
  const rest = total - each * days.length
  return EVERY_DAY.map((day) => {
    const place = days.indexOf(day)
    return place < 0 ? 0 : each + Number(place < rest)
  })
}
