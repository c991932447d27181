/** The page of a roadmap with the learner's record in it: the tree with marks to click, keys and filters, and the map. */
import type { ConceptStatus, ProgressView } from '@savepoint/progress'
import { loadOutline } from '../record/outline.ts'
import { paintProgress } from '../record/paint.ts'
import { chosenRoadmap, type Progress, record, watchProgress } from '../record/record.ts'
import { dueConcepts } from '../review/due.ts'
import { hoursText, STATUS_WORDS } from '../shell/words.ts'
import { setDue } from './due-dot.ts'
import { startFilter } from './filter.ts'
import { createMapView } from './map-view.ts'
import { nextConcepts } from './next-concepts.ts'
import { paintNextList } from './paint-next.ts'
import { paintPlan } from './paint-plan.ts'
import { type StatusCommands, statusCommands } from './status-commands.ts'
import { startStatusMenu } from './status-menu.ts'
import { startTreeKeys } from './tree-keys.ts'
import { startViews } from './views.ts'

function paintRows(tree: HTMLElement, view: ProgressView, due: ReadonlySet<string>): void {
  for (const row of tree.querySelectorAll<HTMLElement>('[data-concept-row]')) {
    const concept = view.concepts.get(row.dataset.conceptRow ?? '')
    if (concept === undefined) continue
    row.dataset.status = concept.status
    row.classList.toggle('done', concept.status === 'completed')
    row.classList.toggle('cur', view.resume?.concept === concept.id)
    row.toggleAttribute('data-due', due.has(concept.id))
    setDue(row.querySelector('[data-mark]'), due.has(concept.id))
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
    if (said !== null) said.textContent = isChosen ? 'This is your roadmap: lessons show its phases.' : ''
  }
}

/** Hours left of all of them, and how many concepts are due. */
function paintSums(view: ProgressView, due: ReadonlySet<string>): void {
  const hours = document.querySelector('[data-hours]')
  const bar = view.roadmaps[0]?.bar
  if (hours !== null && bar !== undefined) {
    const all = hoursText(bar.minutesTotal)
    const isTouched = bar.minutesLeft !== bar.minutesTotal
    hours.textContent = isTouched ? `${hoursText(bar.minutesLeft)} left of ${all}` : all
  }
  const count = document.querySelector('[data-due-count]')
  if (count !== null) count.textContent = due.size === 0 ? '' : ` ${due.size}`
}

/** Keys belong to the view that is shown. */
function startTreeOrMap(tree: HTMLElement, commands: StatusCommands, showMap: () => void): void {
  let stopKeys: (() => void) | undefined
  startViews((view) => {
    stopKeys?.()
    stopKeys = undefined
    if (view === 'map') return showMap()
    stopKeys = startTreeKeys(tree, {
      toggle: (id) => commands.toggle(id, 'completed'),
      toggleTo: commands.toggle,
    })
  })
}

async function start(tree: HTMLElement, roadmap: string): Promise<void> {
  const outline = await loadOutline(roadmap)
  const statuses = new Map<string, ConceptStatus>()
  const commands = statusCommands(outline, statuses)
  const paintFilter = startFilter(tree)
  const paintChosen = startChoosing(roadmap)
  const refreshMenu = startStatusMenu(tree, commands)
  const place = document.querySelector<HTMLElement>('[data-map-view]') ?? document.createElement('section')
  let shown: Progress | undefined
  let due: ReadonlySet<string> = new Set()
  const paint = (progress: Progress): void => {
    shown = progress
    const { view, events } = progress
    for (const [id, concept] of view.concepts) statuses.set(id, concept.status)
    const next = nextConcepts(outline, view)
    paintRows(tree, view, due)
    paintNextList(next, view)
    paintProgress(document, view)
    paintSums(view, due)
    paintPlan(events, roadmap)
    paintFilter(new Set(next.map((concept) => concept.id)), due)
    paintChosen(progress)
    refreshMenu()
    map.paint(due)
  }
  const map = createMapView({
    ...commands,
    place,
    roadmap,
    start: () => shown?.view.resume?.concept ?? (shown && nextConcepts(outline, shown.view)[0]?.id),
    onLoaded: () => shown && paint(shown),
  })
  startTreeOrMap(tree, commands, map.show)
  await watchProgress(outline, (progress) => {
    paint(progress)
    void dueConcepts(progress.events, outline.concepts, Date.now()).then((found) => {
      if (shown !== progress || (found.size === 0 && due.size === 0)) return
      due = found
      paint(progress)
    })
  })
}

const tree = document.querySelector<HTMLElement>('[data-tree]')
const roadmap = document.querySelector<HTMLElement>('[data-roadmap]')?.dataset.roadmap
if (tree !== null && roadmap !== undefined) void start(tree, roadmap)
