/**
 * What projecting reviews costs: 10,000 ratings of 1,000 items from the log to cards, against a bare replay of the same
 * ratings by `ts-fsrs` without a log, statuses or histories. CPU time, as other work may share the machine; the median of
 * runs that take turns, after a warm-up.
 */

import type { ProgressEvent, ProgressPayload } from '@savepoint/progress'
import { DEFAULT_REVIEW_SETTINGS, dueByDay, dueNow, reviewCards } from '@savepoint/review'
import { type Card, createEmptyCard, fsrs, type Grade } from 'ts-fsrs'
import type { BenchRow } from '../bench-row.ts'

const CONCEPTS = 160
const ITEMS_PER_CONCEPT = 6.25
const ITEMS = CONCEPTS * ITEMS_PER_CONCEPT
const RATINGS_PER_ITEM = 10
const REPETITIONS = 9
const DAY_MS = 86_400_000
const GAPS_DAYS = [2, 9, 30, 1, 4, 12, 40, 90, 3, 10]
const RATINGS = ['good', 'good', 'hard', 'again', 'good', 'easy', 'good', 'again', 'good', 'good'] as const
const GRADES: Readonly<Record<(typeof RATINGS)[number], Grade>> = { again: 1, hard: 2, good: 3, easy: 4 }
/** The log, statuses and histories on top must not make it slower: the replay computes four outcomes of each rating, ours one. */
const RATIO_MAX = 1

interface Rating {
  readonly item: number
  readonly atMs: number
  readonly rating: (typeof RATINGS)[number]
}

/** Runs the bench. Cases: `project-10k-ms`, `queue-1k-ms`. */
export async function runReviewBench(): Promise<readonly BenchRow[]> {
  const ratings = generateRatings()
  const events = eventsOf(ratings)
  const concepts = conceptsOf()
  const project = () => reviewCards(events, concepts, DEFAULT_REVIEW_SETTINGS)
  const cards = project()
  if (cards.length !== ITEMS || cards.some((card) => card.reviewCount !== RATINGS_PER_ITEM))
    throw new Error('the log of the bench does not give the cards that it means')
  const moment = { nowMs: (ratings.at(-1)?.atMs ?? 0) + DAY_MS, utcOffsetMinutes: () => 60 }
  const times = takeTurns({
    project,
    replay: () => replayBare(ratings),
    queue: () => [
      dueNow(cards, DEFAULT_REVIEW_SETTINGS, moment),
      dueByDay(cards, { settings: DEFAULT_REVIEW_SETTINGS, moment, dayCount: 14 }),
    ],
  })
  const [projected = 0, bare = 1, queue = 0] = [times.project, times.replay, times.queue]
  const ratio = projected / bare
  return [
    {
      bench: 'review',
      case: 'project-10k-ms',
      metric: 'CPU time, median',
      unit: 'ms',
      value: projected,
      peer: 'bare ts-fsrs replay',
      peerValue: bare,
      ratio,
      bound: RATIO_MAX,
      ok: ratio <= RATIO_MAX,
    },
    {
      bench: 'review',
      case: 'queue-1k-ms',
      metric: 'CPU time of queue and forecast, median',
      unit: 'ms',
      value: queue,
      peer: null,
      peerValue: null,
      ratio: null,
      bound: null,
      ok: true,
    },
  ]
}

/** Items begin one after another; each has the same ratings with the same gaps. In the order of time. */
function generateRatings(): readonly Rating[] {
  const ratings: Rating[] = []
  for (let item = 0; item < ITEMS; item += 1) {
    let atMs = Date.UTC(2026, 0, 1, 8) + item * 3_600_000
    for (let index = 0; index < RATINGS_PER_ITEM; index += 1) {
      ratings.push({ item, atMs, rating: RATINGS[index] ?? 'good' })
      atMs += (GAPS_DAYS[index] ?? 1) * DAY_MS
    }
  }
  return ratings.sort((a, b) => a.atMs - b.atMs || a.item - b.item)
}

function eventsOf(ratings: readonly Rating[]): readonly ProgressEvent[] {
  const statuses = conceptsOf().map(
    ({ id }): ProgressPayload => ({ kind: 'StatusSet', concept: id, status: 'completed', contentHash: 'h' }),
  )
  const rated = ratings.map(
    ({ item, rating }): ProgressPayload => ({
      kind: 'ReviewRated',
      concept: conceptIdOf(item),
      item: `item-${item}`,
      rating,
      correct: rating !== 'again',
    }),
  )
  return [...statuses, ...rated].map((payload, serial) => ({
    id: `01JD${String(serial).padStart(22, '0')}`,
    version: 1,
    atMs: ratings[serial - statuses.length]?.atMs ?? Date.UTC(2026, 0, 1),
    device: 'bench',
    ...payload,
  }))
}

function conceptsOf() {
  const itemsOf = new Map<string, { readonly id: string }[]>()
  for (let item = 0; item < ITEMS; item += 1) {
    const concept = conceptIdOf(item)
    itemsOf.set(concept, [...(itemsOf.get(concept) ?? []), { id: `item-${item}` }])
  }
  return [...itemsOf].map(([id, items]) => ({
    id,
    title: id,
    status: 'published' as const,
    minutes: 60,
    contentHash: 'h',
    items,
    labs: [],
  }))
}

function conceptIdOf(item: number): string {
  return `concept-${Math.floor(item / ITEMS_PER_CONCEPT)}`
}

/** The library alone: one card an item, rated in order. */
function replayBare(ratings: readonly Rating[]): unknown {
  const scheduler = fsrs({ enable_fuzz: false, learning_steps: [], relearning_steps: ['10m'] })
  const cards = new Map<number, Card>()
  for (const { item, atMs, rating } of ratings) {
    const card = cards.get(item) ?? createEmptyCard<Card>(atMs)
    cards.set(item, scheduler.next(card, atMs, GRADES[rating]).card)
  }
  return cards
}

function takeTurns(cases: Readonly<Record<string, () => unknown>>): Readonly<Record<string, number>> {
  const samples = new Map<string, number[]>(Object.keys(cases).map((name) => [name, []]))
  for (let turn = -2; turn < REPETITIONS; turn += 1) {
    for (const [name, run] of Object.entries(cases)) {
      const before = process.cpuUsage()
      run()
      const used = process.cpuUsage(before)
      const ms = (used.user + used.system) / 1_000
      // Two turns are for the just-in-time compiler.
      if (turn >= 0) samples.get(name)?.push(ms)
    }
  }
  const median = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
  return Object.fromEntries([...samples].map(([name, values]) => [name, median(values)]))
}
