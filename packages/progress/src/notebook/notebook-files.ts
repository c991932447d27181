/**
 * A notebook as a folder of Markdown files: one for each subject, and an index with the current project. It reads well
 * on a code host and in any editor. Lines that a reader does not see (HTML comments) carry the ids, so that the folder
 * can be read back; `read-notebook-files.ts` does.
 */

import { dayOf } from '../calendar.ts'
import { parseSubject } from '../subject.ts'
import { fileNameOf } from './file-name.ts'
import { type CurrentProject, entryCount, type Note, type Notebook, type SubjectNotes } from './notebook.ts'

export interface NotebookFile {
  /** With slashes, relative to the folder. */
  readonly path: string
  readonly text: string
}

export interface NotebookFilesOptions {
  /** Returns the title of a subject; `undefined` when nobody knows it any more. */
  readonly titleOf: (subject: string) => string | undefined
  /** Minutes east of Greenwich at an instant, for the dates of reflections. */
  readonly utcOffsetMinutes: (atMs: number) => number
}

/** The index, which also holds the project. */
const INDEX_PATH = 'README.md'

/** Lines that hold the parts together. The id is percent-encoded. */
export const MARKER = /^<!-- \/?(?:note|reflection|project)(?: [!-~]+)? -->$/

/** Returns the files, the index first, the others by path. Subjects without anything to read have none. */
export function notebookFiles(book: Notebook, options: NotebookFilesOptions): readonly NotebookFile[] {
  const kept = [...book.subjects.values()].filter((one) => entryCount(one) > 0)
  const files = kept.map((one) => ({ path: filePathOf(one.subject), text: subjectText(one, options) }))
  const links = kept.map((one) => ({ path: filePathOf(one.subject), title: titleOf(one.subject, options) }))
  const index = { path: INDEX_PATH, text: indexText(book.project, links) }
  return [index, ...files.sort((a, b) => (a.path < b.path ? -1 : 1))]
}

/** Returns where the file of a subject stands. The same subject always has the same path. */
export function filePathOf(subject: string): string {
  const parsed = parseSubject(subject)
  switch (parsed?.kind) {
    case 'concept':
      return `concepts/${fileNameOf(parsed.concept)}.md`
    case 'roadmap':
      return `roadmaps/${fileNameOf(parsed.roadmap)}.md`
    case 'topic':
      return `imported/${fileNameOf(parsed.roadmap)}/${fileNameOf(parsed.topic)}.md`
    case undefined:
      return `other/${fileNameOf(subject)}.md`
  }
}

/** Escapes what would be markup in a title. The reader takes it back. */
function escapeTitle(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
}

function titleOf(subject: string, options: NotebookFilesOptions): string {
  return options.titleOf(subject) ?? subject.slice(subject.indexOf(':') + 1)
}

function subjectText(notes: SubjectNotes, options: NotebookFilesOptions): string {
  const title = titleOf(notes.subject, options)
  const parts = [
    frontMatter({ id: notes.subject, title }),
    `# ${escapeTitle(title)}`,
    ...notes.notes.map((note) => marked('note', note, '')),
  ]
  if (notes.reflections.length > 0) parts.push('## Reflections')
  for (const note of notes.reflections) {
    const day = dayOf(note.startedAtMs, options.utcOffsetMinutes(note.startedAtMs))
    parts.push(marked('reflection', note, `### ${day}\n\n`))
  }
  if (notes.resources.length > 0) {
    const lines = notes.resources.map(
      ({ id, title: name, url }) =>
        `- [${escapeTitle(name === '' ? url : name)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>) <!-- resource ${encodeId(id)} -->`,
    )
    parts.push('## Resources', lines.join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

function indexText(
  project: CurrentProject | undefined,
  links: readonly { readonly path: string; readonly title: string }[],
): string {
  const head = project === undefined ? {} : { project: project.title, 'project-url': project.url }
  const parts = [frontMatter({ title: 'Notes', ...head }), '# Notes']
  if (project !== undefined) {
    const link = project.url === '' ? '' : `\n\n<${project.url.replace(/[<>\s]/g, encodeURIComponent)}>`
    parts.push(`## Current project: ${escapeTitle(project.title)}${link}`, between('project', project.text))
  }
  const lines = links.map(
    ({ path, title }) => `- [${escapeTitle(title)}](<${path.split('/').map(encodeURIComponent).join('/')}>)`,
  )
  if (lines.length > 0) parts.push('## By subject', lines.sort().join('\n'))
  return `${parts.join('\n\n')}\n`
}

/** JSON strings are YAML strings. */
function frontMatter(fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return ['---', ...lines, '---'].join('\n')
}

function marked(form: Note['form'], note: Note, heading: string): string {
  return `${heading}${between(`${form} ${encodeId(note.id)}`, note.text)}`
}

/** The text between its two markers, to the character; a line that looks like a marker is set apart from them. */
function between(name: string, text: string): string {
  const lines = text.split('\n').map((line) => (MARKER.test(line.replace(/^\\+/, '')) ? `\\${line}` : line))
  return `<!-- ${name} -->\n\n${lines.join('\n')}\n\n<!-- /${name.split(' ')[0]} -->`
}

function encodeId(id: string): string {
  return encodeURIComponent(id.toWellFormed())
}
