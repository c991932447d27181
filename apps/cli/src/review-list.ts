/** `savepoint review` without a person at the keyboard: what is due, as text or as JSON. */

import { dueByDay, loadPerDay, type ReviewCard, retrievability } from '@savepoint/review'
import { htmlText } from './html-text.ts'
import { choicesOf } from './item-text.ts'
import { askedOf, type ReviewDesk, type ReviewQueue } from './review-queue.ts'

const FORECAST_DAYS = 14
const STEM_WIDTH = 100

/** Returns the queue as plain data. Times are ISO 8601 in UTC; probabilities are in [0, 1]. */
export function queueJson(desk: ReviewDesk, queue: ReviewQueue, limit: number): object {
  const { cards, due, settings, moment } = queue
  return {
    settings,
    counts: { due: due.length, underReview: cards.length },
    itemsPerDay: Math.round(loadPerDay(cards, settings.retention) * 10) / 10,
    due: due.slice(0, limit).map((card) => cardJson(desk, card, moment.nowMs)),
    forecast: dueByDay(cards, { settings, moment, dayCount: FORECAST_DAYS }),
  }
}

/** Returns the schedule of one card as plain data. */
export function scheduleJson(card: ReviewCard, nowMs: number): object {
  return {
    phase: card.phase,
    due: new Date(card.dueMs).toISOString(),
    intervalDays: card.intervalDays,
    stability: card.memory?.stability ?? null,
    difficulty: card.memory?.difficulty ?? null,
    retrievability: card.memory === undefined ? null : retrievability(card.memory, nowMs),
    lapses: card.lapseCount,
    reviews: card.reviewCount,
  }
}

function cardJson(desk: ReviewDesk, card: ReviewCard, nowMs: number): object {
  const { item, concept, variant } = askedOf(desk.curriculum, card, card.reviewCount)
  const choices = choicesOf(item)
  return {
    item: card.item,
    concept: card.concept,
    title: concept.title,
    kind: item.kind,
    stem: htmlText(item.stemHtml, STEM_WIDTH),
    ...(choices.length === 0
      ? {}
      : { options: choices.map(({ id, html }) => ({ id, text: htmlText(html, STEM_WIDTH) })) }),
    ...(variant === undefined ? {} : { variant }),
    ...scheduleJson(card, nowMs),
  }
}

/** Returns the queue as text: a line for each item that is due, and the next days that have some. */
export function queueText(desk: ReviewDesk, queue: ReviewQueue, limit: number): string {
  const { cards, due, settings, moment } = queue
  if (cards.length === 0) {
    return 'Nothing is under review. Items come two days after you finished the check of a lesson.\n'
  }
  const shown = due.slice(0, limit)
  const lines = shown.map((card) => {
    const { concept } = askedOf(desk.curriculum, card, card.reviewCount)
    const recall =
      card.memory === undefined ? 'new' : `${Math.round(retrievability(card.memory, moment.nowMs) * 100)}%`
    return `${recall.padStart(4)}  ${card.item.padEnd(40)}  ${concept.title}`
  })
  const next = dueByDay(cards, { settings, moment, dayCount: FORECAST_DAYS })
    .slice(1)
    .filter((day) => day.servedCount > 0)
    .map((day) => `${day.day} ${day.servedCount}`)
  const head = `${due.length} of ${cards.length} items due`
  const more = due.length > shown.length ? [`      and ${due.length - shown.length} more`] : []
  const coming = next.length === 0 ? [] : [`Coming: ${next.join(', ')}`]
  return `${[head, ...lines, ...more, ...coming].join('\n')}\n`
}
