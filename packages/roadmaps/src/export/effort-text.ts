/** Effort as people read it, and as the reader of documents understands it again. */

interface Range {
  readonly from: number
  readonly to: number
}

const MINUTES_PER_HOUR = 60

/** Returns `45 min`, `3 h`, `2-4 h` or `1.5 h`. */
export function minutesText({ from, to }: Range): string {
  const isHours = from >= MINUTES_PER_HOUR && isQuarter(from) && isQuarter(to)
  return isHours
    ? `${rangeText(from / MINUTES_PER_HOUR, to / MINUTES_PER_HOUR)} h`
    : `${rangeText(from, to)} min`
}

/** Returns `2-4 weeks` or `1 week`. */
export function weeksText({ from, to }: Range): string {
  return `${rangeText(from, to)} ${from === 1 && to === 1 ? 'week' : 'weeks'}`
}

/** Hours are only written where no digit is lost. */
function isQuarter(minutes: number): boolean {
  return Number.isInteger(minutes / 15)
}

function rangeText(from: number, to: number): string {
  return from === to ? `${from}` : `${from}-${to}`
}
