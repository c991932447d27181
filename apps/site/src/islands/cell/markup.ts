/** Reads what the static page says of its lesson and cells. The page's half of this is `components/Cell.astro`. */

export interface LessonMarkup {
  readonly concept: string
  readonly dataset: string
  /** SQL that the page needs before its first cell; empty when none. */
  readonly setup: string
}

/** Returns the lesson that `element` stands in or holds. */
export function lessonOf(element: HTMLElement): LessonMarkup {
  const holder =
    element.closest<HTMLElement>('[data-concept]') ?? element.querySelector<HTMLElement>('[data-concept]')
  return {
    concept: holder?.dataset['concept'] ?? '',
    dataset: holder?.dataset['dataset'] || 'empty',
    setup: holder?.dataset['setup'] ?? '',
  }
}

/** Returns the cells below `root` in reading order. */
export function cellFigures(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('figure.cell[data-cell]')]
}

/** Returns the 1-based number of a cell. */
export function cellNumber(figure: HTMLElement): number {
  return Number(figure.dataset['cell'])
}

/** Returns the text of a cell as it was recorded. */
export function recordedSource(figure: HTMLElement): string {
  return figure.querySelector('.cell-code code')?.textContent ?? ''
}

/** Returns the key under which the edited text of a cell is kept. */
export function draftKey(concept: string, number: number): string {
  return `cell:${concept}:${number}`
}
