/**
 * Turns an outline into groups and topics. A leaf of a list is a topic, an item with a list below it a group, a box always a
 * topic. Lines that describe (hours, prerequisites, goals, resources) go to what they describe.
 */

import { type Draft, hasTopics, newDraft } from './draft.ts'
import { parseEffort } from './effort.ts'
import { type InlineText, readInline } from './inline-text.ts'
import { LeftOut, OUT_REASONS } from './left-out.ts'
import { NODES_MAX } from './limits.ts'
import { allLines, allLinks, countLines, hasBox, nestUnderNumbers } from './list-items.ts'
import type { ListItem, Part, Section } from './outline.ts'
import type { ReadDiagnostic } from './roadmap-reading.ts'
import type { References } from './scan-inline.ts'
import { asideKind, detailKey, isContentLabel, isExerciseLabel, stageWord } from './section-words.ts'
import type { OutReason, Selection } from './select-sections.ts'
import { readTable } from './table-topics.ts'
import { setEffort, splitNames, takeAttributes } from './title-attributes.ts'

export interface BuildInput {
  readonly selection: Selection
  readonly references: References
  /** A tick drawn as a character means done, as others lack it. */
  readonly ticksMeanDone: boolean
  readonly diagnostics: ReadDiagnostic[]
  /** The section whose title is that of the document: nothing describes it. */
  readonly titleSection: Section | undefined
}

const ANCHORS_SHARE_MIN = 0.8
const KEY_VALUE = /^([\p{L}][^:：]{1,38}?)\s*[:：]\s*(.*)$/su
/** Behind a title; a tick that stands alone is the title. */
const TRAILING_TICK = /(?<=\S)\s*(?:✅|✔️?|☑️?)$/u

/** Returns the nodes of `section`; its paragraphs and details go to `owner`, where there is one. */
export function buildSection(section: Section, input: BuildInput, owner: Draft | undefined): Draft[] {
  return new DraftBuilder(input).section(section, owner)
}

class DraftBuilder {
  readonly #input: BuildInput
  /** Nodes from lists so far; a few more than are kept, so that cutting is noticed. */
  #count = 0
  readonly #leftOut: LeftOut

  constructor(input: BuildInput) {
    this.#input = input
    this.#leftOut = new LeftOut(input.diagnostics)
  }

