/**
 * Reads any document as a roadmap: Markdown as people write it, or plain text. What a reader would tick becomes a topic,
 * the rest is left out and said so. Never throws, and takes time linear in the size of the document.
 */

import { parse as parseYaml } from 'yaml'
import type { Block } from './block.ts'
import { buildSection } from './build-drafts.ts'
import { type Draft, hasTopics, newDraft } from './draft.ts'
import { finishNodes } from './finish-nodes.ts'
import { cutAt, readInline, squeeze } from './inline-text.ts'
import { DIAGNOSTICS_MAX, TITLE_MAX } from './limits.ts'
import { buildOutline, type Section } from './outline.ts'
import { readMarked } from './read-marked.ts'
import type { ReadDiagnostic, ReadOptions, RoadmapReading } from './roadmap-reading.ts'
import { scanBlocks } from './scan-blocks.ts'
import { type AsideKind, asideKind, stageWord } from './section-words.ts'
import { selectSections } from './select-sections.ts'
import { slugOf } from './slug.ts'

const FRONT_MATTER_MAX = 200
const FRONT_MATTER_LENGTH_MAX = 8_000
const TITLE_HINT =
  /roadmap|curriculum|syllabus|learning path|study plan|checklist|track|guide|course|路线|大纲|课程|план|hoja de ruta/iu

/** Reads `text`. */
export function readRoadmap(text: string, options: ReadOptions): RoadmapReading {
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?|\u2028|\u2029/g, '\n')
  return readMarked(clean, options) ?? readFree(clean, options)
}

function readFree(text: string, options: ReadOptions): RoadmapReading {
  const diagnostics: ReadDiagnostic[] = []
  const source = readFrontMatter(withoutComments(text), diagnostics)
  const { blocks, references } = scanBlocks(source.lines, source.firstLine)
  const { root, tooDeepLine } = buildOutline(blocks, references)
  if (tooDeepLine !== undefined)
    diagnostics.push({
      code: 'tooDeep',
      line: tooDeepLine,
      message: 'Lists are nested more than 12 levels deep; deeper lines were read as siblings.',
    })
  const heading = titleSection(root)
  let drafts: Draft[] = []
  let kept: ReadDiagnostic[] = []
  for (const admitted of ADMISSIONS) {
    kept = []
    const selection = selectSections(root, { admitted: new Set(admitted) })
    const input = {
      selection,
      references,
      ticksMeanDone: ticksMeanDone(blocks),
      diagnostics: kept,
      titleSection: heading,
    }
    drafts = withoutTitle(buildSection(root, input, undefined), heading)
    if (hasTopics(drafts)) break
  }
  if (!hasTopics(drafts)) drafts = readBareLines(blocks)
  const unwrapped = unwrap(drafts)
  const { nodes, checked } = finishNodes(unwrapped.drafts, diagnostics)
  diagnostics.push(...kept)
  if (nodes.length === 0) diagnostics.push(noOutline())
  const title = [options.title, source.title, heading?.title.text, unwrapped.title, stemOf(options.source)]
    .map((candidate) => squeeze(candidate ?? ''))
    .find((candidate) => candidate !== '')
  return {
    roadmap: roadmapOf(title ?? 'Roadmap', options.source, nodes),
    checked,
    diagnostics: limited(diagnostics),
  }
}

/** Asides that are read after all when nothing else is a topic, the likeliest first. */
const ADMISSIONS: readonly (readonly AsideKind[])[] = [
  [],
  ['resources', 'media'],
  [
    'resources',
    'media',
    'outcomes',
    'routes',
    'prerequisites',
    'goal',
    'status',
    'about',
    'career',
    'comparison',
  ],
]

/** Returns a roadmap with the id that its title gives it. */
export function roadmapOf(title: string, source: string, nodes: RoadmapReading['roadmap']['nodes']) {
  const fitted = cutAt(title, TITLE_MAX)
  return {
    id: `imported-${slugOf(fitted) || 'roadmap'}`,
    title: fitted,
    source: squeeze(source) || 'pasted',
    nodes,
  }
}

/** Blanks comments out, keeping their line feeds; one without an end stays. */
function withoutComments(text: string): string {
  let [rest, at] = ['', 0]
  for (;;) {
    const start = text.indexOf('<!--', at)
    const end = start === -1 ? -1 : text.indexOf('-->', start + 4)
    if (end === -1) return at === 0 ? text : rest + text.slice(at)
    rest += text.slice(at, start) + text.slice(start, end).replace(/[^\n]+/g, '')
    at = end + 3
  }
}

interface Source {
  readonly lines: readonly string[]
  readonly firstLine: number
  readonly title?: string
}

