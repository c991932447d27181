/** The mark of a concept as a button: it opens a small menu that sets the status by hand. */
import type { ConceptStatus } from '@savepoint/progress'
import { draw, drawMark } from '../record/draw.ts'
import { STATUS_WORDS } from '../shell/words.ts'

export interface StatusMenuOptions {
  readonly statusOf: (concept: string) => ConceptStatus
  /** `null` gives the decision back to what was recorded. */
  readonly set: (concept: string, status: ConceptStatus | null) => void
}

const CHOICES: readonly (ConceptStatus | null)[] = ['completed', 'inProgress', 'skipped', 'notStarted', null]

/** A menu that is opened at whatever has the focus: a mark's button, a node of the map. */
export interface StatusMenu {
  /** Opens the menu at `anchor`, which gets the focus back. Opened again at the same place, it closes. */
  readonly open: (anchor: HTMLElement | SVGElement, concept: string) => void
}

/** Returns the one menu of a page or of a part of it. */
export function createStatusMenu(options: StatusMenuOptions): StatusMenu {
  const menu = draw('div', { class: 'status-menu', role: 'menu', 'aria-label': 'Status', hidden: '' })
  document.body.append(menu)
  let opener: HTMLElement | SVGElement | undefined
  const close = (isFocusKept: boolean): void => {
    if (menu.hidden) return
    menu.hidden = true
    const closed = opener
    opener = undefined
    if (closed?.hasAttribute('aria-expanded') === true) closed.setAttribute('aria-expanded', 'false')
    if (isFocusKept) closed?.focus({ preventScroll: true })
  }
  startMenuKeys(menu, close)
  return {
    open: (anchor, concept) => {
      if (anchor === opener) return close(true)
      close(false)
      opener = anchor
      if (anchor.hasAttribute('aria-expanded')) anchor.setAttribute('aria-expanded', 'true')
      menu.replaceChildren(
        ...CHOICES.map((choice) =>
          menuItem(choice, options.statusOf(concept), () => {
            options.set(concept, choice)
            close(true)
          }),
        ),
      )
      menu.hidden = false
      place(menu, anchor)
      menu.querySelector<HTMLElement>('[aria-checked="true"], [role="menuitemradio"]')?.focus()
    },
  }
}

/** Turns every mark of the tree into a button with one shared menu; returns what renames the buttons. */
export function startStatusMenu(tree: HTMLElement, options: StatusMenuOptions): () => void {
  const menu = createStatusMenu(options)
  for (const row of tree.querySelectorAll<HTMLElement>('[data-concept-row]')) {
    const mark = row.querySelector('[data-mark]')
    const concept = row.dataset.conceptRow
    if (mark === null || concept === undefined) continue
    const button = draw('button', {
      class: 'mark-btn',
      type: 'button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    })
    mark.replaceWith(button)
    button.append(mark)
    button.addEventListener('click', () => menu.open(button, concept))
  }
  return () => nameButtons(tree, options)
}

function menuItem(choice: ConceptStatus | null, current: ConceptStatus, onChoose: () => void): HTMLElement {
  const isReset = choice === null
  const item = draw(
    'button',
    { type: 'button', tabindex: '-1', role: isReset ? 'menuitem' : 'menuitemradio' },
    ...(isReset ? ['As recorded'] : [drawMark(choice), STATUS_WORDS[choice]]),
  )
  item.querySelector('svg')?.setAttribute('aria-hidden', 'true')
  if (!isReset) item.setAttribute('aria-checked', String(choice === current))
  item.addEventListener('click', onChoose)
  return item
}

function startMenuKeys(menu: HTMLElement, close: (isFocusKept: boolean) => void): void {
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll<HTMLElement>('button')]
    const here = items.indexOf(document.activeElement as HTMLElement)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: -1,
    }
    const to = moves[event.key]
    if (to !== undefined) items.at(to % items.length)?.focus()
    else if (event.key === 'Escape') close(true)
    else if (event.key === 'Tab') return close(true)
    else return
    event.preventDefault()
  })
  document.addEventListener('pointerdown', (event) => {
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('.status-menu, .mark-btn') == null) close(false)
  })
  addEventListener('resize', () => close(false))
}

function place(menu: HTMLElement, anchor: Element): void {
  const box = anchor.getBoundingClientRect()
  const below =
    box.bottom + menu.offsetHeight < innerHeight ? box.bottom + 4 : box.top - menu.offsetHeight - 4
  menu.style.setProperty('left', `${box.left + scrollX}px`)
  menu.style.setProperty('top', `${below + scrollY}px`)
}

function nameButtons(tree: HTMLElement, { statusOf }: StatusMenuOptions): void {
  for (const button of tree.querySelectorAll<HTMLElement>('.mark-btn')) {
    const row = button.closest<HTMLElement>('[data-concept-row]')
    const title = row?.querySelector('a')?.textContent ?? ''
    button.setAttribute(
      'aria-label',
      `Status of ${title}: ${STATUS_WORDS[statusOf(row?.dataset.conceptRow ?? '')]}`,
    )
  }
}
