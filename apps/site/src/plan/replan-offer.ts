/** The line that says how far behind or ahead the learner is, with the changed plan that they may accept. */
import type { PlanStanding, Replan } from '@savepoint/planning'
import { draw } from '../record/draw.ts'
import { countText } from '../shell/words.ts'
import { dayWords, entryWords, timeWords } from './plan-words.ts'

export interface OfferInput {
  readonly standing: PlanStanding
  /** The plan changed; `undefined` when it stays as it is. */
  readonly changed: Replan | undefined
  readonly pace: number
  readonly today: string
  readonly titleOf: (concept: string) => string
  readonly accept: () => void
}

/** Returns how the plan stands, in one sentence. */
export function standingWords(standing: PlanStanding, today: string): string {
  const { missedDayCount, minutesBehind, minutesAhead, minutesOpen, finish } = standing
  if (finish === undefined) return 'Every lesson and lab of this plan is done.'
  const left = `${timeWords(minutesOpen)} left, until ${dayWords(finish < today ? today : finish, today)}.`
  if (missedDayCount > 0)
    return `${countText(missedDayCount, 'day')} behind, ${timeWords(minutesBehind)}. ${left}`
  return minutesAhead > 0 ? `${timeWords(minutesAhead)} ahead. ${left}` : `As planned. ${left}`
}

/** Returns the offer, or nothing when there is none to make. */
export function drawOffer({ standing, changed, pace, today, titleOf, accept }: OfferInput): readonly Node[] {
  if (changed === undefined) return []
  const take = draw(
    'button',
    { class: 'btn', type: 'button', 'data-accept-replan': '' },
    'Accept the changed plan',
  )
  take.addEventListener('click', accept)
  const { missedDayCount, missedCount, movedCount, laterCount, finish, finishBefore } = changed
  const reason =
    missedDayCount > 0
      ? `${countText(missedDayCount, 'day')} behind, ${timeWords(standing.minutesBehind)}.`
      : `Concepts take you ${pace} times the library’s minutes.`
  const missed =
    missedCount > 0
      ? `The changed plan gives ${countText(missedCount, 'missed entry', 'missed entries')} another day and moves ${movedCount} of the ${laterCount} later ones.`
      : `The changed plan moves ${movedCount} of the ${countText(laterCount, 'entry', 'entries')} to come.`
  const end =
    finish === finishBefore
      ? `The end stays ${dayWords(finish, today)}.`
      : `The end moves from ${dayWords(finishBefore, today)} to ${dayWords(finish, today)}.`
  const moves = changed.moves.map(({ kind, concept, from, to }) =>
    draw(
      'li',
      {},
      draw('span', {}, entryWords({ kind, minutes: 0 }, titleOf(concept))),
      draw('span', { class: 'sp' }, movedWords(from, to, today)),
    ),
  )
  return [
    draw(
      'div',
      { class: 'offer', 'data-offer-box': '' },
      draw('p', {}, draw('b', {}, reason), ` ${missed} ${end}`),
      draw('details', {}, draw('summary', {}, 'What moves'), draw('ul', { class: 'rows' }, ...moves)),
      draw('p', {}, take),
    ),
  ]
}

function movedWords(from: readonly string[], to: readonly string[], today: string): string {
  const words = (days: readonly string[]): string => days.map((day) => dayWords(day, today)).join(', ')
  if (to.length === 0) return `no more on ${words(from)}`
  return from.length === 0 ? `also ${words(to)}` : `${words(from)} to ${words(to)}`
}
