/** The search palette: opens over any page with `/` or Ctrl-K, and leaves the page as it was. */

import { draw } from '../record/draw.ts'
import { linkStyles } from '../shell/link-styles.ts'
import paletteStyles from '../styles/palette.css?url'
import { startSearchBox } from './box.ts'

const RESULTS_MAX = 8

let dialog: HTMLDialogElement | undefined

/** Opens the palette, building it the first time. */
export function openPalette(): void {
  dialog ??= build()
  if (dialog.open) return
  dialog.showModal()
  dialog.querySelector('input')?.select()
}

function build(): HTMLDialogElement {
  const input = draw('input', {
    type: 'search',
    role: 'combobox',
    'aria-label': 'Search lessons, labs and terms',
    'aria-controls': 'palette-list',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Lessons, labs, terms',
  })
  const list = draw('div', { id: 'palette-list', role: 'listbox', 'aria-label': 'Results', class: 'found' })
  const status = draw('p', { class: 'palette-status', role: 'status' })
  const result = draw('dialog', { class: 'palette', 'aria-label': 'Search' }, input, list, status)
  result.addEventListener('click', (event) => {
    if (event.target === result || (event.target instanceof Element && event.target.closest('a') !== null))
      result.close()
  })
  linkStyles(paletteStyles)
  document.body.append(result)
  startSearchBox({ input, list, status }, { countMax: RESULTS_MAX })
  return result
}
