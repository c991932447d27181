/**
 * The learner's record in this page: one log, whatever the browser grants. Events are appended as they happen;
 * everything shown is projected from the log and follows it, also when another tab writes.
 */
import {
  type DraftStore,
  localUtcOffsetMinutes,
  openBrowserStorage,
  requestPersistence,
} from '@savepoint/platform/browser'
import {
  type CurriculumOutline,
  completionsToRecord,
  mergeEvents,
  type ProgressEvent,
  type ProgressPayload,
  type ProgressView,
  project,
} from '@savepoint/progress'
import { sayNotice } from '../shell/notice.ts'

/** Set once something was recorded: the home page then opens with *continue*, before it has read the log. */
const STARTED_KEY = 'savepoint:started'

let isPersistenceAsked = false

/** Another tab has erased the record: what this one would still write down is not asked for any more. */
let isErased = false

/** Appends events. Returns whether they are safe; when they cannot be kept, the page says so and goes on. */
export async function record(...payloads: readonly ProgressPayload[]): Promise<boolean> {
  if (payloads.length === 0) return true
  if (isErased) return false
  const { log } = await openBrowserStorage()
  const appended = await log.append(payloads)
  if (!appended.ok) sayNotice(appended.error.message)
  if (!isPersistenceAsked && payloads.some((payload) => payload.kind !== 'LessonOpened')) {
    isPersistenceAsked = true
    void requestPersistence()
  }
  return appended.ok
}

/** Starts this page anew when another tab erases the record. */
export async function followErasing(): Promise<void> {
  const { log } = await openBrowserStorage()
  log.onErased(() => {
    isErased = true
    location.reload()
  })
}

/** Returns the drafts of this page: every string that the learner types, kept on every keystroke. */
export async function drafts(): Promise<DraftStore> {
  return (await openBrowserStorage()).drafts
}

/** Returns everything recorded so far, oldest first; nothing when the log cannot be read. */
export async function readLog(): Promise<readonly ProgressEvent[]> {
  const { log } = await openBrowserStorage()
  const read = await log.readAll()
  return read.ok ? read.value.events : []
}

export interface Progress {
  readonly view: ProgressView
  readonly events: readonly ProgressEvent[]
}

/**
 * Calls `listener` with the view of the record at once and after each change, at most once a frame. Records the
 * completions that the new events earned.
 */
export async function watchProgress(
  outline: CurriculumOutline,
  listener: (progress: Progress) => void,
): Promise<void> {
  const { log } = await openBrowserStorage()
  let events: readonly ProgressEvent[] = []
  let isScheduled = false
  const show = (): void => {
    isScheduled = false
    const view = project(events, outline, { utcOffsetMinutes: localUtcOffsetMinutes })
    listener({ view, events })
    void record(...completionsToRecord(view, outline.concepts))
  }
  log.subscribe((added) => {
    events = mergeEvents(events, added)
    if (isScheduled) return
    isScheduled = true
    queueMicrotask(show)
  })
  const read = await log.readAll()
  if (read.ok) events = mergeEvents(read.value.events, events)
  else sayNotice(read.error.message)
  if (log.storage === 'memory') {
    sayNotice(
      'This browser grants no storage here: what you do is kept until you leave the page. Export it before.',
    )
  }
  if (events.length > 0) rememberStart()
  show()
}

/** Returns the roadmap that the learner chose last. */
export function chosenRoadmap(events: readonly ProgressEvent[]): string | undefined {
  const chosen = events.findLast((event) => event.kind === 'RoadmapStarted')
  return chosen?.kind === 'RoadmapStarted' ? chosen.roadmap : undefined
}

function rememberStart(): void {
  try {
    localStorage.setItem(STARTED_KEY, '')
  } catch {
    // Private mode: the home page finds out when it has read the log.
  }
}
