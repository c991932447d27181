/** Filters of the tree: all, what is next, what is not done. Emptied modules and phases go with their concepts. */

type Filter = 'all' | 'next' | 'open'

/** Starts the filter buttons; returns what applies the filter again when the record has changed. */
export function startFilter(tree: HTMLElement): (next: ReadonlySet<string>) => void {
  const group = document.querySelector<HTMLElement>('[data-filter]')
  const empty = document.querySelector<HTMLElement>('[data-filter-empty]')
  // Asked for anew each time, as a tree may be drawn again.
  const phasesNow = (): readonly HTMLDetailsElement[] => [
    ...tree.querySelectorAll<HTMLDetailsElement>('[data-phase]'),
  ]
  let filter: Filter = 'all'
  let nextIds: ReadonlySet<string> = new Set()
  let openBefore: readonly boolean[] | undefined
  const apply = (): void => {
    for (const row of tree.querySelectorAll<HTMLElement>('[data-concept-row]')) {
      row.hidden = !isShown(filter, row, nextIds)
    }
    for (const part of tree.querySelectorAll<HTMLElement>('[data-module], [data-phase]')) {
      part.hidden = filter !== 'all' && part.querySelector('[data-concept-row]:not([hidden])') === null
    }
    if (empty !== null) empty.hidden = tree.querySelector('[data-concept-row]:not([hidden])') !== null
  }
  group?.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (button === null) return
    filter = button.value === 'next' || button.value === 'open' ? button.value : 'all'
    for (const other of group.querySelectorAll('button'))
      other.setAttribute('aria-pressed', String(other === button))
    const phases = phasesNow()
    if (filter === 'all') {
      for (const [index, phase] of phases.entries()) phase.open = openBefore?.[index] ?? phase.open
      openBefore = undefined
    } else {
      openBefore ??= phases.map((phase) => phase.open)
      for (const phase of phases) phase.open = true
    }
    apply()
  })
  return (next) => {
    nextIds = next
    apply()
  }
}

function isShown(filter: Filter, row: HTMLElement, next: ReadonlySet<string>): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'next':
      return next.has(row.dataset.conceptRow ?? '')
    case 'open':
      return row.dataset.status !== 'completed' && row.dataset.status !== 'skipped'
  }
}
