/**
 * What a learner wrote down, computed from the log: notes, reflections, resources and the current project. The last
 * text of a note is the one that is shown. Two devices may have written to the same note: the other text is then an
 * earlier version, and stays in reach. Pure; the order in which events come does not matter.
 */

import type { ProgressEvent, ProgressPayload } from '../event.ts'
import { mergeEvents } from '../merge.ts'
import { foldVersions, type NoteVersion } from './note-versions.ts'

export interface Notebook {
  /** By subject key, sorted by it. Only subjects that something was written about. */
  readonly subjects: ReadonlyMap<string, SubjectNotes>
  readonly project?: CurrentProject
  /** Projects that stood in the slot before, the last one first, each title once. */
  readonly earlierProjects: readonly CurrentProject[]
}

export interface SubjectNotes {
  readonly subject: string
  /** In the order they were begun. */
  readonly notes: readonly Note[]
  /** In the order they were begun. */
  readonly reflections: readonly Note[]
  /** Notes and reflections that were emptied; their texts are in `earlier`. */
  readonly removed: readonly Note[]
  /** In the order they were first kept. */
  readonly resources: readonly Resource[]
}

export interface Note {
  /** Unique within its subject. */
  readonly id: string
  readonly form: 'note' | 'reflection'
  /** Markdown; empty only in `removed`. */
  readonly text: string
  readonly startedAtMs: number
  readonly writtenAtMs: number
  /** Texts that the shown one does not continue, the last one first. */
  readonly earlier: readonly NoteVersion[]
}

export interface Resource {
  readonly id: string
  readonly title: string
  readonly url: string
}

/** The one project on the dashboard. `text` is Markdown, `url` may be empty. */
export type CurrentProject = NonNullable<Extract<ProgressPayload, { kind: 'ProjectSet' }>['project']>

type NoteEvent = Extract<ProgressEvent, { kind: 'NoteWritten' }>
type SubjectEvent = Extract<ProgressEvent, { kind: 'NoteWritten' | 'ResourceKept' | 'ResourceRemoved' }>

interface SubjectFold {
  readonly notes: Map<string, NoteEvent[]>
  readonly resources: Map<string, Resource | undefined>
}

/** Returns everything written down. Cost: linear in the events and in the length of their texts. */
export function notebook(events: readonly ProgressEvent[]): Notebook {
  const written = mergeEvents(events.filter(isNotebook), [])
  const folds = new Map<string, SubjectFold>()
  const projects: (CurrentProject | null)[] = []
  for (const event of written) {
    if (event.kind === 'ProjectSet') projects.push(event.project)
    else if (isOfSubject(event)) applyEvent(foldOf(folds, event.subject), event)
  }
  const subjects = [...folds]
    .map(([subject, fold]) => subjectNotes(subject, fold))
    .filter((one) => !isUntouched(one))
    .sort((a, b) => (a.subject < b.subject ? -1 : 1))
  const project = projects.at(-1)
  return {
    subjects: new Map(subjects.map((one) => [one.subject, one])),
    ...(project == null ? {} : { project }),
    earlierProjects: earlierOf(projects),
  }
}

const NO_NOTES: Omit<SubjectNotes, 'subject'> = { notes: [], reflections: [], removed: [], resources: [] }

/** Returns what was written about `subject`, which may be nothing. */
export function notesOf(book: Notebook, subject: string): SubjectNotes {
  return book.subjects.get(subject) ?? { subject, ...NO_NOTES }
}

/** Returns how many notes, reflections and resources there are to read. */
export function entryCount({ notes, reflections, resources }: SubjectNotes): number {
  return notes.length + reflections.length + resources.length
}

function isOfSubject(event: ProgressEvent): event is SubjectEvent {
  return event.kind === 'NoteWritten' || event.kind === 'ResourceKept' || event.kind === 'ResourceRemoved'
}

function isNotebook(event: ProgressEvent): boolean {
  return isOfSubject(event) || event.kind === 'ProjectSet'
}

function isUntouched(one: SubjectNotes): boolean {
  return entryCount(one) + one.removed.length === 0
}

function foldOf(folds: Map<string, SubjectFold>, subject: string): SubjectFold {
  const known = folds.get(subject)
  if (known !== undefined) return known
  const created: SubjectFold = { notes: new Map(), resources: new Map() }
  folds.set(subject, created)
  return created
}

function applyEvent(fold: SubjectFold, event: SubjectEvent): void {
  switch (event.kind) {
    case 'NoteWritten':
      {
        const known = fold.notes.get(event.note)
        if (known === undefined) fold.notes.set(event.note, [event])
        else known.push(event)
      }
      return
    case 'ResourceKept':
      fold.resources.set(event.resource, { id: event.resource, title: event.title, url: event.url })
      return
    case 'ResourceRemoved':
      fold.resources.set(event.resource, undefined)
  }
}

function subjectNotes(subject: string, fold: SubjectFold): SubjectNotes {
  const all = [...fold.notes].flatMap(([id, events]) => noteOf(id, events))
  const kept = all.filter((note) => note.text !== '')
  return {
    subject,
    notes: kept.filter((note) => note.form === 'note'),
    reflections: kept.filter((note) => note.form === 'reflection'),
    removed: all.filter((note) => note.text === ''),
    resources: [...fold.resources.values()].filter((one) => one !== undefined),
  }
}

function noteOf(id: string, events: readonly NoteEvent[]): readonly Note[] {
  const { current, earlier } = foldVersions(events)
  const [first] = events
  const last = events.at(-1)
  if (first === undefined || last === undefined || current === undefined) return []
  if (current.text === '' && earlier.length === 0) return []
  return [
    {
      id,
      form: last.form,
      text: current.text,
      startedAtMs: first.atMs,
      writtenAtMs: current.atMs,
      earlier,
    },
  ]
}

function earlierOf(projects: readonly (CurrentProject | null)[]): readonly CurrentProject[] {
  const seen = new Set([projects.at(-1)?.title])
  const earlier: CurrentProject[] = []
  for (const project of projects.toReversed()) {
    if (project === null || seen.has(project.title)) continue
    seen.add(project.title)
    earlier.push(project)
  }
  return earlier
}