  section(section: Section, owner: Draft | undefined): Draft[] {
    const reason = this.#input.selection.reasonOf(section)
    const drafts: Draft[] = []
    for (const part of section.parts) {
      if (part.kind === 'section') append(drafts, this.#subsection(part.section, { owner, outer: reason }))
      else if (reason === undefined) append(drafts, this.#part(part, owner))
      else append(drafts, this.#outPart(part, { reason, owner, section }))
    }
    return drafts
  }

  #subsection(section: Section, around: { owner: Draft | undefined; outer: OutReason | undefined }): Draft[] {
    const { selection } = this.#input
    const reason = selection.reasonOf(section)
    if (reason !== undefined) {
      const isDetail = around.outer === undefined && this.#takeDetails(section, reason, around.owner)
      return isDetail ? [] : this.#leftOut.within({ section, reason }, () => this.#titled(section, reason))
    }
    const isDissolved =
      section.origin !== 'heading' && section.origin !== 'plain' && isContentLabel(section.title.text)
    if (isDissolved) return this.section(section, around.owner)
    return this.#titled(section, reason)
  }

  /** A group of what the section holds, or a topic where it holds only words and headings are the topics. */
  #titled(section: Section, reason: OutReason | undefined): Draft[] {
    this.#count += 1
    if (this.#count > NODES_MAX)
      return this.#count === NODES_MAX + 1 ? [newDraft('topic', section.title.text, section.line)] : []
    const draft = newDraft('group', '', section.line)
    this.#setTitle(draft, section.title, section.origin === 'heading' || section.origin === 'plain')
    const owner = section === this.#input.titleSection ? undefined : draft
    append(draft.children, this.section(section, owner))
    if (hasTopics(draft.children)) return draft.title === '' ? draft.children : [draft]
    const isBare = section.parts.every((part) => part.kind === 'text')
    if (reason !== undefined || !isBare || draft.title === '' || section.origin === 'label') return []
    if (!this.#isHeadingTopic(section)) return []
    draft.kind = 'topic'
    return [draft]
  }

  #isHeadingTopic(section: Section): boolean {
    const isNumbered = /^\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[.)、．]/u.test(section.title.text)
    const isStage = stageWord(section.title.text) !== undefined && this.#input.selection.hasStages
    if (section.origin === 'plain') return isStage
    return isStage || isNumbered || this.#input.selection.headingsAreTopics
  }

  #part(part: Exclude<Part, { kind: 'section' }>, owner: Draft | undefined): Draft[] {
    switch (part.kind) {
      case 'items':
        return this.#list(part.items, owner)
      case 'table': {
        const table = readTable(part.rows, this.#input.references, part.line)
        if (table?.hasUnsafeLink === true) this.#leftOut.unsafeLink(part.line)
        if (table === undefined)
          this.#leftOut.say(part.line, {
            what: 'A table',
            count: part.rows.length - 1,
            why: 'no column of it names topics',
          })
        return table?.drafts ?? []
      }
      case 'text':
        return this.#paragraph(part, owner)
    }
  }

  /** A part of a section that is left out: its boxes are topics all the same. */
  #outPart(
    part: Exclude<Part, { kind: 'section' }>,
    place: { section: Section; reason: OutReason; owner: Draft | undefined },
  ): Draft[] {
    if (part.kind === 'text') return []
    if (part.kind === 'table') {
      this.#leftOut.count(place, part.rows.length - 1)
      return []
    }
    const isChore = place.reason === 'repository' || place.reason === 'navigation'
    const boxed = isChore ? [] : part.items.filter(hasBox)
    const without = countLines(part.items) - countLines(boxed)
    this.#leftOut.count(place, without)
    return boxed.flatMap((item) => this.#item(item, { owner: place.owner, isBelowBox: false }))
  }

  #list(items: readonly ListItem[], owner: Draft | undefined): Draft[] {
    const [first] = items
    if (first !== undefined && this.#isContents(items)) {
      this.#leftOut.say(first.block.line, {
        what: 'A list',
        count: countLines(items),
        why: OUT_REASONS.navigation,
      })
      return []
    }
    if (this.#input.selection.onlyBoxes) {
      const boxed = items.filter(hasBox)
      const without = items.filter((item) => !hasBox(item))
      if (first !== undefined && boxed.length === 0) {
        this.#leftOut.say(first.block.line, {
          what: 'A list',
          count: countLines(without),
          why: OUT_REASONS.withoutBoxes,
        })
        return []
      }
    }
    return this.#items(items, { owner, isBelowBox: false })
  }

  /** Nearly every line is a link into the document itself. */
  #isContents(items: readonly ListItem[]): boolean {
    if (!items[0]?.block.raw.includes('#') || items.some(hasBox)) return false
    const anchors = items.filter((item) => readInline(item.block.raw, this.#input.references).isAnchor)
    return anchors.length / items.length >= ANCHORS_SHARE_MIN
  }

  #items(items: readonly ListItem[], place: ItemPlace): Draft[] {
    const drafts: Draft[] = []
    for (const item of nestUnderNumbers(items)) {
      if (this.#count > NODES_MAX) break
      append(drafts, this.#item(item, place))
    }
    return drafts
  }

  #item(item: ListItem, place: ItemPlace): Draft[] {
    const { block } = item
    const inline = readInline(block.raw.replace(/^#{1,6}\s+/, ''), this.#input.references)
    if (inline.hasUnsafeLink) this.#leftOut.unsafeLink(block.line)
    const isBoxed = block.box === 'open' || block.box === 'done'
    const key = keyOf(inline)
    if (!isBoxed && key !== undefined && this.#takeLabel(item, { ...key, inline }, place)) return []
    if (!/[\p{L}\p{N}]/u.test(inline.text) && !/\p{Extended_Pictographic}/u.test(inline.text))
      return this.#items(item.children, place)
    if (!isBoxed && item.children.length > 0 && isContentLabel(inline.text))
      return this.#items(item.children, place)
    if (!isBoxed && place.isBelowBox && !hasBox(item)) {
      addText(place.owner, inline, item)
      return []
    }
    return [this.#node(item, inline)]
  }

  #node(item: ListItem, inline: InlineText): Draft {
    const { block } = item
    this.#count += 1
    const draft = newDraft('topic', '', block.line)
    draft.box = block.box
    this.#setTitle(draft, inline, false)
    for (const paragraph of block.text) this.#describe(draft, paragraph, block.line)
    const isBoxed = block.box === 'open' || block.box === 'done'
    if (item.children.length > 0)
      append(draft.children, this.#items(item.children, { owner: draft, isBelowBox: isBoxed }))
    // What has an address of its own is something to read, whatever stands below it.
    const isLinked =
      inline.isOnlyLink || (inline.lead !== undefined && inline.lead.text === inline.links[0]?.title)
    if (!isBoxed && !isLinked && hasTopics(draft.children)) draft.kind = 'group'
    if (draft.kind === 'group') draft.box = 'none'
    if (draft.box === 'tick') draft.box = this.#input.ticksMeanDone ? 'done' : 'none'
    return draft
  }

  #setTitle(draft: Draft, inline: InlineText, isHeading: boolean): void {
    const { lead } = inline
    const isSplit =
      !isHeading &&
      lead !== undefined &&
      lead.rest !== '' &&
      stageWord(lead.text) === undefined &&
      !isExerciseLabel(lead.text)
    let title = isSplit ? lead.text : inline.text
    let rest = isSplit ? lead.rest : ''
    if (isHeading)
      title = title.replace(
        /^\s*(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s+|[一二三四五六七八九十]{1,3}、)(?=\S)/u,
        '',
      )
    if (TRAILING_TICK.test(title) && draft.box === 'none') draft.box = 'tick'
    title = title.replace(TRAILING_TICK, '')
    ;[title, rest] = [title, rest].map((text) => takeAttributes(draft, text)) as [string, string]
    draft.title = withoutFullStop(title.replace(/\s*[:：]+$/, ''))
    if (rest !== '') draft.text.push(rest)
    draft.links.push(...inline.links)
  }

  /** A line `Key: value` that describes what it stands in. Returns false when it is a topic or group of its own. */
  #takeLabel(item: ListItem, label: Label, { owner }: ItemPlace): boolean {
    const kind = detailKey(label.key)
    if (owner === undefined || (kind === undefined && !isAsideLabel(item, label))) return false
    if (kind === 'effort') {
      setEffort(owner, parseEffort(label.value))
      if (owner.minutes === undefined) owner.text.push(label.inline.text)
      return true
    }
    if (kind === 'prerequisites' || asideKind(label.key) === 'prerequisites') {
      owner.prerequisites.push(...splitNames(label.value))
      for (const child of item.children)
        owner.prerequisites.push(readInline(child.block.raw, this.#input.references).text)
      return true
    }
    const links = allLinks(item, this.#input.references)
    if (kind === 'resources' && links.length === 0) return false
    owner.links.push(...links)
    const aside = asideKind(label.key)
    if (kind === 'resources' || aside === 'resources' || aside === 'media') {
      for (const child of item.children) this.#keepUnlinked(owner, label.key, child.block.raw)
      return true
    }
    const below = item.children.map((child) => readInline(child.block.raw, this.#input.references).text)
    owner.text.push([label.inline.text, ...below].join(' ').trim())
    return true
  }

  /** Goals, resources and prerequisites of a group go to it. Returns false where there is none. */
  #takeDetails(section: Section, reason: OutReason, owner: Draft | undefined): boolean {
    const isDetail = ['goal', 'outcomes', 'resources', 'media', 'prerequisites'].includes(reason)
    if (owner === undefined || !isDetail) return false
    if (section.parts.some((part) => part.kind === 'section' || part.kind === 'table')) return false
    const items = section.parts.flatMap((part) => (part.kind === 'items' ? part.items : []))
    if (items.some(hasBox)) return false
    const texts = section.parts.flatMap((part) => (part.kind === 'text' ? [part.raw] : []))
    const lines = [...texts, ...items.flatMap(allLines)].map((raw) => readInline(raw, this.#input.references))
    for (const line of lines) append(owner.links, line.links)
    if (reason === 'resources' || reason === 'media')
      for (const raw of items.flatMap(allLines))
        this.#keepUnlinked(owner, section.title.text.replace(/[:：]$/, ''), raw)
    if (reason === 'prerequisites')
      for (const line of lines)
        owner.prerequisites.push(...(line.lead === undefined ? [line.text] : [line.lead.text]))
    else if (reason === 'goal' || reason === 'outcomes')
      owner.text.push(
        `${section.title.text.replace(/[:：]$/, '')}: ${lines.map((line) => line.text).join(' ')}`,
      )
    return true
  }

  /** A resource without an address is kept as words. */
  #keepUnlinked(owner: Draft, key: string, raw: string): void {
    const { text, links } = readInline(raw, this.#input.references)
    if (links.length === 0 && text !== '') owner.text.push(`${key}: ${text}`)
  }

  #paragraph(part: { readonly raw: string; readonly line: number }, owner: Draft | undefined): Draft[] {
    if (owner === undefined) return []
    const inline = readInline(part.raw, this.#input.references)
    const key = keyOf(inline)
    if (key !== undefined && key.value !== '' && isExerciseLabel(key.key)) {
      const draft = newDraft('topic', '', part.line)
      this.#setTitle(draft, inline, false)
      return [draft]
    }
    this.#describe(owner, part.raw, part.line)
    return []
  }

  #describe(owner: Draft, raw: string, line: number): void {
    const inline = readInline(raw, this.#input.references)
    if (inline.hasUnsafeLink) this.#leftOut.unsafeLink(line)
    owner.links.push(...inline.links)
    const key = keyOf(inline)
    const kind = key === undefined ? undefined : detailKey(key.key)
    if (key !== undefined && kind === 'effort') {
      const effort = parseEffort(key.value)
      setEffort(owner, effort)
      if (effort !== undefined) return
    }
    if (key !== undefined && kind === 'prerequisites') {
      owner.prerequisites.push(...splitNames(key.value))
      return
    }
    if (inline.isOnlyLink || inline.text === '') return
    owner.text.push(inline.text)
  }
}

/** As `push` with a spread, which fails for very long lists. */
function append<T>(target: T[], added: readonly T[]): void {
  for (const one of added) target.push(one)
}

interface ItemPlace {
  readonly owner: Draft | undefined
  /** The parent has a box: lines without one describe it. */
  readonly isBelowBox: boolean
}

interface Label {
  readonly key: string
  readonly value: string
  readonly inline: InlineText
}

function keyOf(inline: InlineText): { readonly key: string; readonly value: string } | undefined {
  const { lead, text } = inline
  if (lead !== undefined && (lead.rest !== '' || /[:：]$/.test(text)))
    return { key: lead.text, value: lead.rest }
  const match = KEY_VALUE.exec(text)
  return match === null ? undefined : { key: match[1] ?? '', value: match[2] ?? '' }
}

/** `Resources:` or `Learning goals:` with a list below. */
function isAsideLabel(item: ListItem, { key, value }: Label): boolean {
  if (value !== '' || item.children.length === 0 || item.children.some(hasBox)) return false
  const kind = asideKind(key)
  return (
    kind !== undefined && ['goal', 'outcomes', 'resources', 'media', 'prerequisites', 'about'].includes(kind)
  )
}

/** One sentence needs no full stop as a title; several keep theirs. */
function withoutFullStop(title: string): string {
  return /[.!?。]\s+\p{Lu}/u.test(title) || /\.\.$/.test(title) ? title : title.replace(/[.。]$/, '')
}

function addText(owner: Draft | undefined, inline: InlineText, item: ListItem): void {
  if (owner === undefined) return
  owner.links.push(...inline.links)
  if (!inline.isOnlyLink && inline.text !== '') owner.text.push(inline.text)
  for (const child of item.children) addText(owner, readInline(child.block.raw, {}), child)
}
