/**
 * Progress as text, for the terminal and for the page's copy button: a tree with bars that fits a given width, and a
 * Markdown checklist. Marks differ in shape, never in colour alone.
 */

import type { ConceptStatus } from './event.ts'
import type { Bar, ModuleConcept, ModuleProgress, PhaseProgress, RoadmapProgress } from './view.ts'

/** What a piece of a line is, for callers that colour it. */
export type Tone = 'title' | 'done' | 'active' | 'dim'

export interface RenderTreeOptions {
  /** Characters in a line; no line is longer. At least 24. */
  readonly width: number
  readonly depth: 'phases' | 'modules' | 'concepts'
  /** Returns `text` with colour around it; must not change what is read. */
  readonly paint?: (tone: Tone, text: string) => string
}

const TREE_WIDTH_MIN = 24

const MARKS: Readonly<Record<ConceptStatus, string>> = {
  notStarted: '○',
  inProgress: '◐',
  completed: '●',
  skipped: '⊘',
}

interface TreeLine {
  readonly prefix: string
  readonly title: string
  readonly tone: Tone
  readonly bar?: Bar
  readonly note: string
}

/** Returns the roadmap as lines joined by line feeds, without one at the end. */
export function renderTree(roadmap: RoadmapProgress, options: RenderTreeOptions): string {
  const lines: TreeLine[] = [barLine('', roadmap.title, roadmap.bar)]
  for (const [index, phase] of roadmap.phases.entries()) {
    const isLast = index === roadmap.phases.length - 1
    lines.push(...phaseLines({ phase, number: index + 1, isLast }, options.depth))
  }
  return lines.map((line) => layOut(line, options)).join('\n')
}

/** Returns `89.3 h left`, `45 min left`, or `done`. */
export function minutesLeftText(bar: Bar): string {
  if (bar.minutesLeft === 0) return bar.totalCount === 0 ? '' : 'done'
  if (bar.minutesLeft < 60) return `${Math.round(bar.minutesLeft)} min left`
  return `${(bar.minutesLeft / 60).toFixed(1)} h left`
}

interface PhaseEntry {
  readonly phase: PhaseProgress
  readonly number: number
  readonly isLast: boolean
}

function phaseLines(
  { phase, number, isLast }: PhaseEntry,
  depth: RenderTreeOptions['depth'],
): readonly TreeLine[] {
  const lines: TreeLine[] = [barLine(isLast ? '└─ ' : '├─ ', `${number} ${phase.title}`, phase.bar)]
  if (depth === 'phases') return lines
  const stem = isLast ? '   ' : '│  '
  for (const [index, module] of phase.modules.entries()) {
    const isLastModule = index === phase.modules.length - 1
    lines.push(barLine(`${stem}${isLastModule ? '└─ ' : '├─ '}`, module.title, module.bar))
    if (depth === 'concepts') lines.push(...conceptLines(module, stem + (isLastModule ? '   ' : '│  ')))
  }
  return lines
}

function conceptLines(module: ModuleProgress, stem: string): readonly TreeLine[] {
  return module.concepts.map((concept, index) => ({
    prefix: `${stem}${index === module.concepts.length - 1 ? '└─ ' : '├─ '}`,
    title: `${MARKS[concept.status]} ${concept.title}`,
    tone: toneOf(concept),
    note: conceptNote(concept),
  }))
}

function barLine(prefix: string, title: string, bar: Bar): TreeLine {
  return { prefix, title, tone: 'title', bar, note: minutesLeftText(bar) }
}

function toneOf({ status, isPlanned }: ModuleConcept): Tone {
  if (status === 'completed') return 'done'
  if (status === 'inProgress') return 'active'
  return status === 'skipped' || isPlanned ? 'dim' : 'title'
}

function conceptNote(concept: ModuleConcept): string {
  if (!concept.isCounted) return 'counted above'
  if (concept.status === 'skipped') return 'skipped'
  if (concept.isPlanned) return concept.status === 'completed' ? '' : 'planned'
  const labs = concept.labCount === 0 ? '' : `labs ${concept.labsPassedCount}/${concept.labCount}`
  return labs
}

const NOTE_LENGTH = 'counted above'.length
const COUNT_LENGTH = '160/160'.length
const BAR_LENGTHS = [20, 12, 8] as const

/** Titles get what the right-hand columns leave; the columns shrink and then go as the line gets narrower. */
function layOut(line: TreeLine, options: RenderTreeOptions): string {
  const width = Math.max(options.width, TREE_WIDTH_MIN)
  const paint = options.paint ?? ((_tone: Tone, text: string) => text)
  const note = width >= 60 ? `  ${line.note.padStart(NOTE_LENGTH)}` : ''
  const columns = line.bar === undefined ? { text: '', length: 0 } : barColumns(line.bar, width, paint)
  const title = fit(line.title, width - line.prefix.length - columns.length - note.length)
  return `${paint('dim', line.prefix)}${paint(line.tone, title)}${columns.text}${paint('dim', note)}`.trimEnd()
}

/** Bar and count; `length` is without the colour. */
function barColumns(bar: Bar, width: number, paint: (tone: Tone, text: string) => string) {
  const count = `  ${`${bar.completedCount + bar.skippedCount}/${bar.totalCount}`.padStart(COUNT_LENGTH)}`
  if (width < 44) return { text: count, length: count.length }
  const barLength = width >= 100 ? BAR_LENGTHS[0] : width >= 76 ? BAR_LENGTHS[1] : BAR_LENGTHS[2]
  return { text: `  ${barText(bar, barLength, paint)}${count}`, length: 2 + barLength + count.length }
}

function barText(bar: Bar, length: number, paint: (tone: Tone, text: string) => string): string {
  // Neither an empty bar for some work done nor a full one for some left.
  const exact = bar.fraction * length
  const filled = bar.fraction > 0 && exact < 1 ? 1 : Math.floor(exact + 1e-9)
  return paint('done', '█'.repeat(filled)) + paint('dim', '░'.repeat(length - filled))
}

/** Cuts or pads to exactly `length` code points. */
function fit(text: string, length: number): string {
  const characters = [...text]
  if (characters.length <= length) return text + ' '.repeat(length - characters.length)
  return length <= 0 ? '' : `${characters.slice(0, length - 1).join('')}…`
}
