export { type BarConcept, barOf } from './bars.ts'
export { dayOf, dayText } from './calendar.ts'
export { completionsToRecord } from './concept-status.ts'
export { createEventFactory, type EventFactory, type EventFactoryOptions } from './create-event.ts'
export type * from './event.ts'
export { EVENT_KINDS, PROGRESS_SCHEMA_VERSION } from './event.ts'
export type * from './imported-roadmap.ts'
export type * from './log.ts'
export { compareEvents, mergeEvents } from './merge.ts'
export { readStored, type StoredReading } from './migrations.ts'
export type * from './outline.ts'
export { conceptOutlineOf, outlineOf } from './outline.ts'
export type * from './plan-record.ts'
export { type ProjectOptions, project } from './project.ts'
export { renderMarkdown } from './render-markdown.ts'
export {
  minutesLeftText,
  type RenderTreeOptions,
  renderTree,
  type Tone,
} from './render-tree.ts'
export { REVIEW_LIMITS } from './review-limits.ts'
export { parseSubject, type Subject, subjectKey } from './subject.ts'
export type * from './view.ts'
