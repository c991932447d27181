/** Notes that were exported come back: a zip of Markdown files, single Markdown files, or one JSON. */
import type { ProgressPayload } from '@savepoint/progress'
import {
  changesTo,
  type Notebook,
  type NotebookEntries,
  type NotebookFile,
  readNotebookFiles,
} from '@savepoint/progress/notebook'
import { err, ok, type Result } from '@savepoint/std'

const BYTES_MAX = 50_000_000

export interface NotesImport {
  /** What must be recorded; nothing is removed. */
  readonly changes: readonly ProgressPayload[]
  /** Places that could not be read. */
  readonly refused: readonly string[]
}

/** Returns what `file` changes in `book`, or why it cannot be read. */
export async function readNotesFile(file: File, book: Notebook): Promise<Result<NotesImport, string>> {
  if (file.size > BYTES_MAX) return err(`It has ${file.size} bytes; ${BYTES_MAX} are read at most.`)
  if (/\.zip$/i.test(file.name)) {
    const files = await unzip(file)
    return files.ok ? ofFiles(files.value, book) : files
  }
  const text = await file.text()
  if (/\.md$/i.test(file.name)) return ofFiles([{ path: file.name, text }], book)
  const { importNotes } = await import('@savepoint/progress/transfer')
  const imported = importNotes(text)
  return imported.ok ? ok(changesOf(imported.value, book, [])) : imported
}

async function unzip(file: File): Promise<Result<readonly NotebookFile[], string>> {
  const { strFromU8, unzipSync } = await import('fflate')
  let sum = 0
  try {
    const entries = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        const isWanted = /\.md$/i.test(name) && sum + originalSize <= BYTES_MAX
        if (isWanted) sum += originalSize
        return isWanted
      },
    })
    return ok(Object.entries(entries).map(([path, bytes]) => ({ path, text: strFromU8(bytes) })))
  } catch (error) {
    return err(`It is no zip that can be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

function ofFiles(files: readonly NotebookFile[], book: Notebook): Result<NotesImport, string> {
  const { entries, refused } = readNotebookFiles(files)
  if (entries.subjects.length === 0 && entries.project === undefined && refused.length === 0)
    return err(
      'No file in it has the front matter of exported notes: an `id` that names what they are about.',
    )
  return ok(changesOf(entries, book, refused))
}

function changesOf(entries: NotebookEntries, book: Notebook, refused: readonly string[]): NotesImport {
  return { changes: changesTo(book, entries), refused }
}
