export {
  DOCUMENT_FORMAT,
  DOCUMENT_VERSION,
  exportLog,
  type ImportedLog,
  type ImportFailure,
  importLog,
  type ProgressDocument,
  type RefusedRecord,
} from './document.ts'
export { type EventReading, parseEvent, type RecordIssue } from './event-schema.ts'
export { exportNotes, importNotes } from './notebook-document.ts'
