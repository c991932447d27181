/** `savepoint review` in a terminal: one item at a time, answered and rated by a line each, until nothing is due. */

import { judge, keyOf } from '@savepoint/curriculum/judge'
import type { ReviewRating } from '@savepoint/progress'
import {
  daySummary,
  nextAgainMs,
  previewRatings,
  type RatingPreview,
  type ReviewCard,
} from '@savepoint/review'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { answerHint, answerText, itemText, readAnswer } from './item-text.ts'
import { failWith } from './report.ts'
import { recordRating } from './review-answer.ts'
import { queueText } from './review-list.ts'
import { type Asked, askedOf, type ReviewDesk, type ReviewQueue } from './review-queue.ts'
import type { CliSession } from './session.ts'
import { painterOf } from './terminal.ts'

/** Puts a question and returns the line that was typed; `undefined` when the input has ended. */
export type Ask = (question: string) => Promise<string | undefined>

interface Sitting {
  readonly session: CliSession
  readonly desk: ReviewDesk
  readonly ask: Ask
}

type Step = 'rated' | 'stopped' | { readonly fault: string }

/** Asks up to `limit` items. Every rating is recorded as it is given, so stopping loses nothing. */
export async function holdSitting(sitting: Sitting, limit: number): Promise<ExitCode> {
  const { session, desk } = sitting
  for (let asked = 0; asked < limit; asked += 1) {
    const queue = await desk.readQueue()
    if (!queue.ok) return failWith(session, queue.error, EXIT.unavailable)
    const [card] = queue.value.due
    if (card === undefined) break
    const left = Math.min(queue.value.due.length, limit - asked)
    const step = await askCard(sitting, queue.value, { card, left })
    if (step === 'stopped') break
    if (step !== 'rated') return failWith(session, step.fault, EXIT.unavailable)
  }
  const queue = await desk.readQueue()
  if (!queue.ok) return failWith(session, queue.error, EXIT.unavailable)
  session.terminal.write(endText(desk, queue.value))
  return EXIT.ok
}

async function askCard(
  { session, desk, ask }: Sitting,
  queue: ReviewQueue,
  { card, left }: { readonly card: ReviewCard; readonly left: number },
): Promise<Step> {
  const { write, columns } = session.terminal
  const paint = painterOf(session.terminal)
  const asked = askedOf(desk.curriculum, card, card.reviewCount)
  write(`${paint('dim', `${asked.concept.title}  (${left} left)`)}\n\n${itemText(asked.item, columns)}\n\n`)
  const given = await askAnswer({ session, desk, ask }, asked)
  if (given === undefined) return 'stopped'
  const isRight = given !== 'shown' && judge(asked.item.kind, keyOf(asked.item), given).kind === 'right'
  const verdict = isRight ? paint('done', 'Right.') : paint('failed', given === 'shown' ? 'Shown.' : 'Wrong.')
  write(`${verdict}\n\n${answerText(asked.item, given === 'shown' ? [] : given, columns)}\n\n`)
  const previews = previewRatings(card, queue.settings, session.clock.nowMs())
  const rating = isRight ? await askRating(ask, previews, session.clock.nowMs()) : 'again'
  if (rating === undefined) return 'stopped'
  const fault = await recordRating(desk, { card, asked, rating, isRight })
  if (fault !== undefined) return { fault }
  const outcome = previews.find((preview) => preview.rating === rating)
  if (outcome !== undefined) {
    const text = `Rated ${rating}: comes in ${whenText(outcome, session.clock.nowMs())}.`
    write(`${paint('dim', text)}\n\n`)
  }
  return 'rated'
}

/** Asks until there is an answer that can be judged; `undefined` when the person stops. */
async function askAnswer(
  { session, ask }: Sitting,
  asked: Asked,
): Promise<readonly string[] | 'shown' | undefined> {
  for (;;) {
    const line = await ask(`Answer (${answerHint(asked.item)}; ? shows it, q stops): `)
    if (line === undefined || line.trim() === 'q') return undefined
    if (line.trim() === '?') return 'shown'
    const answer = readAnswer(asked.item, line.trim())
    const judgement = judge(asked.item.kind, keyOf(asked.item), answer)
    if (judgement.kind !== 'notGradable') return answer
    session.terminal.write(`${judgement.message}\n`)
  }
}

async function askRating(
  ask: Ask,
  previews: readonly RatingPreview[],
  nowMs: number,
): Promise<ReviewRating | undefined> {
  const choices = previews.map(
    (preview, index) => `${index + 1} ${preview.rating} ${whenText(preview, nowMs)}`,
  )
  for (;;) {
    const line = await ask(`How well? ${choices.join(' | ')} (Enter: good): `)
    if (line === undefined || line.trim() === 'q') return undefined
    if (line.trim() === '') return 'good'
    const chosen = previews.find(
      (preview, index) => line.trim() === String(index + 1) || line.trim() === preview.rating,
    )
    if (chosen !== undefined) return chosen.rating
  }
}

function endText(desk: ReviewDesk, queue: ReviewQueue): string {
  const { itemCount, recalledCount } = daySummary(queue.cards, queue.moment)
  const againMs = nextAgainMs(queue.cards, queue.moment)
  const again =
    againMs === undefined
      ? ''
      : `What you did not recall comes again in ${Math.max(1, Math.ceil((againMs - queue.moment.nowMs) / 60_000))} min.\n`
  const done = itemCount === 0 ? '' : `${itemCount} reviewed today, ${recalledCount} recalled.\n`
  return `${done}${again}${queueText(desk, queue, 0)}`
}

function whenText({ intervalDays, dueMs }: RatingPreview, nowMs: number): string {
  if (intervalDays === 0) return `${Math.max(1, Math.round((dueMs - nowMs) / 60_000))} min`
  return `${intervalDays} d`
}
