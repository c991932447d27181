/**
 * Where work may be cut when it is longer than what is left of a day. Neither piece is a sliver: at least 15 minutes on
 * each side, at least half for work under 30 minutes, and what is shorter than 20 is not cut at all.
 */

import type { PlanDay, PlanEntry } from '@savepoint/progress'

const PART_MINUTES_MIN = 15
const CUT_MINUTES_MIN = 20

/** Returns how many of the `left` minutes of a unit of `whole` minutes fit into `room`; 0 when a cut would be a sliver. */
export function minutesThatFit(
  unit: { readonly whole: number; readonly left: number },
  room: number,
): number {
  const { whole, left } = unit
  if (left <= room) return left
  if (whole < CUT_MINUTES_MIN) return 0
  const least = Math.min(PART_MINUTES_MIN, Math.floor(whole / 2))
  const doneBefore = whole - left
  const cut = Math.min(doneBefore + room, whole - least)
  return cut >= least && cut > doneBefore ? cut - doneBefore : 0
}

/** Returns the days with the parts of each concept's work numbered, where it stands on several days. */
export function numberParts(days: readonly PlanDay[]): readonly PlanDay[] {
  const totals = new Map<string, number>()
  for (const entry of days.flatMap((day) => day.entries)) {
    const key = partKey(entry)
    if (key !== undefined) totals.set(key, (totals.get(key) ?? 0) + 1)
  }
  const counts = new Map<string, number>()
  return days.map(({ day, entries }) => ({
    day,
    entries: entries.map((entry) => {
      const key = partKey(entry)
      if (key === undefined || entry.concept === undefined) return entry
      const { kind, concept, minutes } = entry
      const of = totals.get(key) ?? 1
      const number = (counts.get(key) ?? 0) + 1
      counts.set(key, number)
      return of === 1 ? { kind, concept, minutes } : { kind, concept, minutes, part: { number, of } }
    }),
  }))
}

/** Names the work that an entry is part of; reviews are part of none. */
export function partKey(entry: Pick<PlanEntry, 'kind' | 'concept'>): string | undefined {
  return entry.concept === undefined ? undefined : `${entry.kind} ${entry.concept}`
}
