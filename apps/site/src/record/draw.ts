/** Small pieces of the page that scripts draw: elements, marks, bars. Text is always set as text. */
import type { ConceptStatus } from '@savepoint/progress'
import { STATUS_MARKS, STATUS_WORDS } from '../shell/words.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** Returns an element with attributes and children; strings become text nodes. */
export function draw<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

/** Returns an SVG element with attributes and children. */
export function drawSvg(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Node | string)[]
): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...children)
  return element
}

/** Returns a status mark; with `concept` it follows that concept's status. */
export function drawMark(status: ConceptStatus, concept?: string): SVGElement {
  return drawSvg(
    'svg',
    {
      class: `st st-${STATUS_MARKS[status]}`,
      role: 'img',
      'aria-label': STATUS_WORDS[status],
      ...(concept === undefined ? {} : { 'data-mark': concept }),
    },
    drawSvg('use', { href: `#m-${STATUS_MARKS[status]}` }),
  )
}

/** Returns an empty ledger bar that `paintProgress` fills by its name. */
export function drawBar(name: string): HTMLElement {
  return draw(
    'span',
    { class: 'bar', role: 'img', 'aria-label': '0% completed', 'data-bar': name },
    draw('span'),
  )
}
