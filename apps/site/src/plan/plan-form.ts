/**
 * The form of a plan. It reads as a request at any time, is kept on every change, and begins with what the address asks
 * for (`?goal=path:ID&hours=5&start=…&deadline=…`), else with what was typed before.
 */
import { dayListText, isDay, parseDayList, spreadOverWeek } from '@savepoint/planning'
import type { PlanRequest } from '@savepoint/progress'
import { draw } from '../record/draw.ts'
import { hoursText } from '../shell/words.ts'
import { getField, goalValue, readGoal, readWeek, writeHours, writeWeek } from './form-fields.ts'
import { minutesAWeek } from './plan-words.ts'

export interface PlanForm {
  readonly read: () => PlanRequest
  readonly write: (request: PlanRequest) => void
  /** Changes some of the request, as a button of the preview asks for. */
  readonly change: (part: Partial<PlanRequest>) => void
}

export interface PlanFormOptions {
  readonly titleOf: (concept: string) => string
  readonly concepts: readonly { readonly id: string; readonly title: string }[]
  readonly onChange: () => void
}

/** Starts the form. */
export function startPlanForm(form: HTMLFormElement, options: PlanFormOptions): PlanForm {
  const chosen: Chosen = { topics: [], daysOff: [], leaveOut: [] }
  const field = (name: string): HTMLInputElement => getField(form, name)
  const goalField = form.querySelector<HTMLSelectElement>('[name="goal"]')
  const changed = (): void => {
    paint()
    options.onChange()
  }
  const paint = (): void => {
    const topics = form.querySelector<HTMLElement>('[data-topics]')
    if (topics !== null) topics.hidden = goalField?.value !== 'concepts'
    const output = form.querySelector('[data-hours]')
    if (output !== null) output.textContent = hoursText(minutesAWeek({ minutesByWeekday: readWeek(field) }))
    paintChosen(form, chosen, { titleOf: options.titleOf, changed })
  }
  const read = (): PlanRequest => ({
    goal: readGoal(goalField?.value ?? '', chosen.topics),
    minutesByWeekday: readWeek(field),
    start: field('start').value,
    ...(field('deadline').value === '' ? {} : { deadline: field('deadline').value }),
    daysOff: chosen.daysOff,
    ...(chosen.leaveOut.length === 0 ? {} : { leaveOut: chosen.leaveOut }),
  })
  const write = (request: PlanRequest): void => {
    if (goalField !== null) goalField.value = goalValue(request.goal)
    chosen.topics = request.goal.kind === 'concepts' ? [...request.goal.concepts] : []
    writeWeek(field, request.minutesByWeekday)
    writeHours(field)
    field('start').value = request.start
    field('deadline').value = request.deadline ?? ''
    chosen.daysOff = [...request.daysOff]
    chosen.leaveOut = [...(request.leaveOut ?? [])]
    paint()
  }
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', (event) => {
    const name = event.target instanceof Element ? (event.target.getAttribute('name') ?? '') : ''
    // What was left out belonged to another goal or another date.
    if (['goal', 'deadline'].includes(name)) chosen.leaveOut = []
    if (name === 'hours') writeWeek(field, spreadOverWeek(Number(field('hours').value) * 60))
    if (name.startsWith('day')) writeHours(field)
    if (name !== '') changed()
  })
  startTopics(form, options, (id) => {
    if (!chosen.topics.includes(id)) chosen.topics = [...chosen.topics, id]
    changed()
  })
  startDaysOff(form, (days) => {
    chosen.daysOff = [...new Set([...chosen.daysOff, ...days])].sort()
    changed()
  })
  return {
    read,
    write,
    change: (part) => {
      write({ ...read(), ...part })
      options.onChange()
    },
  }
}

/** What the form holds beside its inputs. */
interface Chosen {
  topics: readonly string[]
  daysOff: readonly string[]
  leaveOut: readonly string[]
}

interface ChosenOptions {
  readonly titleOf: (concept: string) => string
  readonly changed: () => void
}

function paintChosen(form: HTMLFormElement, chosen: Chosen, { titleOf, changed }: ChosenOptions): void {
  const topics = chosen.topics.map((id) => ({ key: id, text: titleOf(id) }))
  paintList(form, '[data-topic-list]', topics, (id) => {
    chosen.topics = chosen.topics.filter((one) => one !== id)
    changed()
  })
  paintList(form, '[data-off-list]', spansOf(chosen.daysOff), (span) => {
    const gone = parseDayList(span)
    chosen.daysOff = chosen.daysOff.filter((day) => !(gone.ok && gone.value.includes(day)))
    changed()
  })
}

function spansOf(days: readonly string[]): readonly { readonly key: string; readonly text: string }[] {
  return dayListText(days)
    .split(', ')
    .filter((span) => span !== '')
    .map((span) => ({ key: span, text: span.replace('..', ' to ') }))
}

function paintList(
  form: HTMLFormElement,
  selector: string,
  items: readonly { readonly key: string; readonly text: string }[],
  remove: (key: string) => void,
): void {
  const rows = items.map(({ key, text }) => {
    const button = draw(
      'button',
      { class: 'btn-3 entry-act', type: 'button', 'aria-label': `Remove ${text}` },
      'Remove',
    )
    button.addEventListener('click', () => {
      remove(key)
      form.querySelector<HTMLElement>(`${selector} button`)?.focus()
    })
    return draw('li', {}, text, draw('span', { class: 'sp' }, button))
  })
  form.querySelector(selector)?.replaceChildren(...rows)
}

function startTopics(
  form: HTMLFormElement,
  { concepts }: PlanFormOptions,
  add: (concept: string) => void,
): void {
  const input = form.querySelector<HTMLInputElement>('[data-topic]')
  form
    .querySelector('[data-topic-options]')
    ?.replaceChildren(...concepts.map(({ title }) => draw('option', { value: title })))
  const take = (): void => {
    const wish = (input?.value ?? '').trim().toLowerCase()
    const found = concepts.find(({ id, title }) => title.toLowerCase() === wish || id === wish)
    if (found === undefined || input === null) {
      input?.setCustomValidity('Choose one of the list.')
      input?.reportValidity()
      return
    }
    input.value = ''
    add(found.id)
  }
  input?.addEventListener('input', () => input.setCustomValidity(''))
  input?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    take()
  })
  form.querySelector('[data-add-topic]')?.addEventListener('click', take)
}

function startDaysOff(form: HTMLFormElement, add: (days: readonly string[]) => void): void {
  const [from, to] = ['[data-off-from]', '[data-off-to]'].map((selector) =>
    form.querySelector<HTMLInputElement>(selector),
  )
  const line = form.querySelector<HTMLElement>('[data-off-error]')
  form.querySelector('[data-add-off]')?.addEventListener('click', () => {
    if (from == null || to == null || line === null) return
    const last = to.value === '' ? from.value : to.value
    const days = parseDayList(`${from.value}..${last}`)
    line.hidden = days.ok
    if (!days.ok) {
      line.textContent = isDay(from.value)
        ? 'The last day is before the first, or more than 1,000 days later.'
        : 'Choose the first day off.'
      return
    }
    from.value = ''
    to.value = ''
    add(days.value)
  })
}
