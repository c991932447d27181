/** Fetches items of a knowledge check into other pages than their lesson: review and placement show them one by one. */
import { siteUrl } from '../../shell/site-url.ts'

export interface LoadedItems {
  readonly contentHash: string
  /**
   * Returns a fresh form of the item, not started yet; `undefined` when the check no longer has it. `variant` counts from 0,
   * the form that the lesson shows.
   */
  readonly formOf: (item: string, variant?: number) => HTMLFormElement | undefined
  /** How many variants the item has: 1 without a generator, 0 when the check no longer has it. */
  readonly variantCount: (item: string) => number
}

const loaded = new Map<string, Promise<LoadedItems>>()

/** Returns the items of a concept. Rejects when they cannot be had; a later call tries again. */
export function loadItems(concept: string): Promise<LoadedItems> {
  const known = loaded.get(concept)
  if (known !== undefined) return known
  const loading = fetchItems(concept)
  loaded.set(concept, loading)
  loading.catch(() => loaded.delete(concept))
  return loading
}

async function fetchItems(concept: string): Promise<LoadedItems> {
  const address = siteUrl(`items/${concept}/`)
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The items of ${concept} could not be loaded: ${response.status}.`)
  const fragment = new DOMParser().parseFromString(await response.text(), 'text/html')
  const root = fragment.querySelector<HTMLElement>('[data-items]')
  if (root === null) throw new Error(`The items of ${concept} could not be read. Reload the page.`)
  fixLinks(root, address)
  const forms = [...root.querySelectorAll<HTMLFormElement>('form[data-item]')]
  return {
    contentHash: root.dataset.contentHash ?? '',
    formOf: (item, variant = 0) => {
      const form = forms.find((one) => one.dataset.item === item && Number(one.dataset.variant) === variant)
      return form === undefined ? undefined : document.importNode(form, true)
    },
    variantCount: (item) => forms.filter((one) => one.dataset.item === item).length,
  }
}

/** Addresses in the fragment are relative to where it lies. */
function fixLinks(root: HTMLElement, address: string): void {
  for (const link of root.querySelectorAll('a[href]'))
    link.setAttribute('href', new URL(link.getAttribute('href') ?? '', address).href)
}
