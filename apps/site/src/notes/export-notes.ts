/** The notebook as a file on the learner's disk: a folder of Markdown as a zip, or one JSON. Nothing leaves the device. */
import { localUtcOffsetMinutes } from '@savepoint/platform/browser'
import { dayOf } from '@savepoint/progress'
import { notebookFiles } from '@savepoint/progress/notebook'
import { draw } from '../record/draw.ts'
import type { NotebookState } from './follow-notebook.ts'
import type { FindPlace } from './subject-place.ts'

/** Saves the notebook as `savepoint-notes-DAY.zip`. */
export async function exportZip({ book }: NotebookState, placeOf: FindPlace): Promise<void> {
  const { strToU8, zipSync } = await import('fflate')
  const files = notebookFiles(book, {
    titleOf: (subject) => placeOf(subject).title,
    utcOffsetMinutes: localUtcOffsetMinutes,
  })
  const entries = Object.fromEntries(files.map(({ path, text }) => [`notes/${path}`, strToU8(text)]))
  // A copy, because the type of a fresh array does not say that its memory is its own.
  save(`${name()}.zip`, new Blob([new Uint8Array(zipSync(entries))], { type: 'application/zip' }))
}

/** Saves the notebook as `savepoint-notes-DAY.json`. */
export async function exportNotesJson({ book }: NotebookState, placeOf: FindPlace): Promise<void> {
  const { exportNotes } = await import('@savepoint/progress/transfer')
  const text = exportNotes(book, { titleOf: (subject) => placeOf(subject).title, exportedAtMs: Date.now() })
  save(`${name()}.json`, new Blob([text], { type: 'application/json' }))
}

function name(): string {
  const nowMs = Date.now()
  return `savepoint-notes-${dayOf(nowMs, localUtcOffsetMinutes(nowMs))}`
}

function save(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  draw('a', { href: url, download: fileName }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
