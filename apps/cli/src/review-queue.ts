/** What the review commands share: the cards of the log against today's curriculum, and the item that is asked. */

import type { CompiledCurriculum, Concept, Item } from '@savepoint/curriculum'
import type { ProgressLog } from '@savepoint/progress'
import {
  dueNow,
  type Moment,
  type ReviewCard,
  type ReviewSettings,
  reviewCards,
  reviewSettings,
  variantAt,
} from '@savepoint/review'
import { err, ok, type Result } from '@savepoint/std'
import type { CliSession } from './session.ts'

export interface ReviewQueue {
  readonly settings: ReviewSettings
  readonly cards: readonly ReviewCard[]
  /** What to ask now, next first, the daily maximum kept. */
  readonly due: readonly ReviewCard[]
  readonly moment: Moment
}

export interface ReviewDesk {
  readonly log: ProgressLog
  readonly curriculum: CompiledCurriculum
  /** Reads the log anew. */
  readonly readQueue: () => Promise<Result<ReviewQueue, string>>
}

/** Opens what reviews need; the error is a sentence. */
export async function openDesk(session: CliSession): Promise<Result<ReviewDesk, string>> {
  const loaded = await session.resources.loadCurriculum()
  if (!loaded.ok) return err(loaded.error.message)
  const curriculum = loaded.value
  const log = await session.openLog()
  const readQueue = async (): Promise<Result<ReviewQueue, string>> => {
    const contents = await log.readAll()
    if (!contents.ok) return err(contents.error.message)
    const { events } = contents.value
    const settings = reviewSettings(events)
    const moment = { nowMs: session.clock.nowMs(), utcOffsetMinutes: session.utcOffsetMinutes }
    const cards = reviewCards(events, curriculum.concepts, settings)
    return ok({ settings, cards, due: dueNow(cards, settings, moment), moment })
  }
  return ok({ log, curriculum, readQueue })
}

/** An item as it is asked at the next review of its card. */
export interface Asked {
  readonly item: Item
  readonly concept: Concept
  /** Of the variant, where the item has a generator. */
  readonly variant?: number
}

/** Returns what to ask for `card` at its review number `reviewCount`. Its item exists: cards are made from the curriculum. */
export function askedOf(curriculum: CompiledCurriculum, card: ReviewCard, reviewCount: number): Asked {
  const concept = curriculum.concepts.find(({ id }) => id === card.concept)
  const item = concept?.items.find(({ id }) => id === card.item)
  if (concept === undefined || item === undefined) throw new Error(`The item ${card.item} is gone.`)
  const { variants = [] } = item
  const variant = variantAt(item.id, reviewCount, variants.length)
  const chosen = variants[variant]
  return chosen === undefined ? { item, concept } : { item: chosen, concept, variant }
}
