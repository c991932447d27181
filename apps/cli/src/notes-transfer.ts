/** `savepoint notes export DIR|FILE.json` and `import`: the notebook as a folder of Markdown files, or one JSON. */

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import {
  changesTo,
  type NotebookEntries,
  type NotebookFile,
  notebookFiles,
  readNotebookFiles,
} from '@savepoint/progress/notebook'
import { exportNotes, importNotes } from '@savepoint/progress/transfer'
import { err, ok, type Result } from '@savepoint/std'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { type OpenNotebook, recordNotes, withNotebook } from './notes-session.ts'
import { readNamed } from './read-named.ts'
import { failWith, reasonOf } from './report.ts'
import type { CliSession } from './session.ts'
import { plainText } from './terminal.ts'

const FILES_MAX = 20_000
const NAMED_MAX = 5

/** Writes the notebook to a folder, to a `.json` file, or as JSON to standard output (`-`). */
export function exportNotebook(
  session: CliSession,
  target: string,
  options: { readonly force?: boolean },
): Promise<ExitCode> {
  return withNotebook(session, async (opened) => {
    const isJson = target === '-' || /\.json$/i.test(target)
    const files = isJson ? [] : filesOf(session, opened)
    if (target === '-') {
      session.terminal.write(jsonOf(session, opened))
      return EXIT.ok
    }
    const root = resolve(session.workingFolders[0] ?? '.', target)
    const written: readonly NotebookFile[] = isJson ? [{ path: '', text: jsonOf(session, opened) }] : files
    const wrote = await writeFiles(root, written, options.force === true)
    if (!wrote.ok) return failWith(session, wrote.error, EXIT.usage)
    const [count, noun] = isJson ? [opened.book.subjects.size, 'subject'] : [files.length, 'file']
    session.terminal.write(`${count} ${noun}${count === 1 ? '' : 's'} written to ${target}.\n`)
    return EXIT.ok
  })
}

/** Writes what an exported folder or JSON says differently into the log. Nothing is removed. */
export function importNotebook(session: CliSession, source: string): Promise<ExitCode> {
  return withNotebook(session, async ({ log, book }) => {
    const read = await readNotebook(session, source)
    if (!read.ok) return failWith(session, read.error, EXIT.usage)
    const { entries, refused } = read.value
    const payloads = changesTo(book, entries)
    const entry = payloads.length === 1 ? 'entry' : 'entries'
    const code = await recordNotes(session, log, {
      payloads,
      message: `${payloads.length} ${entry} written.\n`,
    })
    for (const place of refused) session.terminal.writeError(`left out ${plainText(place)}\n`)
    return refused.length > 0 && code === EXIT.ok ? EXIT.failed : code
  })
}

function filesOf(session: CliSession, { book, titleOf }: OpenNotebook): readonly NotebookFile[] {
  return notebookFiles(book, { titleOf, utcOffsetMinutes: session.utcOffsetMinutes })
}

function jsonOf(session: CliSession, { book, titleOf }: OpenNotebook): string {
  return exportNotes(book, { titleOf, exportedAtMs: session.clock.nowMs() })
}

/** Writes all or, when files are in the way, none. Files that say the same already are not in the way. */
async function writeFiles(
  root: string,
  files: readonly NotebookFile[],
  isForced: boolean,
): Promise<Result<void, string>> {
  const paths = files.map(({ path, text }) => ({ path: path === '' ? root : join(root, path), text }))
  try {
    const changed: typeof paths = []
    for (const file of paths) {
      const known = await readFile(file.path, 'utf8').catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return undefined
        throw error
      })
      if (known === undefined || isForced) continue
      if (known !== file.text) changed.push(file)
    }
    if (changed.length > 0)
      return err(
        inTheWay(
          root,
          changed.map((file) => file.path),
        ),
      )
    for (const { path, text } of paths) {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
    }
    return ok(undefined)
  } catch (error) {
    return err(`The notes can't be written: ${reasonOf(error)}`)
  }
}

function inTheWay(root: string, paths: readonly string[]): string {
  const names = paths.slice(0, NAMED_MAX).map((path) => relative(root, path) || path)
  const more = paths.length > NAMED_MAX ? ` and ${paths.length - NAMED_MAX} more` : ''
  return `These say something else already: ${names.join(', ')}${more}. Nothing was written. Bring their changes in first (savepoint notes import), or replace them with --force.`
}

interface ReadNotebook {
  readonly entries: NotebookEntries
  readonly refused: readonly string[]
}

async function readNotebook(session: CliSession, source: string): Promise<Result<ReadNotebook, string>> {
  const folder = await readFolder(session, source)
  if (folder !== undefined) {
    const reading = readNotebookFiles(folder)
    const isEmpty = reading.entries.subjects.length === 0 && reading.entries.project === undefined
    return isEmpty && reading.refused.length === 0
      ? err(`${source} holds no exported notes: no Markdown file in it has an \`id\` in its front matter.`)
      : ok(reading)
  }
  const text = await readNamed(session, source)
  if (!text.ok) return text
  if (/\.md$/i.test(source)) return ok(readNotebookFiles([{ path: source, text: text.value }]))
  const imported = importNotes(text.value)
  return imported.ok ? ok({ entries: imported.value, refused: [] }) : err(`${source}: ${imported.error}`)
}

/** The Markdown files below `source`; `undefined` when it is no folder. */
async function readFolder(session: CliSession, source: string): Promise<readonly NotebookFile[] | undefined> {
  for (const working of session.workingFolders) {
    const root = resolve(working, source)
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => undefined)
    if (entries === undefined) continue
    const found = entries.filter((entry) => entry.isFile() && /\.md$/i.test(entry.name)).slice(0, FILES_MAX)
    return Promise.all(
      found.map(async (entry) => {
        const path = join(entry.parentPath, entry.name)
        return { path: relative(root, path).split(sep).join('/'), text: await readFile(path, 'utf8') }
      }),
    )
  }
  return undefined
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
