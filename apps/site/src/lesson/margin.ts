/** What stands in the margin of a lesson: for each section and cell, what the learner did there. Pure. */
import type { ConceptProgress, ProgressEvent } from '@savepoint/progress'

export interface MarginEntry {
  /** `done`: a disc. `here`: the savepoint. `open`: a ring, not reached. `plain`: a tick and no words. */
  readonly mark: 'done' | 'here' | 'open' | 'plain'
  readonly text: string
}

export interface MarginOptions {
  readonly concept: string
  /** In reading order. */
  readonly sections: readonly string[]
  /** Renders a time: `21:14` today, `Tue 21:14` this week, else a date. */
  readonly timeText: (atMs: number) => string
}

export interface Margin {
  readonly sections: ReadonlyMap<string, MarginEntry>
  readonly cells: ReadonlyMap<number, MarginEntry>
}

/** Returns the entries of every section, and of the cells that were run or predicted. */
export function marginOf(
  events: readonly ProgressEvent[],
  progress: ConceptProgress,
  options: MarginOptions,
): Margin {
  const own = events.filter((event) => 'concept' in event && event.concept === options.concept)
  return { sections: sectionEntries(own, progress, options), cells: cellEntries(own, options) }
}

function sectionEntries(
  events: readonly ProgressEvent[],
  progress: ConceptProgress,
  { sections, timeText }: MarginOptions,
): ReadonlyMap<string, MarginEntry> {
  const entries = new Map<string, MarginEntry>()
  const visits = events.filter((event) => event.kind === 'SectionReached')
  const visited = new Set(visits.map((event) => event.section))
  const furthest = sections.findLastIndex((section) => visited.has(section))
  const last = visits.at(-1)
  for (const [index, section] of sections.entries()) {
    if (section === last?.section)
      entries.set(section, { mark: 'here', text: `saved ${timeText(last.atMs)}` })
    else if (index <= furthest) entries.set(section, { mark: 'done', text: 'read' })
    else
      entries.set(
        section,
        furthest < 0 && index === 0 ? { mark: 'plain', text: '' } : { mark: 'open', text: 'not reached' },
      )
  }
  const answered = [...progress.items.values()]
  const rightCount = answered.filter((item) => item.isCorrect).length
  if (answered.length > 0 && entries.has('knowledge-check')) {
    const text = `${rightCount} right`
    const isHere = last?.section === 'knowledge-check'
    entries.set('knowledge-check', { mark: isHere ? 'here' : 'done', text })
  }
  return entries
}

function cellEntries(
  events: readonly ProgressEvent[],
  { timeText }: MarginOptions,
): ReadonlyMap<number, MarginEntry> {
  const entries = new Map<number, MarginEntry>()
  for (const event of events) {
    if (event.kind === 'CellRun')
      entries.set(event.cell, { mark: 'done', text: `ran ${timeText(event.atMs)}` })
    if (event.kind === 'PredictionMade') {
      entries.set(event.cell, { mark: 'done', text: `predicted ${shorten(event.prediction)}` })
    }
  }
  return entries
}

const PREDICTION_LENGTH_MAX = 24

function shorten(text: string): string {
  return text.length <= PREDICTION_LENGTH_MAX ? text : `${text.slice(0, PREDICTION_LENGTH_MAX - 1)}…`
}
