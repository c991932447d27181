/**
 * Decides which sections of an outline hold topics. Nothing is guessed from one word in a text: a part is left out when its
 * whole title says that it is one nobody ticks, or when the document has numbered stages and the part stands beside
 * them. A box is always a topic, wherever it stands, except among the chores of a repository.
 */

import type { ListItem, Section } from './outline.ts'
import { type AsideKind, asideKind, isStudyTitle, stageWord } from './section-words.ts'

/** Why a list is not read: an aside, or a place beside the stages or the boxes. */
export type OutReason = AsideKind | 'outsideStages' | 'withoutBoxes'

export interface Selection {
  /** The reason for which a section is out; absent for those that are in. */
  readonly reasonOf: (section: Section) => OutReason | undefined
  readonly hasStages: boolean
  /** Lists without boxes are no topics here, because nearly every other line has one. */
  readonly onlyBoxes: boolean
  /** Nothing in the document is a list or table to tick: its headings are the topics. */
  readonly headingsAreTopics: boolean
}

export interface SelectOptions {
  /** Kinds of asides that are read all the same, as nothing else was found. */
  readonly admitted: ReadonlySet<AsideKind>
}

const STAGES_MIN = 2
/** Share of the lines of lists within stages from which on what stands beside them is left out. */
const STAGED_SHARE_MIN = 0.5
const BOXES_MIN = 5
const BOXES_SHARE_MIN = 0.8
const HEADING_TOPICS_MIN = 3

/** Returns what is in and what is out of the sections below `root`. `isPlain`: its sections are lines of plain text. */
export function selectSections(root: Section, options: SelectOptions): Selection {
  const reasons = new Map<Section, OutReason>()
  const stages = findStages(root)
  const counts = { staged: 0, beside: 0, boxes: 0, plain: 0, headings: 0 }
  const visit = (section: Section, outer: Visit): void => {
    const state = stateOf(section, outer, { stages, options, hasStages: stages.size > 0 })
    if (state.reason !== undefined) reasons.set(section, state.reason)
    count(section, state, counts)
    for (const part of section.parts) if (part.kind === 'section') visit(part.section, state)
  }
  visit(root, { isStaged: false, reason: undefined })
  const hasStages = stages.size > 0
  const isStrict = hasStages && isMostlyStaged(root, counts)
  if (isStrict) leaveOutBeside(root, stages, reasons)
  const boxed = counts.boxes + counts.plain
  return {
    reasonOf: (section) => reasons.get(section),
    hasStages,
    onlyBoxes: counts.boxes >= BOXES_MIN && counts.boxes / boxed >= BOXES_SHARE_MIN,
    headingsAreTopics: boxed === 0 && counts.headings >= HEADING_TOPICS_MIN,
  }
}

interface Visit {
  readonly isStaged: boolean
  readonly reason: OutReason | undefined
}

interface StateInput {
  readonly stages: ReadonlySet<Section>
  readonly options: SelectOptions
  readonly hasStages: boolean
}

function stateOf(section: Section, outer: Visit, { stages, options, hasStages }: StateInput): Visit {
  if (stages.has(section)) return { isStaged: true, reason: undefined }
  const kind = asideKind(section.title.text)
  if (kind !== undefined && !options.admitted.has(kind)) {
    const isTopicList = kind === 'media' && !hasStages
    const isAround = kind === 'about' && AROUND.test(section.title.text) && hasListedSubsections(section)
    if (!isTopicList && !isAround) return { isStaged: outer.isStaged, reason: kind }
  }
  return outer
}

/** Titles under which some put the whole outline, divided by headings of its own. */
const AROUND = /^\W*(?:(?:roadmap |course |learning )?overview|introduction|summary|what )/i

function hasListedSubsections(section: Section): boolean {
  return section.parts.some(
    (part) =>
      part.kind === 'section' &&
      part.section.origin === 'heading' &&
      asideKind(part.section.title.text) === undefined &&
      part.section.parts.some((inner) => inner.kind === 'items' || inner.kind === 'table'),
  )
}

/** Sections that bear a number behind the same word, at least two of them. */
function findStages(root: Section): ReadonlySet<Section> {
  const byWord = new Map<string, Section[]>()
  const visit = (section: Section): void => {
    const word = stageWord(section.title.text)
    const sections = byWord.get(word ?? '')
    if (sections !== undefined) sections.push(section)
    else if (word !== undefined) byWord.set(word, [section])
    for (const part of section.parts) if (part.kind === 'section') visit(part.section)
  }
  visit(root)
  return new Set([...byWord.values()].filter((sections) => sections.length >= STAGES_MIN).flat())
}

interface Counts {
  staged: number
  beside: number
  boxes: number
  plain: number
  headings: number
}

function count(section: Section, { isStaged, reason }: Visit, counts: Counts): void {
  if (reason === undefined && section.origin === 'heading') counts.headings += 1
  for (const part of section.parts) {
    if (part.kind === 'table' && reason === undefined) {
      const rows = part.rows.length - 1
      counts[isStaged ? 'staged' : 'beside'] += rows
      counts.plain += rows
    }
    if (part.kind !== 'items') continue
    const { boxes, plain } = countItems(part.items)
    counts.boxes += boxes
    if (reason !== undefined) continue
    counts.plain += plain
    counts[isStaged ? 'staged' : 'beside'] += boxes + plain
  }
}

function countItems(items: readonly ListItem[]): { boxes: number; plain: number } {
  let [boxes, plain] = [0, 0]
  for (const item of items) {
    const isBoxed = item.block.box === 'open' || item.block.box === 'done'
    if (isBoxed) boxes += 1
    else if (item.children.length === 0) plain += 1
    const below = countItems(item.children)
    boxes += below.boxes
    // Lines below a box describe it.
    if (!isBoxed) plain += below.plain
  }
  return { boxes, plain }
}

function isMostlyStaged(root: Section, { staged, beside }: Counts): boolean {
  const isPlain = root.parts.some((part) => part.kind === 'section' && part.section.origin === 'plain')
  return staged > 0 && (isPlain || staged / (staged + beside) >= STAGED_SHARE_MIN)
}

/** Marks sections without a stage within, beside or around; those that name something to study stay. */
function leaveOutBeside(root: Section, stages: ReadonlySet<Section>, reasons: Map<Section, OutReason>): void {
  const visit = (section: Section): boolean => {
    if (stages.has(section)) return true
    let holdsStage = false
    for (const part of section.parts)
      if (part.kind === 'section') holdsStage = visit(part.section) || holdsStage
    if (!holdsStage && !isStudyTitle(section.title.text) && !reasons.has(section) && section !== root)
      reasons.set(section, 'outsideStages')
    if (holdsStage && reasons.get(section) === undefined) markOwnLists(section, reasons)
    return holdsStage
  }
  visit(root)
}

/** A section around the stages is in for them; its own lists introduce them. */
function markOwnLists(section: Section, reasons: Map<Section, OutReason>): void {
  if (section.parts.some((part) => part.kind === 'items')) reasons.set(section, 'outsideStages')
}
