/** The notebook of this browser, computed once for all panels of a page, and again when the log grows. */
import { openBrowserStorage } from '@savepoint/platform/browser'
import { mergeEvents, type ProgressEvent } from '@savepoint/progress'
import { type Notebook, notebook } from '@savepoint/progress/notebook'

export interface NotebookState {
  readonly book: Notebook
  readonly events: readonly ProgressEvent[]
}

type Listener = (state: NotebookState) => void

const listeners = new Set<Listener>()
let latest: NotebookState | undefined
let following: Promise<void> | undefined

/** Calls `listener` with the notebook at once and after each change. Resolves after the first call. */
export async function followNotebook(listener: Listener): Promise<void> {
  listeners.add(listener)
  if (latest !== undefined) return listener(latest)
  following ??= follow()
  await following
}

async function follow(): Promise<void> {
  const { log } = await openBrowserStorage()
  let events: readonly ProgressEvent[] = []
  const show = (): void => {
    latest = { book: notebook(events), events }
    for (const listener of [...listeners]) listener(latest)
  }
  log.subscribe((added) => {
    events = mergeEvents(events, added)
    if (latest !== undefined) show()
  })
  const read = await log.readAll()
  if (read.ok) events = mergeEvents(read.value.events, events)
  show()
}
