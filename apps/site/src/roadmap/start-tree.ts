/** The tree of a roadmap with the learner's record in it: marks to click, keys, filters, what is next. */
import type { ConceptStatus, ProgressView } from '@savepoint/progress'
import { loadOutline, type SiteOutline } from '../record/outline.ts'
import { paintProgress } from '../record/paint.ts'
import { chosenRoadmap, type Progress, record, watchProgress } from '../record/record.ts'
import { STATUS_WORDS } from '../shell/words.ts'
import { startFilter } from './filter.ts'
import { nextConcepts } from './next-concepts.ts'
import { paintNextList } from './paint-next.ts'
import { startStatusMenu } from './status-menu.ts'
import { startTreeKeys } from './tree-keys.ts'

function setStatus(outline: SiteOutline, id: string, status: ConceptStatus | null): void {
  const concept = outline.concepts.find((one) => one.id === id)
  if (concept === undefined) return
  void record({ kind: 'StatusSet', concept: id, status, contentHash: concept.contentHash })
}

function paintRows(tree: HTMLElement, view: ProgressView): void {
  for (const row of tree.querySelectorAll<HTMLElement>('[data-concept-row]')) {
    const concept = view.concepts.get(row.dataset.conceptRow ?? '')
    if (concept === undefined) continue
    row.dataset.status = concept.status
    row.classList.toggle('done', concept.status === 'completed')
    row.classList.toggle('cur', view.resume?.concept === concept.id)
    const minutes = row.querySelector<HTMLElement>('[data-minutes]')
    if (minutes === null) continue
    minutes.dataset.text ??= minutes.textContent ?? ''
    minutes.textContent = concept.status === 'skipped' ? STATUS_WORDS.skipped : minutes.dataset.text
  }
}

function startChoosing(roadmap: string): (progress: Progress) => void {
  const button = document.querySelector<HTMLButtonElement>('[data-start-roadmap]')
  button?.addEventListener('click', () => void record({ kind: 'RoadmapStarted', roadmap }))
  const said = document.querySelector<HTMLElement>('[data-chosen]')
  return ({ events }) => {
    const isChosen = chosenRoadmap(events) === roadmap
    if (button !== null) button.hidden = isChosen
    if (said === null) return
    said.hidden = !isChosen
    if (isChosen) said.textContent = 'This is your roadmap: lessons show its phases.'
  }
}

async function start(tree: HTMLElement, roadmap: string): Promise<void> {
  const outline = await loadOutline(roadmap)
  const statuses = new Map<string, ConceptStatus>()
  const set = (id: string, status: ConceptStatus | null): void => setStatus(outline, id, status)
  const paintFilter = startFilter(tree)
  const paintChosen = startChoosing(roadmap)
  const refreshMenu = startStatusMenu(tree, { statusOf: (id) => statuses.get(id) ?? 'notStarted', set })
  startTreeKeys(tree, {
    toggle: (id) => set(id, statuses.get(id) === 'completed' ? 'notStarted' : 'completed'),
  })
  await watchProgress(outline, (progress) => {
    for (const [id, concept] of progress.view.concepts) statuses.set(id, concept.status)
    const next = nextConcepts(outline, progress.view)
    paintRows(tree, progress.view)
    paintNextList(next, progress.view)
    paintProgress(document, progress.view)
    paintFilter(new Set(next.map((concept) => concept.id)))
    paintChosen(progress)
    refreshMenu()
  })
}

const tree = document.querySelector<HTMLElement>('[data-tree]')
const roadmap = document.querySelector<HTMLElement>('[data-roadmap]')?.dataset.roadmap
if (tree !== null && roadmap !== undefined) void start(tree, roadmap)
