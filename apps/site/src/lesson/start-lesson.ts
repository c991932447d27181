/** Brings a lesson's page to life: the record, the margin, the rail, keys, predictions, the check, the cells. */
import { hydrateCells } from '../islands/cell/hydrate.ts'
import { startCheck } from '../islands/check/check.ts'
import { loadOutline, type SiteOutline } from '../record/outline.ts'
import { paintProgress } from '../record/paint.ts'
import { chosenRoadmap, type Progress, readLog, record, watchProgress } from '../record/record.ts'
import { countTime } from '../record/time.ts'
import { onKeys } from '../shell/keys.ts'
import { siteUrl } from '../shell/site-url.ts'
import { chooseReadingMode } from '../shell/theme.ts'
import { followContents } from './contents.ts'
import { paintChanged, paintMargin, paintNext } from './paint-lesson.ts'
import { startPredictions } from './predictions.ts'
import { drawRail } from './rail.ts'
import { findNeighbours, findPhase } from './route.ts'

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

/** Loads the outline that the page is shown in: the chosen roadmap's, when it holds the concept. */
async function outlineFor(page: LessonPage, chosen: string | undefined): Promise<SiteOutline> {
  const home = page.frame.querySelector<HTMLElement>('[data-rail]')?.dataset.rail ?? 'all'
  if (chosen === undefined || chosen === home) return loadOutline(home)
  const outline = await loadOutline(chosen)
  const route = outline.roadmaps[0]
  return route !== undefined && findPhase(route, page.concept) !== undefined ? outline : loadOutline(home)
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

function showRoute(page: LessonPage, outline: SiteOutline): void {
  const route = outline.roadmaps[0]
  if (route === undefined) return
  drawRail(page.frame, route, page.concept, outline)
  const find = (id: string) => outline.concepts.find((concept) => concept.id === id)
  const { previous, next } = findNeighbours(route, page.concept, find)
  for (const [key, id] of Object.entries({ previous, next })) {
    if (id === undefined) delete page.frame.dataset[key]
    else page.frame.dataset[key] = id
  }
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
  const outline = await outlineFor(page, chosenRoadmap(await readLog()))
  showRoute(page, outline)
  if (page.contentHash !== undefined) {
    await record({ kind: 'LessonOpened', concept: page.concept, contentHash: page.contentHash })
    countTime({ concept: page.concept })
    followContents(
      page.main,
      (section) => void record({ kind: 'SectionReached', concept: page.concept, section }),
    )
  }
  const listeners: ((progress: Progress) => void)[] = [(progress) => paint(page, outline, progress)]
  if (page.contentHash !== undefined) {
    listeners.push(startPredictions(page.main, page.concept))
    listeners.push(startCheck(page.main, { concept: page.concept, contentHash: page.contentHash }))
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
