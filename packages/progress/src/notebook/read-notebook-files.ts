/**
 * Reads a folder that `notebook-files.ts` wrote, also after somebody edited its texts. Whatever stands outside the
 * marked places is passed over; a marked place that is not closed is reported and left out.
 */

import type { NotebookEntries, SubjectEntries } from './entries.ts'
import type { CurrentProject } from './notebook.ts'
import { MARKER, type NotebookFile } from './notebook-files.ts'
import { readAddress } from './resource-address.ts'

export interface NotebookReading {
  readonly entries: NotebookEntries
  /** What was left out, by file and line, and why. */
  readonly refused: readonly string[]
}

const RESOURCE = /^- \[((?:[^\]\\]|\\.)*)\]\(<([^<>]*)>\) <!-- resource ([!-~]+) -->$/

/** Returns what the files hold. Files without the front matter of an export are passed over. */
export function readNotebookFiles(files: readonly NotebookFile[]): NotebookReading {
  const refused: string[] = []
  const subjects: SubjectEntries[] = []
  let project: CurrentProject | undefined
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const lines = linesOf(file.text)
    const head = readFrontMatter(lines)
    const body = readBody(lines, (line, reason) => refused.push(`${file.path}:${line}: ${reason}`))
    if (head.id !== undefined)
      subjects.push({ subject: head.id, notes: body.notes, resources: body.resources })
    else if (head.project !== undefined)
      project = { title: head.project, text: body.project ?? '', url: safeUrl(head['project-url'] ?? '') }
  }
  return { entries: { subjects, ...(project === undefined ? {} : { project }) }, refused }
}

/** An editor or a checkout may have changed the line ends of the whole file. */
function linesOf(text: string): readonly string[] {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  return (bare.startsWith('---\r\n') ? bare.replaceAll('\r\n', '\n') : bare).split('\n')
}

function readFrontMatter(lines: readonly string[]): Readonly<Record<string, string>> {
  if (lines[0] !== '---') return {}
  const end = lines.indexOf('---', 1)
  const fields: [string, string][] = []
  for (const line of lines.slice(1, Math.max(end, 1))) {
    const [, key = '', value = ''] = /^([a-z-]+):\s*(.*)$/.exec(line) ?? []
    if (key !== '') fields.push([key, scalarOf(value)])
  }
  return Object.fromEntries(fields)
}

function scalarOf(value: string): string {
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'string' ? parsed : value
  } catch {
    return value
  }
}

interface Body {
  readonly notes: SubjectEntries['notes'][number][]
  readonly resources: SubjectEntries['resources'][number][]
  project?: string
}

function readBody(lines: readonly string[], refuse: (line: number, reason: string) => void): Body {
  const body: Body = { notes: [], resources: [] }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    readResource(line, body, (reason) => refuse(index + 1, reason))
    const [, name, id] = /^<!-- (note|reflection|project)(?: ([!-~]+))? -->$/.exec(line) ?? []
    if (name === undefined) continue
    const end = lines.indexOf(`<!-- /${name} -->`, index + 1)
    if (end < 0) {
      refuse(index + 1, `the ${name} has no line <!-- /${name} -->, so where it ends is not known`)
      continue
    }
    const text = textBetween(lines.slice(index + 1, end))
    if (name === 'project') body.project = text
    else if (id !== undefined)
      body.notes.push({ id: decodeId(id), form: name === 'note' ? 'note' : 'reflection', text })
    index = end
  }
  return body
}

function readResource(line: string, body: Body, refuse: (reason: string) => void): void {
  const [, title = '', url = '', id] = RESOURCE.exec(line) ?? []
  if (id === undefined) return
  const address = readAddress(url)
  if (address.ok)
    body.resources.push({ id: decodeId(id), title: title.replace(/\\(.)/g, '$1'), url: address.value })
  else refuse(address.error)
}

/** One empty line on each side belongs to the file and not to the text. */
function textBetween(lines: readonly string[]): string {
  const start = lines[0] === '' ? 1 : 0
  const end = lines.length > start && lines.at(-1) === '' ? lines.length - 1 : lines.length
  return lines
    .slice(start, end)
    .map((line) => (line.startsWith('\\') && MARKER.test(line.replace(/^\\+/, '')) ? line.slice(1) : line))
    .join('\n')
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function safeUrl(url: string): string {
  const read = readAddress(url)
  return read.ok ? read.value : ''
}
