/** Opens the workspace of a lab over its static frame. */

import { openBrowserStorage } from '@savepoint/platform/browser'
import { mount } from 'svelte'
import { readLog } from '../../record/record.ts'
import { sayNotice } from '../../shell/notice.ts'
import { siteUrl } from '../../shell/site-url.ts'
import LabStatus from './LabStatus.svelte'
import LabWorkspace from './LabWorkspace.svelte'
import { LabState, type ServedLab } from './lab-state.svelte.ts'

/** Replaces the resting task, editor and evidence below `root` by the live ones. */
export function hydrateLab(root: HTMLElement): void {
  open(root).catch(() =>
    sayNotice('The workspace could not be loaded. Check the connection and reload the page.'),
  )
}

async function open(root: HTMLElement): Promise<void> {
  const id = root.dataset['lab'] ?? ''
  const [lab, { drafts }, events] = await Promise.all([fetchLab(id), openBrowserStorage(), readLog()])
  await drafts.read(`lab:${id}`)
  const state = new LabState(lab, drafts, events)
  const regions = root.querySelector<HTMLElement>('.lab')
  const status = root.querySelector<HTMLElement>('[data-lab-status]')
  if (regions === null || status === null) throw new Error('assertion failed: a lab page without its frame')
  const dataset = regions.querySelector('[data-dataset-notes]')
  regions.replaceChildren()
  status.removeAttribute('role')
  status.replaceChildren()
  mount(LabWorkspace, { target: regions, props: { state, dataset } })
  mount(LabStatus, { target: status, props: { state } })
  root.dataset['ready'] = ''
}

/** Links in content are written from the root of the site. */
async function fetchLab(id: string): Promise<ServedLab> {
  const answer = await fetch(siteUrl(`data/labs/${id}.json`))
  if (!answer.ok) throw new Error(`lab ${id}: ${answer.status}`)
  return JSON.parse(
    (await answer.text()).replaceAll('href=\\"{base}/', `href=\\"${siteUrl('')}`),
  ) as ServedLab
}
