/** Brings a lesson's page to life: the record, the margin, the rail, keys, predictions, the check, the cells. */
import { hydrateCells } from '../islands/cell/hydrate.ts'
import { loadOutline, type SiteOutline } from '../record/outline.ts'
import { paintProgress } from '../record/paint.ts'
import { chosenRoadmap, type Progress, readLog, record, watchProgress } from '../record/record.ts'
import { countTime } from '../record/time.ts'
import { onKeys } from '../shell/keys.ts'
import { siteUrl } from '../shell/site-url.ts'
import { chooseReadingMode } from '../shell/theme.ts'
import { startCheckLater } from './check-later.ts'
import { followContents } from './contents.ts'
import { startNotesLater } from './notes-later.ts'
import { paintChanged, paintMargin, paintNext } from './paint-lesson.ts'
import { startPredictions } from './predictions.ts'
import { findNeighbours } from './route.ts'

interface LessonPage {
  readonly frame: HTMLElement
  readonly main: HTMLElement
  readonly concept: string
  /** Absent on the page of a planned concept. */
  readonly contentHash?: string
}

function findLesson(): LessonPage | undefined {
  const frame = document.querySelector<HTMLElement>('[data-lesson]')
  const main = document.querySelector<HTMLElement>('main')
  const concept = frame?.dataset.lesson
  if (frame === null || main === null || concept === undefined) return undefined
  const contentHash = main.dataset.contentHash
  return { frame, main, concept, ...(contentHash === undefined ? {} : { contentHash }) }
}

/** Loads the outline of the phase that the page is shown in: the chosen roadmap's, when it holds the concept. */
function outlineFor(page: LessonPage, chosen: string | undefined): Promise<SiteOutline> {
  const phases = (page.frame.dataset.phases ?? '').split(' ')
  const phase = phases.find((name) => name.startsWith(`${chosen}.`)) ?? phases[0]
  return loadOutline(phase === undefined || phase === '' ? 'all' : phase)
}

function startKeys(page: LessonPage): void {
  const go = (key: 'previous' | 'next') => (): void => {
    const id = page.frame.dataset[key]
    if (id !== undefined) location.href = siteUrl(`concepts/${id}/`)
  }
  const toggleReading = (): void => {
    void chooseReadingMode('reading' in document.documentElement.dataset ? 'full' : 'reading')
  }
  onKeys({
    j: go('next'),
    ArrowRight: go('next'),
    k: go('previous'),
    ArrowLeft: go('previous'),
    r: toggleReading,
  })
  for (const button of document.querySelectorAll('[data-leave-reading]')) {
    button.addEventListener('click', toggleReading)
  }
}

/** The page was built for one roadmap; another one that the learner chose takes its place. */
async function showRoute(page: LessonPage, outline: SiteOutline): Promise<void> {
  const route = outline.roadmaps[0]
  const rail = page.frame.querySelector<HTMLElement>('[data-rail]')
  if (route === undefined || rail === null) return
  copyOnOpen(page.frame, rail)
  if (rail.dataset.rail === route.id) return
  const { drawRail } = await import('./rail.ts')
  drawRail(page.frame, route, page.concept, outline)
  const find = (id: string) => outline.concepts.find((concept) => concept.id === id)
  const { previous, next } = findNeighbours(route, page.concept, find)
  for (const [key, id] of Object.entries({ previous, next })) {
    if (id === undefined) delete page.frame.dataset[key]
    else page.frame.dataset[key] = id
  }
}

/** The folded rail of narrow screens holds a copy of the lists while it is open; both are painted alike. */
function copyOnOpen(frame: HTMLElement, rail: HTMLElement): void {
  const fold = frame.querySelector<HTMLDetailsElement>('[data-rail-fold]')
  const copy = fold?.querySelector('[data-rail-copy]')
  fold?.addEventListener('toggle', () => {
    copy?.replaceChildren(...[...rail.querySelectorAll('.mod, ul')].map((node) => node.cloneNode(true)))
  })
}

function paint(page: LessonPage, outline: SiteOutline, { view, events }: Progress): void {
  paintProgress(page.frame, view)
  const progress = view.concepts.get(page.concept)
  if (progress === undefined || page.contentHash === undefined) return
  paintMargin(page.main, page.concept, events, progress)
  paintChanged(page.main, progress, page.contentHash)
  paintNext(page.main, outline, view, page.concept)
}

async function startRecord(page: LessonPage): Promise<void> {
  const countNotes = startNotesLater(page.main)
  const outline = await outlineFor(page, chosenRoadmap(await readLog()))
  await showRoute(page, outline)
  if (page.contentHash !== undefined) {
    await record({ kind: 'LessonOpened', concept: page.concept, contentHash: page.contentHash })
    countTime({ concept: page.concept })
    followContents(
      page.main,
      (section) => void record({ kind: 'SectionReached', concept: page.concept, section }),
    )
  }
  const listeners: ((progress: Progress) => void)[] = [
    (progress) => paint(page, outline, progress),
    ({ events }) => countNotes(events),
  ]
  if (page.contentHash !== undefined) {
    listeners.push(startPredictions(page.main, page.concept))
    listeners.push(startCheckLater(page.main, { concept: page.concept, contentHash: page.contentHash }))
  }
  await watchProgress(outline, (progress) => {
    for (const listener of listeners) listener(progress)
  })
}

const page = findLesson()
if (page !== undefined) {
  startKeys(page)
  hydrateCells(page.main)
  void startRecord(page)
}
