/** The lines around an item: where it is from, what was rated last, and what went wrong. */
import type { ReviewCard } from '@savepoint/review'
import { draw } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'
import { whenText } from './day-words.ts'
import { RATING_WORDS } from './rate-bar.ts'

export interface Place {
  readonly concept: string
  readonly title: string
  readonly leftCount: number
}

/** Returns the line above an item: its lesson, and how many are left. */
export function drawPlace({ concept, title, leftCount }: Place): HTMLElement {
  return draw(
    'p',
    { class: 'place' },
    draw('a', { href: siteUrl(`concepts/${concept}/`), 'data-lesson': '' }, title),
    draw('kbd', { title: 'opens the lesson' }, 'L'),
    draw('span', { class: 'left' }, leftText(leftCount)),
  )
}

/** Returns how many items are left, the one that stands there included. */
export function leftText(count: number): string {
  return `${count} left`
}

/** Returns the line on the last rating, with the way to correct it. */
export function drawLast(card: ReviewCard, title: string, correct: () => void): HTMLElement {
  const button = draw('button', { type: 'button', class: 'btn-3' }, 'Rate it again ', draw('kbd', {}, 'U'))
  button.addEventListener('click', correct)
  const rating = card.lastReview === undefined ? '' : `, rated ${RATING_WORDS[card.lastReview.rating]}`
  return draw(
    'p',
    { class: 'last' },
    `Last: ${title}${rating}, comes in ${whenText(card, Date.now())}. `,
    button,
  )
}

/** Returns the block for items that could not be fetched. */
export function drawFault(error: unknown, again: () => void): HTMLElement {
  const button = draw('button', { type: 'button', class: 'btn' }, 'Try again')
  button.addEventListener('click', again)
  const why = error instanceof Error ? error.message : String(error)
  return draw(
    'div',
    { class: 'error', role: 'alert' },
    draw('p', {}, draw('b', {}, 'The item could not be loaded. '), why),
    draw('p', { class: 'dim' }, 'Nothing was rated. Your ratings so far are recorded.'),
    button,
  )
}
