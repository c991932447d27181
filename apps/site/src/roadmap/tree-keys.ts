/** Keys of the tree: `j` and `k` or the arrows move between concepts, `x` marks the focused one completed. */
import { onKeys } from '../shell/keys.ts'

export interface TreeCommands {
  readonly toggle: (concept: string) => void
}

/** Starts the keys for `tree`. */
export function startTreeKeys(tree: HTMLElement, commands: TreeCommands): void {
  const move = (by: 1 | -1) => (): void => {
    const links = visibleLinks(tree)
    const here = links.findIndex((link) => rowOf(link) === rowOf(document.activeElement))
    const index = here < 0 ? (by === 1 ? 0 : links.length - 1) : here + by
    const link = links[Math.min(Math.max(index, 0), links.length - 1)]
    link?.focus()
    link?.scrollIntoView({ block: 'nearest' })
  }
  onKeys({
    j: move(1),
    ArrowDown: move(1),
    k: move(-1),
    ArrowUp: move(-1),
    x: () => {
      const id = rowOf(document.activeElement)?.dataset.conceptRow
      if (id !== undefined) commands.toggle(id)
    },
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
