/** Opens the playground over its static frame. */

import type { Dataset } from '@savepoint/curriculum'
import { openBrowserStorage } from '@savepoint/platform/browser'
import { mount } from 'svelte'
import { sayNotice } from '../../shell/notice.ts'
import { siteUrl } from '../../shell/site-url.ts'
import Playground from './Playground.svelte'
import { PlaygroundState } from './playground-state.svelte.ts'
import { parseFragment } from './share-link.ts'

/** Replaces the list of datasets below `root` by the console. */
export function hydratePlayground(root: HTMLElement): void {
  open(root).catch(() =>
    sayNotice('The console could not be loaded. Check the connection and reload the page.'),
  )
}

async function open(root: HTMLElement): Promise<void> {
  const target = root.querySelector<HTMLElement>('[data-play]')
  if (target === null) throw new Error('assertion failed: a playground without its frame')
  const [answer, { drafts }] = await Promise.all([fetch(siteUrl('data/datasets.json')), openBrowserStorage()])
  if (!answer.ok) throw new Error(`datasets: ${answer.status}`)
  const datasets = (await answer.json()) as readonly Dataset[]
  await drafts.read('playground')
  const state = new PlaygroundState(datasets, drafts, parseFragment(location.hash))
  window.addEventListener('hashchange', () => {
    const shared = parseFragment(location.hash)
    if (shared !== undefined) state.take(shared)
  })
  target.replaceChildren()
  mount(Playground, { target, props: { state } })
  root.querySelector('[data-playground-status]')?.remove()
  root.dataset['ready'] = ''
}
