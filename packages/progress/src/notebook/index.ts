export { changesTo, isSameProject, type NotebookEntries } from './entries.ts'
export type { NoteVersion } from './note-versions.ts'
export {
  type CurrentProject,
  entryCount,
  type Note,
  type Notebook,
  notebook,
  notesOf,
  type Resource,
  type SubjectNotes,
} from './notebook.ts'
export { filePathOf, type NotebookFile, notebookFiles } from './notebook-files.ts'
export { readNotebookFiles } from './read-notebook-files.ts'
export { readAddress } from './resource-address.ts'
