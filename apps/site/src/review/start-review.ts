/** The review page: the sitting, the days to come, and the settings. Everything follows the log. */
import { dueByDay } from '@savepoint/review'
import { draw } from '../record/draw.ts'
import { loadLibrary } from '../record/library.ts'
import { drafts, watchProgress } from '../record/record.ts'
import { countText } from '../shell/words.ts'
import { drawForecast } from './forecast-chart.ts'
import { startReviewKeys } from './review-keys.ts'
import { type Reading, Session } from './session.ts'
import { startSettings } from './settings-form.ts'

const FORECAST_DAYS = 14
/** How often an empty page looks whether something has come due. */
const REFRESH_MS = 15_000

async function start(box: HTMLElement): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('[data-review-settings]')
  const showSettings = form === null ? () => {} : startSettings(form)
  const library = await loadLibrary()
  const session = new Session({
    box,
    concepts: library.concepts,
    drafts: await drafts(),
    onReading: (reading) => {
      paintSum(reading)
      paintForecast(reading)
      showSettings(reading.settings, reading.cards)
    },
  })
  startReviewKeys({
    digit: (number) => session.digit(number),
    enter: () => session.enter(),
    letter: {
      e: () => session.toggleAnswer(),
      l: () => session.openLesson(),
      u: () => session.correctLast(),
    },
  })
  setInterval(() => session.refresh(), REFRESH_MS)
  document.addEventListener('visibilitychange', () => session.refresh())
  await watchProgress(library, ({ events }) => session.follow(events))
}

function paintSum({ cards, due }: Reading): void {
  const line = document.querySelector('[data-sum]')
  if (line === null || cards.length === 0) return
  const concepts = new Set(due.map((card) => card.concept)).size
  const first =
    due.length === 0
      ? [draw('b', {}, 'Nothing'), ' is due now']
      : [draw('b', {}, countText(due.length, 'item')), ` due now, from ${countText(concepts, 'concept')}`]
  line.replaceChildren(...first, `, of ${cards.length.toLocaleString('en')} under review.`)
}

function paintForecast({ cards, settings, moment }: Reading): void {
  const days = dueByDay(cards, { settings, moment, dayCount: FORECAST_DAYS })
  document.querySelector('[data-forecast]')?.replaceChildren(drawForecast(days))
}

const box = document.querySelector<HTMLElement>('[data-session]')
if (box !== null)
  start(box).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    box.replaceChildren(
      draw(
        'div',
        { class: 'error', role: 'alert' },
        draw('p', {}, draw('b', {}, 'The review could not start. '), why),
        draw('p', { class: 'dim' }, 'Your record is safe. Reload the page when the network is back.'),
      ),
    )
  })
