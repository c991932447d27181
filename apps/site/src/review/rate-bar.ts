/** The choice of a rating, with what each leads to; after a wrong answer there is none to choose. */
import type { ReviewRating } from '@savepoint/progress'
import type { RatingPreview } from '@savepoint/review'
import { draw } from '../record/draw.ts'
import { whenText } from './day-words.ts'

/** What a rating is called. */
export const RATING_WORDS: Readonly<Record<ReviewRating, string>> = {
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
}

/** Returns the bar for an answer that was right. The first button that is filled is what Enter chooses. */
export function drawRateBar(
  previews: readonly RatingPreview[],
  nowMs: number,
  rate: (rating: ReviewRating) => void,
): HTMLElement {
  const buttons = previews.map((preview, index) => {
    const isDefault = preview.rating === 'good'
    const button = draw(
      'button',
      { type: 'button', class: isDefault ? 'btn' : 'btn btn-2', 'data-rate': preview.rating },
      draw('kbd', {}, String(index + 1)),
      RATING_WORDS[preview.rating],
      draw('span', { class: 'rate-when' }, whenText(preview, nowMs)),
    )
    button.addEventListener('click', () => rate(preview.rating))
    return button
  })
  return draw(
    'div',
    { class: 'rate', role: 'group', 'aria-labelledby': 'rate-q' },
    draw('p', { id: 'rate-q' }, 'How well did you recall it?'),
    draw('div', { class: 'rate-row' }, ...buttons),
  )
}

/** Returns the bar for an answer that was wrong or shown: it comes again, and there is nothing to choose. */
export function drawForgottenBar(when: string, next: () => void): HTMLElement {
  const button = draw(
    'button',
    { type: 'button', class: 'btn', 'data-next': '' },
    'Next ',
    draw('kbd', {}, '↵'),
  )
  button.addEventListener('click', next)
  return draw('div', { class: 'rate' }, draw('p', {}, `Rated Again. It comes again in ${when}.`), button)
}
