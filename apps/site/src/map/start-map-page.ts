/** The page of a map: the record in it, and the keys and the hand that move it. */
import type { ConceptStatus } from '@savepoint/progress'
import { loadOutline } from '../record/outline.ts'
import { paintProgress } from '../record/paint.ts'
import { watchProgress } from '../record/record.ts'
import { dueConcepts } from '../review/due.ts'
import { nextConcepts } from '../roadmap/next-concepts.ts'
import { statusCommands } from '../roadmap/status-commands.ts'
import { startMap } from './start-map.ts'

async function start(page: HTMLElement, name: string): Promise<void> {
  const outline = await loadOutline(name)
  const statuses = new Map<string, ConceptStatus>()
  const commands = statusCommands(outline, statuses)
  let paint: ((due: ReadonlySet<string>) => void) | undefined
  await watchProgress(outline, ({ view, events }) => {
    for (const [id, concept] of view.concepts) statuses.set(id, concept.status)
    paintProgress(page, view)
    paint ??= startMap(page, {
      ...commands,
      start: view.resume?.concept ?? nextConcepts(outline, view)[0]?.id,
    })
    const painted = paint
    painted(new Set())
    void dueConcepts(events, outline.concepts, Date.now()).then((due) => due.size > 0 && painted(due))
  })
}

const page = document.querySelector<HTMLElement>('[data-map-page]')
if (page !== null) void start(page, page.dataset.mapPage ?? 'all')
