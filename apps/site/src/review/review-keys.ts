/**
 * Keys of the review: digits choose an option and then a rating, Enter checks and then rates, letters open things. Options
 * are inputs, so other than in the rest of the site keys act while one of them has the focus; fields keep their keys.
 */

export interface ReviewCommands {
  /** A digit, from 1. */
  readonly digit: (digit: number) => void
  readonly enter: () => void
  readonly letter: Readonly<Record<string, () => void>>
}

/** Starts the keys of the page. */
export function startReviewKeys(commands: ReviewCommands): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return
    const target = event.target instanceof HTMLElement ? event.target : document.body
    if (takesText(target) || target.closest('dialog, [role="menu"]') !== null) return
    const run = commandOf(commands, event.key, target)
    if (run === undefined) return
    event.preventDefault()
    run()
  })
}

function commandOf(commands: ReviewCommands, key: string, target: HTMLElement): (() => void) | undefined {
  if (/^[1-9]$/.test(key)) return () => commands.digit(Number(key))
  // Enter on a link or button, and in a form, does what it does everywhere.
  if (key === 'Enter')
    return target.closest('a, button, summary, input') === null ? commands.enter : undefined
  const letter = key.toLowerCase()
  return Object.hasOwn(commands.letter, letter) ? commands.letter[letter] : undefined
}

function takesText(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return element.type !== 'radio' && element.type !== 'checkbox'
  return element.closest('textarea, select, [contenteditable]') !== null
}
