/** Judges one answer and records its rating: for scripts as `savepoint review answer`, and for the sitting. */

import { judge, keyOf } from '@savepoint/curriculum/judge'
import type { ReviewRating } from '@savepoint/progress'
import { canCorrect, isDue, type ReviewCard } from '@savepoint/review'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { answerText, readAnswer } from './item-text.ts'
import { failWith } from './report.ts'
import { scheduleJson } from './review-list.ts'
import { type Asked, askedOf, openDesk, type ReviewDesk } from './review-queue.ts'
import type { CliSession } from './session.ts'

const RATINGS: readonly string[] = ['again', 'hard', 'good', 'easy'] satisfies readonly ReviewRating[]

export interface AnswerOptions {
  readonly rating: string
  readonly early?: boolean
  readonly json?: boolean
}

/** Answers one item from the command line. Exit code 0: right, 1: wrong. */
export async function answerReview(
  session: CliSession,
  { item, answer }: { readonly item: string; readonly answer: string },
  options: AnswerOptions,
): Promise<ExitCode> {
  const { rating } = options
  if (!isRating(rating)) {
    return failWith(
      session,
      `--rating takes ${RATINGS.join(', ')}, found ${JSON.stringify(rating)}.`,
      EXIT.usage,
    )
  }
  const desk = await openDesk(session)
  if (!desk.ok) return failWith(session, desk.error, EXIT.unavailable)
  const queue = await desk.value.readQueue()
  if (!queue.ok) return failWith(session, queue.error, EXIT.unavailable)
  const { cards, moment } = queue.value
  const card = cards.find((candidate) => candidate.item === item)
  if (card === undefined) {
    const message = `No item ${JSON.stringify(item)} is under review. See: savepoint review --json`
    return failWith(session, message, EXIT.usage)
  }
  const isCorrection = canCorrect(card, moment.nowMs)
  if (!isDue(card, moment) && !isCorrection && options.early !== true) {
    const due = new Date(card.dueMs).toISOString()
    return failWith(session, `${item} is not due until ${due}. --early answers it now.`, EXIT.usage)
  }
  const asked = askedOf(desk.value.curriculum, card, card.reviewCount - Number(isCorrection))
  const given = readAnswer(asked.item, answer)
  const judgement = judge(asked.item.kind, keyOf(asked.item), given)
  if (judgement.kind === 'notGradable') return failWith(session, judgement.message, EXIT.usage)
  const isRight = judgement.kind === 'right'
  const recorded = await recordRating(desk.value, {
    card,
    asked,
    rating: isRight ? rating : 'again',
    isRight,
  })
  if (recorded !== undefined) return failWith(session, recorded, EXIT.unavailable)
  const after = await desk.value.readQueue()
  const next = after.ok ? after.value.cards.find((candidate) => candidate.item === item) : undefined
  const shown = { item, correct: isRight, rating: isRight ? rating : 'again' }
  if (options.json === true) {
    const schedule = next === undefined ? {} : scheduleJson(next, moment.nowMs)
    session.terminal.write(`${JSON.stringify({ ...shown, ...schedule })}\n`)
  } else {
    const due = next === undefined ? '' : ` Next: ${new Date(next.dueMs).toISOString().slice(0, 16)}Z.`
    const explanation = answerText(asked.item, given, session.terminal.columns)
    session.terminal.write(`${isRight ? 'Right' : 'Wrong'}, rated ${shown.rating}.${due}\n\n${explanation}\n`)
  }
  return isRight ? EXIT.ok : EXIT.failed
}

export interface Rated {
  readonly card: ReviewCard
  readonly asked: Asked
  readonly rating: ReviewRating
  readonly isRight: boolean
}

/** Appends the rating; returns what went wrong, or undefined. */
export async function recordRating(desk: ReviewDesk, rated: Rated): Promise<string | undefined> {
  const { card, asked, rating, isRight } = rated
  const appended = await desk.log.append([
    {
      kind: 'ReviewRated',
      concept: card.concept,
      item: card.item,
      rating,
      correct: isRight,
      ...(asked.variant === undefined ? {} : { variant: asked.variant }),
    },
  ])
  return appended.ok ? undefined : `The rating was not recorded: ${appended.error.message}`
}

function isRating(text: string): text is ReviewRating {
  return RATINGS.includes(text)
}
