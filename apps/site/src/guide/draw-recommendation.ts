/** Draws what the guide recommends: the one that is shown in full, its weeks, and the others to choose from. */
import {
  type Change,
  dayWords,
  describeChange,
  describeReasons,
  describeSum,
  type GuideAnswers,
  type GuideLibrary,
  type GuideWeek,
  goalKey,
  type Recommendation,
  splitIntoWeeks,
} from '@savepoint/guide'
import { draw } from '../record/draw.ts'
import { countText, hoursText } from '../shell/words.ts'

export interface Shown {
  readonly recommendations: readonly Recommendation[]
  readonly shown: Recommendation
  readonly changes: readonly Change[]
  readonly answers: GuideAnswers
  readonly library: GuideLibrary
}

/** Weeks that are listed before the rest is summed up. */
const WEEKS_MAX = 12
/** Titles in a week before the rest is counted. */
const TITLES_MAX = 3

/** Returns the head of a recommendation and its table of reasons. */
export function drawReasons({ recommendations, shown, changes, answers, library }: Shown): readonly Node[] {
  const rows = describeReasons(shown, answers, library).map(({ label, text }) => drawRow(label, text))
  // The changes are of the first: they say when something else would be first.
  const isFirst = shown === recommendations[0]
  const others = isFirst ? changes : []
  return [
    draw('p', { class: 'label' }, isFirst ? 'Recommended' : 'As well'),
    draw('h2', { class: 'guide-title' }, shown.title),
    draw('p', { class: 'lead' }, describeSum(shown, answers)),
    ...(shown.about === '' ? [] : [draw('p', { class: 'dim about' }, shown.about)]),
    draw(
      'ul',
      { class: 'why-list' },
      ...rows,
      ...others.map((change) => drawRow('Would change', describeChange(change, shown, library))),
    ),
  ]
}

function drawRow(label: string, text: string): HTMLElement {
  return draw('li', {}, draw('span', {}, label), draw('span', {}, text))
}

/** Returns the other recommendations, each with a button that calls `onChoose`. */
export function drawOthers(
  { recommendations, shown, answers }: Shown,
  onChoose: (key: string) => void,
): readonly Node[] {
  const others = recommendations.filter((one) => one !== shown)
  if (others.length === 0) return []
  return [
    draw('h2', { class: 'guide-next' }, 'Or'),
    draw(
      'ul',
      { class: 'or-list' },
      ...others.map((one) => {
        const key = goalKey(one.goal)
        const button = draw('button', { type: 'button', class: 'btn-3', 'data-choose': key }, one.title)
        button.addEventListener('click', () => onChoose(key))
        return draw(
          'li',
          {},
          button,
          draw('p', {}, describeSum(one, answers)),
          draw('p', { class: 'dim' }, one.reasons.map(({ text }) => text).join(' ')),
        )
      }),
    ),
  ]
}

/** Returns the table of weeks; nothing when nothing is left to do. */
export function drawWeeks({ shown, answers, library }: Shown): readonly Node[] {
  const minutes = new Map(library.concepts.map((concept) => [concept.id, concept.minutes]))
  const titles = new Map(library.concepts.map((concept) => [concept.id, concept.title]))
  const weeks = splitIntoWeeks(shown.sequence, {
    hoursAWeek: answers.hoursAWeek,
    start: answers.start,
    minutesOf: (id) => minutes.get(id) ?? 0,
  })
  if (weeks.length === 0) return []
  const listed = weeks.slice(0, WEEKS_MAX)
  const rest = weeks.slice(WEEKS_MAX)
  const head = draw('tr')
  for (const [text, className] of [
    ['Week', ''],
    ['From', 'opt'],
    ['What', ''],
    [`Hours of ${answers.hoursAWeek}`, 'opt hours'],
    ['h', 'num'],
  ] as const)
    head.append(draw('th', { scope: 'col', class: className }, text))
  const rows = listed.map((week) => drawWeek(week, answers.hoursAWeek, (id) => titles.get(id) ?? id))
  if (rest.length > 0) {
    const sum = rest.reduce((total, week) => total + week.minutes, 0)
    const span = `${listed.length + 1} to ${weeks.length}`
    rows.push(drawSum([span, rest[0]?.from ?? '', `${countText(rest.length, 'more week')}`, sum]))
  }
  const whole = drawSum(['', '', 'In all', shown.minutes])
  whole.className = 'whole'
  return [
    draw('h2', { class: 'guide-next' }, 'The work, by weeks'),
    draw('table', { class: 'tbl week' }, draw('thead', {}, head), draw('tbody', {}, ...rows, whole)),
  ]
}

function drawWeek(week: GuideWeek, hoursAWeek: number, titleOf: (id: string) => string): HTMLElement {
  const shown = week.concepts.slice(0, TITLES_MAX).map(titleOf)
  const more = week.concepts.length - shown.length
  const bar = draw('span', {
    class: 'bar',
    role: 'img',
    'aria-label': `${hoursText(week.minutes)} of ${hoursAWeek} h`,
  })
  const fill = draw('span')
  fill.style.setProperty('--v', `${Math.round((week.minutes / 60 / hoursAWeek) * 100)}%`)
  bar.append(fill)
  return draw(
    'tr',
    {},
    draw('td', {}, String(week.number)),
    draw('td', { class: 'opt from' }, dayWords(week.from)),
    draw('td', {}, `${shown.join('; ')}${more > 0 ? ` and ${more} more` : ''}`),
    draw('td', { class: 'opt hours' }, bar),
    draw('td', { class: 'num' }, hoursNumber(week.minutes)),
  )
}

function drawSum([span, from, what, minutes]: readonly [string, string, string, number]): HTMLElement {
  return draw(
    'tr',
    {},
    draw('td', {}, span),
    draw('td', { class: 'opt from' }, from === '' ? '' : dayWords(from)),
    draw('td', {}, what),
    draw('td', { class: 'opt hours' }),
    draw('td', { class: 'num' }, hoursNumber(minutes)),
  )
}

function hoursNumber(minutes: number): string {
  return (minutes / 60).toFixed(1)
}
