/**
 * Tree or map of a roadmap in one page. The choice stands in the address (`#map`), so that it can be linked and comes
 * back with the page. The map is loaded when it is first shown.
 */

export type View = 'tree' | 'map'

/** Starts the two links; `onShown` is called when a view is shown, at once for the one in the address. */
export function startViews(onShown: (view: View) => void): void {
  const tree = document.querySelector<HTMLElement>('[data-tree-view]')
  const map = document.querySelector<HTMLElement>('[data-map-view]')
  const filters = document.querySelector<HTMLElement>('[data-filter]')
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-views] a')]
  const show = (view: View): void => {
    if (tree !== null) tree.hidden = view === 'map'
    if (filters !== null) filters.hidden = view === 'map'
    if (map !== null) map.hidden = view === 'tree'
    for (const link of links) {
      if (link.dataset.view === view) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    onShown(view)
  }
  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      const view = viewOf(link.dataset.view)
      history.replaceState(history.state, '', view === 'map' ? '#map' : location.pathname + location.search)
      show(view)
    })
  }
  addEventListener('hashchange', () => show(viewOf(location.hash.slice(1))))
  show(viewOf(location.hash.slice(1)))
}

function viewOf(name: string | undefined): View {
  return name === 'map' ? 'map' : 'tree'
}
