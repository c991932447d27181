/** A lab's page: opens the workspace, counts the time, and keeps the record's completions up. */

import type { SiteConcept } from '../record/outline.ts'
import { watchProgress } from '../record/record.ts'
import { countTime } from '../record/time.ts'
import { siteUrl } from '../shell/site-url.ts'
import { whenReached } from './when-reached.ts'

async function start(main: HTMLElement): Promise<void> {
  const { concept, lab } = main.dataset
  if (concept === undefined || lab === undefined) return
  whenReached(() => {
    void import('../islands/lab/hydrate.ts').then(({ hydrateLab }) => hydrateLab(main))
  })
  countTime({ concept, lab })
  const response = await fetch(siteUrl(`data/concepts/${concept}.json`))
  if (!response.ok) return
  const outline = (await response.json()) as SiteConcept
  await watchProgress({ concepts: [outline], roadmaps: [] }, () => undefined)
}

const main = document.querySelector<HTMLElement>('main[data-lab]')
if (main !== null) void start(main)
