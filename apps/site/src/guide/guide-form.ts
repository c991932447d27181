/** The form of the guide: answers as texts in and out, and the parts that only some goals ask for. */
import type { AnswerTexts } from '@savepoint/guide'
import { draw } from '../record/draw.ts'
import type { SiteLibrary } from '../record/library.ts'
import { countText } from '../shell/words.ts'

/** Returns what the form says, by question; the parts that the goal does not ask for are left out. */
export function textsOf(form: HTMLFormElement): AnswerTexts {
  const fields = new FormData(form)
  const text = (name: string): string => String(fields.get(name) ?? '')
  const asks = asksIn(form)
  const levels = [...form.querySelectorAll<HTMLSelectElement>('[data-area]')]
    .filter((select) => select.selectedIndex > 0)
    .map((select) => `${select.dataset.area}=${select.value}`)
  const all: Record<string, string> = {
    role: text('role'),
    goal: text('goal'),
    know: levels.join(' '),
    hours: text('hours'),
    start: text('start'),
    deadline: text('deadline'),
    ...(asks === '' ? {} : { [asks]: asks === 'topics' ? fields.getAll('topics').join(' ') : text(asks) }),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

/** Puts answers back into the form. */
export function fillForm(form: HTMLFormElement, texts: AnswerTexts): void {
  for (const [name, value] of Object.entries(texts)) {
    if (name === 'know') fillLevels(form, value)
    else if (name === 'topics') fillTopics(form, value.split(' '))
    else fillField(form, name, value)
  }
  showAsked(form)
}

function fillLevels(form: HTMLFormElement, text: string): void {
  for (const entry of text.split(' ')) {
    const [area = '', level = ''] = entry.split('=')
    const select = form.querySelector<HTMLSelectElement>(`[data-area="${CSS.escape(area)}"]`)
    if (select !== null && [...select.options].some((option) => option.value === level)) select.value = level
  }
}

function fillTopics(form: HTMLFormElement, topics: readonly string[]): void {
  for (const box of form.querySelectorAll<HTMLInputElement>('input[name="topics"]'))
    box.checked = topics.includes(box.value)
}

function fillField(form: HTMLFormElement, name: string, value: string): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    `[name="${CSS.escape(name)}"]`,
  )) {
    if (field instanceof HTMLInputElement && field.type === 'radio') field.checked = field.value === value
    else if (!(field instanceof HTMLSelectElement) || [...field.options].some((one) => one.value === value))
      field.value = value
  }
}

/** Shows the part that the chosen goal asks for, and says the hours beside their slider. */
export function showAsked(form: HTMLFormElement): void {
  const asks = asksIn(form)
  for (const part of form.querySelectorAll<HTMLElement>('[data-asked]'))
    part.hidden = part.dataset.asked !== asks
  const output = form.querySelector('[data-hours-output]')
  if (output !== null) output.textContent = `${String(new FormData(form).get('hours') ?? '')} h`
  showChosenTopics(form)
}

/** What the chosen goal asks the learner to name; empty when nothing. */
function asksIn(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>('input[name="goal"]:checked')?.dataset.asks ?? ''
}

/** Draws a box for each concept, to be found by typing. */
export function startTopics(form: HTMLFormElement, { concepts }: SiteLibrary): void {
  const list = form.querySelector('[data-topic-list]')
  const search = form.querySelector<HTMLInputElement>('[data-topic-search]')
  const count = form.querySelector('[data-topic-count]')
  if (list === null || search === null) return
  const rows = [...concepts]
    .sort((a, b) => a.title.localeCompare(b.title, 'en'))
    .map(({ id, title, area }) => {
      const row = draw(
        'label',
        { class: 'choice' },
        draw('input', { type: 'checkbox', name: 'topics', value: id }),
        draw('span', {}, title),
        draw('small', {}, area),
      )
      return { row, words: `${title} ${id} ${area}`.toLowerCase() }
    })
  list.replaceChildren(...rows.map(({ row }) => row))
  const filter = (): void => {
    const wanted = search.value.toLowerCase().split(/\s+/)
    let found = 0
    for (const { row, words } of rows) {
      row.hidden = !wanted.every((word) => words.includes(word))
      found += Number(!row.hidden)
    }
    if (count !== null) count.textContent = `${countText(found, 'concept')} found.`
  }
  search.addEventListener('input', (event) => {
    // What is searched for is not an answer.
    event.stopPropagation()
    filter()
  })
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
}

function showChosenTopics(form: HTMLFormElement): void {
  const box = form.querySelector('[data-topic-chosen]')
  if (box === null) return
  const chosen = [...form.querySelectorAll<HTMLInputElement>('input[name="topics"]:checked')]
  const buttons = chosen.map((input) => {
    const title = input.parentElement?.querySelector('span')?.textContent ?? input.value
    const button = draw(
      'button',
      { type: 'button', class: 'btn-3', 'aria-label': `Remove ${title}` },
      `${title} ×`,
    )
    button.addEventListener('click', () => {
      input.checked = false
      form.querySelector<HTMLElement>('[data-topic-search]')?.focus()
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
    return button
  })
  box.replaceChildren(...(buttons.length === 0 ? ['None chosen yet.'] : buttons))
}
