/** A search field with its results below: a combobox that keys and screen readers can use. */
import { draw } from '../record/draw.ts'
import { countText } from '../shell/words.ts'
import { type Find, type Found, openSearch } from './find.ts'

export interface SearchBoxOptions {
  readonly countMax: number
  /** Told with every search. */
  readonly onQuery?: (query: string) => void
}

const KIND_WORDS: Readonly<Record<Found['entry']['kind'], string>> = {
  lesson: 'lesson',
  section: 'section',
  planned: 'planned',
  lab: 'lab',
  term: 'term',
}

/** Makes `input` search into `list`; `status` is a live region. Returns what runs the search anew. */
export function startSearchBox(
  parts: { readonly input: HTMLInputElement; readonly list: HTMLElement; readonly status: HTMLElement },
  options: SearchBoxOptions,
): () => void {
  const { input, list, status } = parts
  let find: Find | undefined
  let failure = ''
  let current = -1
  const links = (): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role="option"]')]
  const select = (index: number): void => {
    const all = links()
    current = all.length === 0 ? -1 : (index + all.length) % all.length
    for (const [position, link] of all.entries())
      link.setAttribute('aria-selected', String(position === current))
    const chosen = all[current]
    if (chosen === undefined) input.removeAttribute('aria-activedescendant')
    else {
      input.setAttribute('aria-activedescendant', chosen.id)
      chosen.scrollIntoView({ block: 'nearest' })
    }
  }
  const show = (): void => {
    const query = input.value.trim()
    options.onQuery?.(query)
    const found = query === '' || find === undefined ? [] : find(query, options.countMax)
    list.replaceChildren(...found.map(drawFound))
    input.setAttribute('aria-expanded', String(found.length > 0))
    select(found.length > 0 ? 0 : -1)
    if (failure !== '') status.textContent = failure
    else if (query === '' || find === undefined) status.textContent = ''
    else
      status.textContent =
        found.length === 0
          ? `Nothing has “${query}”.`
          : found.length === options.countMax
            ? `The first ${found.length}.`
            : countText(found.length, 'result')
  }
  input.addEventListener('input', show)
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') select(current + 1)
    else if (event.key === 'ArrowUp') select(current - 1)
    else if (event.key === 'Enter') links()[current]?.click()
    else return
    event.preventDefault()
  })
  openSearch().then(
    (opened) => {
      find = opened
      show()
    },
    (cause: unknown) => {
      failure = `${cause instanceof Error ? cause.message : 'The search could not be loaded.'} Check the connection and open it again.`
      show()
    },
  )
  return show
}

function drawFound(found: Found, index: number): HTMLElement {
  const { entry } = found
  const passage = found.passage.map((piece) => (piece.isMatch ? draw('mark', {}, piece.text) : piece.text))
  return draw(
    'a',
    { role: 'option', id: `found-${index}`, href: found.href, tabindex: '-1', 'aria-selected': 'false' },
    draw('span', { class: 'found-title' }, entry.title),
    draw('span', { class: 'found-of' }, [KIND_WORDS[entry.kind], entry.of].filter(Boolean).join(', ')),
    draw('span', { class: 'found-passage' }, ...passage),
  )
}
