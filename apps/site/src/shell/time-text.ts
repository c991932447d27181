/** Renders a moment briefly, as a margin note: `21:14` today, `Tue 21:14` within the week, else `2 Oct`. */

const WEEK_MS = 6 * 86_400_000

/** Returns the text of `atMs` as read at `nowMs`, in the reader's time zone. */
export function timeText(atMs: number, nowMs: number): string {
  const at = new Date(atMs)
  const clock = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  if (at.toDateString() === new Date(nowMs).toDateString()) return clock
  if (Math.abs(nowMs - atMs) < WEEK_MS)
    return `${at.toLocaleDateString('en-GB', { weekday: 'short' })} ${clock}`
  return dateText(atMs, nowMs)
}

/** Returns `2 Oct`, with the year when it is not this one. */
export function dateText(atMs: number, nowMs: number): string {
  const at = new Date(atMs)
  const isThisYear = at.getFullYear() === new Date(nowMs).getFullYear()
  return at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  })
}
