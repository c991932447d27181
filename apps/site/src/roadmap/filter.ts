/** Filters of the tree: all, what is next, what is not done, what is due. Emptied modules and phases go with their concepts. */

const FILTERS = ['all', 'next', 'open', 'due'] as const
type Filter = (typeof FILTERS)[number]

/** Starts the filter buttons; returns what applies the filter again when the record has changed. */
export function startFilter(
  tree: HTMLElement,
): (next: ReadonlySet<string>, due?: ReadonlySet<string>) => void {
  const group = document.querySelector<HTMLElement>('[data-filter]')
  const empty = document.querySelector<HTMLElement>('[data-filter-empty]')
  /** What can be closed: phases, and modules that are shown on demand. Asked for anew, as a tree may be drawn again. */
  const foldsNow = (): readonly HTMLDetailsElement[] => [
    ...tree.querySelectorAll<HTMLDetailsElement>('[data-phase], [data-fold]'),
  ]
  let filter: Filter = 'all'
  let sets: ShownSets = { next: new Set(), due: new Set() }
  let emptyText: string | undefined
  let openBefore: readonly boolean[] | undefined
  const apply = (): void => {
    for (const row of tree.querySelectorAll<HTMLElement>('[data-concept-row]')) {
      row.hidden = !isShown(filter, row, sets)
    }
    for (const part of tree.querySelectorAll<HTMLElement>('[data-module], [data-phase], [data-fold]')) {
      part.hidden = filter !== 'all' && part.querySelector('[data-concept-row]:not([hidden])') === null
    }
    if (empty === null) return
    emptyText ??= empty.textContent ?? ''
    empty.textContent = filter === 'due' ? (empty.dataset.due ?? emptyText) : emptyText
    empty.hidden = tree.querySelector('[data-concept-row]:not([hidden])') !== null
  }
  group?.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (button === null) return
    filter = FILTERS.find((one) => one === button.value) ?? 'all'
    for (const other of group.querySelectorAll('button'))
      other.setAttribute('aria-pressed', String(other === button))
    const folds = foldsNow()
    if (filter === 'all') {
      for (const [index, fold] of folds.entries()) fold.open = openBefore?.[index] ?? fold.open
      openBefore = undefined
    } else {
      openBefore ??= folds.map((fold) => fold.open)
      for (const fold of folds) fold.open = true
    }
    apply()
  })
  return (next, due = new Set()) => {
    sets = { next, due }
    apply()
  }
}

interface ShownSets {
  readonly next: ReadonlySet<string>
  readonly due: ReadonlySet<string>
}

function isShown(filter: Filter, row: HTMLElement, { next, due }: ShownSets): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'next':
      return next.has(row.dataset.conceptRow ?? '')
    case 'due':
      return due.has(row.dataset.conceptRow ?? '')
    case 'open':
      return row.dataset.status !== 'completed' && row.dataset.status !== 'skipped'
  }
}
