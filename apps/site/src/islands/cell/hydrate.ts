/**
 * Brings the cells of a lesson to life, with as little code as it can: it shows the Run buttons and fetches
 * everything else when a pointer or the focus reaches one, or when the reader had edited a cell before.
 */

import { openBrowserStorage } from '@savepoint/platform/browser'
import type { LiveLesson } from './live-lesson.ts'
import { cellFigures, cellNumber, draftKey, lessonOf } from './markup.ts'

/** Readies all cells below `root`. */
export function hydrateCells(root: HTMLElement): void {
  const figures = cellFigures(root)
  let live: Promise<LiveLesson> | undefined
  const load = (): Promise<LiveLesson> => {
    live ??= Promise.all([import('./live-lesson.ts'), openBrowserStorage()])
      .then(([{ createLiveLesson }, { drafts }]) => createLiveLesson(root, figures, drafts))
      .catch((cause: unknown) => {
        live = undefined
        throw cause
      })
    return live
  }
  for (const figure of figures) readyRun(figure, load)
  void openDrafts(root, figures, load)
}

function readyRun(figure: HTMLElement, load: () => Promise<LiveLesson>): void {
  const run = figure.querySelector<HTMLButtonElement>('[data-cell-run]')
  if (run === null) return
  run.hidden = false
  const warm = (): void => {
    load().then(
      (lesson) => lesson.warm(),
      () => undefined,
    )
  }
  run.addEventListener('pointerenter', warm, { once: true })
  run.addEventListener('focus', warm, { once: true })
  run.addEventListener('click', () => {
    load().then(
      (lesson) => lesson.pressRun(cellNumber(figure)),
      () => sayUnreachable(figure),
    )
  })
}

async function openDrafts(
  root: HTMLElement,
  figures: readonly HTMLElement[],
  load: () => Promise<LiveLesson>,
): Promise<void> {
  const { drafts } = await openBrowserStorage()
  const { concept } = lessonOf(root)
  for (const figure of figures) {
    const draft = await drafts.read(draftKey(concept, cellNumber(figure)))
    if (draft === undefined) continue
    const lesson = await load().catch(() => undefined)
    lesson?.openDraft(cellNumber(figure))
  }
}

function sayUnreachable(figure: HTMLElement): void {
  const status = figure.querySelector('[data-cell-status]')
  if (status === null) return
  status.textContent = 'The code of this cell could not be loaded. Check the connection and press Run again.'
}
