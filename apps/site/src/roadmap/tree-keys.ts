/**
 * Keys of the tree: `j` and `k` or the arrows move between concepts; `x` marks the focused one completed, `p` in
 * progress, `s` skipped; `m` opens its menu.
 */
import type { ConceptStatus } from '@savepoint/progress'
import { onKeys } from '../shell/keys.ts'

export interface TreeCommands {
  /** `x`. */
  readonly toggle: (concept: string) => void
  /** `p` and `s`; absent: the keys do nothing. */
  readonly toggleTo?: (concept: string, status: ConceptStatus) => void
}

/** Starts the keys for `tree`; returns the way to stop them. */
export function startTreeKeys(tree: HTMLElement, commands: TreeCommands): () => void {
  const move = (by: 1 | -1) => (): void => {
    const links = visibleLinks(tree)
    const here = links.findIndex((link) => rowOf(link) === rowOf(document.activeElement))
    const index = here < 0 ? (by === 1 ? 0 : links.length - 1) : here + by
    const link = links[Math.min(Math.max(index, 0), links.length - 1)]
    link?.focus()
    link?.scrollIntoView({ block: 'nearest' })
  }
  const set = (status: ConceptStatus) => (): void => {
    const id = rowOf(document.activeElement)?.dataset.conceptRow
    if (id !== undefined) commands.toggleTo?.(id, status)
  }
  return onKeys({
    j: move(1),
    ArrowDown: move(1),
    k: move(-1),
    ArrowUp: move(-1),
    x: () => {
      const id = rowOf(document.activeElement)?.dataset.conceptRow
      if (id !== undefined) commands.toggle(id)
    },
    p: set('inProgress'),
    s: set('skipped'),
    m: () => rowOf(document.activeElement)?.querySelector<HTMLElement>('.mark-btn')?.click(),
  })
}

function visibleLinks(tree: HTMLElement): readonly HTMLAnchorElement[] {
  return [...tree.querySelectorAll<HTMLAnchorElement>('[data-concept-row] a')].filter((link) =>
    link.checkVisibility(),
  )
}

function rowOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>('[data-concept-row]') ?? null
}