function readFrontMatter(text: string, diagnostics: ReadDiagnostic[]): Source {
  const lines = text.split('\n')
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return { lines, firstLine: 1 }
  const end = lines.slice(1, FRONT_MATTER_MAX).findIndex((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line)) + 1
  if (end === 0) return { lines, firstLine: 1 }
  const rest = { lines: lines.slice(end + 1), firstLine: end + 2 }
  const yaml = lines.slice(1, end).join('\n')
  if (!yaml.includes(':') || yaml.length > FRONT_MATTER_LENGTH_MAX) return { lines, firstLine: 1 }
  try {
    const value: unknown = parseYaml(yaml, { maxAliasCount: 0, logLevel: 'silent' })
    const title = typeof value === 'object' && value !== null && 'title' in value ? value.title : undefined
    return { ...rest, ...(typeof title === 'string' ? { title } : {}) }
  } catch {
    diagnostics.push({
      code: 'badFrontMatter',
      line: 1,
      message: 'The front matter is not YAML; its title was not read.',
    })
    return rest
  }
}

/** The section whose title is that of the document: its only first-level heading, or the line that opens plain text. */
function titleSection(root: Section): Section | undefined {
  const sections = root.parts.flatMap((part) => (part.kind === 'section' ? [part.section] : []))
  const headings = sections.filter((section) => section.origin === 'heading' && section.level === 100)
  const [first] = headings
  const isTitle =
    first !== undefined &&
    stageWord(first.title.text) === undefined &&
    asideKind(first.title.text) === undefined
  if (isTitle && (headings.length === 1 || first.parts.every((part) => part.kind === 'text'))) return first
  if (first !== undefined) return undefined
  const plain = sections.flatMap(withSubsections).filter((section) => section.origin === 'plain')
  const hinted = plain
    .slice(0, TITLE_PLACE_MAX)
    .find(
      ({ title: { text } }) =>
        TITLE_HINT.test(text) && text.length > TITLE_LENGTH_MIN && stageWord(text) === undefined,
    )
  return hinted ?? plain.slice(0, 1).find(({ title: { text } }) => stageWord(text) === undefined)
}

/** Plain text opens with its title, sometimes below a line of its place; a word such as *roadmap* tells. */
const TITLE_PLACE_MAX = 4
const TITLE_LENGTH_MIN = 12

function withSubsections(section: Section): readonly Section[] {
  return [
    section,
    ...section.parts.flatMap((part) => (part.kind === 'section' ? withSubsections(part.section) : [])),
  ]
}

/** The group of the document's own title is the roadmap itself. */
function withoutTitle(drafts: readonly Draft[], heading: Section | undefined): Draft[] {
  if (heading === undefined) return [...drafts]
  return drafts.flatMap((draft) =>
    draft.kind === 'group' && draft.line === heading.line ? draft.children : [draft],
  )
}

/** A single group around everything says nothing that the roadmap does not. */
function unwrap(drafts: Draft[]): { readonly drafts: Draft[]; readonly title?: string } {
  let [current, title]: [Draft[], string | undefined] = [drafts, undefined]
  for (;;) {
    const [only] = current
    if (
      current.length !== 1 ||
      only === undefined ||
      only.kind === 'topic' ||
      stageWord(only.title) !== undefined
    )
      break
    if (only.minutes !== undefined || only.weeks !== undefined || only.prerequisites.length > 0) break
    title ??= only.title
    current = only.children
  }
  return { drafts: current, ...(title === undefined ? {} : { title }) }
}

/** A tick drawn before some lines and missing before others means that those are done. */
function ticksMeanDone(blocks: readonly Block[]): boolean {
  const items = blocks.filter((block) => block.kind === 'item')
  const ticked = items.filter((item) => item.box === 'tick' || /(?:✅|✔️?|☑️?)\s*$/u.test(item.raw)).length
  return (
    ticked > 0 && ticked < items.length && items.some((item) => item.box === 'open' || item.box === 'none')
  )
}

const BARE_LINES_MIN = 3
const BARE_LINE_MAX = 80
const BARE_SHARE_MIN = 0.8

/** Text that is nothing but short lines, one topic each. */
function readBareLines(blocks: readonly Block[]): Draft[] {
  const texts = blocks.filter((block) => block.kind === 'text')
  if (texts.length !== blocks.length || texts.length !== 1) return []
  const lines = texts[0]?.lines ?? []
  const titles = lines.map((line) => readInline(line, {}).text).filter((title) => title !== '')
  const short = titles.filter((title) => title.length <= BARE_LINE_MAX && !/[.!?。]$/.test(title))
  if (titles.length < BARE_LINES_MIN || short.length / titles.length < BARE_SHARE_MIN) return []
  return short.map((title, index) => newDraft('topic', title, (texts[0]?.line ?? 1) + index))
}

function noOutline(): ReadDiagnostic {
  return {
    code: 'noOutline',
    line: 1,
    message:
      'No outline was found. Looked for: lists (-, *, +, 1., •, →), boxes (- [ ]), headings (#, or bold words on a line of their own) and tables with a column for topics, hours or prerequisites.',
  }
}

function limited(diagnostics: readonly ReadDiagnostic[]): readonly ReadDiagnostic[] {
  const counts = new Map<string, number>()
  const kept = diagnostics.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    return count <= DIAGNOSTICS_MAX
  })
  return kept.sort((a, b) => a.line - b.line)
}

function stemOf(source: string): string {
  const name = source.replace(/^.*[\\/]/, '').replace(/\.[a-z]{1,5}$/i, '')
  return name === 'pasted' || name === '-' ? '' : name.replace(/[_-]+/g, ' ')
}
