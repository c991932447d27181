/** Which milestones are named in the year chart: those that say most, as long as their words do not meet. Pure. */
import { dayOf } from '@savepoint/progress'
import { type Milestone, milestoneText } from '@savepoint/progress/history'
import type { YearDay } from './year-days.ts'

export interface YearLabel {
  /** Index of its day within the year. */
  readonly index: number
  readonly text: string
}

export interface YearLabelsInput {
  readonly milestones: readonly Milestone[]
  readonly days: readonly YearDay[]
  readonly utcOffsetMinutes: (atMs: number) => number
  /** Width of a day in the drawing, and of the drawing, in its units. */
  readonly step: number
  readonly width: number
}

const CHARACTER_WIDTH = 6.2
const GAP = 14
const TEXT_LENGTH_MAX = 34

/** What says most comes first. */
const RANK: Readonly<Record<Milestone['kind'], number>> = {
  roadmap: 0,
  phase: 1,
  firstLab: 2,
  firstLesson: 3,
  module: 4,
  count: 5,
}

/** Returns the labels in the order of their days. No two overlap, and none leaves the drawing. */
export function yearLabels(input: YearLabelsInput): readonly YearLabel[] {
  const indexes = new Map(input.days.map((day, index) => [day.day, index]))
  const candidates = input.milestones
    .flatMap((one) => {
      const index = indexes.get(dayOf(one.atMs, input.utcOffsetMinutes(one.atMs)))
      return index === undefined ? [] : [{ index, text: shorten(milestoneText(one)), rank: RANK[one.kind] }]
    })
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
  const taken: { readonly from: number; readonly to: number }[] = []
  const labels: YearLabel[] = []
  for (const { index, text } of candidates) {
    const from = labelStart(index * input.step, text, input.width)
    const to = from + text.length * CHARACTER_WIDTH
    if (taken.some((other) => from < other.to + GAP && other.from < to + GAP)) continue
    // The line of a label must not run through the words of another.
    const line = index * input.step
    if (taken.some((other) => line > other.from - 2 && line < other.to + 2)) continue
    taken.push({ from: Math.min(from, line), to: Math.max(to, line) })
    labels.push({ index, text })
  }
  return labels.sort((a, b) => a.index - b.index)
}

/** Returns where the words of a label at `x` begin: right of its line, or left of it at the end of the year. */
export function labelStart(x: number, text: string, width: number): number {
  const long = text.length * CHARACTER_WIDTH
  return x + 5 + long <= width ? x + 5 : x - 5 - long
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length <= TEXT_LENGTH_MAX ? text : `${characters.slice(0, TEXT_LENGTH_MAX - 1).join('')}…`
}
