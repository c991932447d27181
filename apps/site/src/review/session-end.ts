/** What stands where an item would: nothing yet, nothing due, a wait of minutes, or the end of the day. */
import {
  type DaySummary,
  dueByDay,
  localDay,
  type Moment,
  type ReviewCard,
  type ReviewSettings,
} from '@savepoint/review'
import { draw } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'
import { countText } from '../shell/words.ts'
import { dayWords } from './day-words.ts'

export interface EndInput {
  readonly cards: readonly ReviewCard[]
  readonly settings: ReviewSettings
  readonly moment: Moment
  readonly summary: DaySummary
  /** When a forgotten item comes again in this sitting. */
  readonly againMs: number | undefined
  readonly titleOf: (concept: string) => string
}

/** Items that come due within these days are named as the next ones. */
const LOOKAHEAD_DAYS = 400

/** Returns the block for a queue that is empty now. */
export function drawEnd(input: EndInput): HTMLElement {
  if (input.cards.length === 0) return drawNothing()
  const { summary, settings } = input
  const lines: (Node | string)[] = []
  if (summary.itemCount > 0) {
    lines.push(
      draw(
        'p',
        { class: 'end-sum' },
        `${countText(summary.itemCount, 'item')} reviewed today, ${summary.recalledCount} recalled.`,
      ),
      draw('hr', { class: 'commit' }),
    )
  }
  if (settings.dailyMax === 0) lines.push(draw('p', {}, 'Review is paused: the maximum a day is 0.'))
  lines.push(draw('p', {}, nextText(input)))
  if (summary.forgotten.length > 0) lines.push(...drawForgotten(input))
  return draw('div', { class: summary.itemCount > 0 ? 'end' : 'empty' }, ...lines)
}

function drawNothing(): HTMLElement {
  return draw(
    'div',
    { class: 'empty' },
    draw('p', {}, 'Items that you may be about to forget will stand here, the day before you would.'),
    draw(
      'p',
      {},
      draw('a', { href: siteUrl('roadmaps/') }, 'Finish one knowledge check'),
      ' and its items come two days later.',
    ),
  )
}

function nextText({ cards, settings, moment, againMs, summary }: EndInput): string {
  if (againMs !== undefined) {
    const minutes = Math.max(1, Math.ceil((againMs - moment.nowMs) / 60_000))
    const count = cards.filter((card) => card.phase === 'relearning' && card.dueMs > moment.nowMs).length
    return `${countText(count, 'item')} that you did not recall ${count === 1 ? 'comes' : 'come'} again, the first in ${minutes} min. This page will show it.`
  }
  const days = dueByDay(cards, { settings, moment, dayCount: LOOKAHEAD_DAYS })
  const putOff = days[0]?.leftCount ?? 0
  const next = days.slice(1).find((day) => day.servedCount > 0)
  const today = localDay(moment.nowMs, moment)
  const off =
    putOff === 0 || settings.dailyMax === 0
      ? ''
      : `${countText(putOff, 'more item')} ${putOff === 1 ? 'is' : 'are'} due; ${settings.dailyMax} a day is your maximum. `
  const nothing = summary.itemCount === 0 && putOff === 0 ? 'Nothing is due. ' : ''
  if (next === undefined) return `${nothing}${off}`.trim()
  const count = next.servedCount
  return `${nothing}${off}The next ${count === 1 ? 'item comes' : `${count} items come`} ${dayWords(next.day, today)}.`
}

function drawForgotten({ summary, titleOf }: EndInput): readonly Node[] {
  const concepts = [...new Set(summary.forgotten.map((card) => card.concept))]
  const rows = concepts.map((concept) => {
    const count = summary.forgotten.filter((card) => card.concept === concept).length
    return draw(
      'li',
      {},
      draw('a', { class: 'plain', href: siteUrl(`concepts/${concept}/`) }, titleOf(concept)),
      draw('span', { class: 'sp' }, countText(count, 'item')),
    )
  })
  return [draw('h3', {}, 'Not recalled: read again'), draw('ul', { class: 'rows' }, ...rows)]
}
