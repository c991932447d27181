/** Gives drafts their ids, resolves prerequisites to them, and holds every node to the limits. */

import type { ImportedLink, ImportedNode } from '@savepoint/progress'
import type { Draft } from './draft.ts'
import { cutAt, squeeze } from './inline-text.ts'
import { LINKS_MAX, NODES_MAX, TEXT_MAX, TITLE_MAX } from './limits.ts'
import type { ReadDiagnostic } from './roadmap-reading.ts'
import { shortHash, slugOf, titleKey } from './slug.ts'

export interface FinishedNodes {
  readonly nodes: readonly ImportedNode[]
  readonly checked: readonly string[]
}

/** Returns the nodes of `drafts` in order, with ids that are unique among them. */
export function finishNodes(drafts: readonly Draft[], diagnostics: ReadDiagnostic[]): FinishedNodes {
  return new Finisher(diagnostics).finish(drafts)
}

class Finisher {
  readonly #diagnostics: ReadDiagnostic[]
  readonly #ids = new Map<Draft, string>()
  readonly #taken = new Set<string>()
  readonly #byTitle = new Map<string, string>()
  readonly #byNumber = new Map<string, string>()
  readonly #turns = new Map<string, number>()
  readonly #checked: string[] = []
  #leftCount = NODES_MAX
  #longLine: number | undefined
  #cutLine: number | undefined

  constructor(diagnostics: ReadDiagnostic[]) {
    this.#diagnostics = diagnostics
  }

  finish(drafts: readonly Draft[]): FinishedNodes {
    this.#reserve(drafts)
    this.#name(drafts, '')
    for (const draft of drafts) shareEach(draft)
    const nodes = this.#nodes(drafts)
    if (this.#longLine !== undefined)
      this.#diagnostics.push({
        code: 'tooLong',
        line: this.#longLine,
        message: `A title or text is longer than ${TITLE_MAX} or ${TEXT_MAX} characters and was cut.`,
      })
    if (this.#cutLine !== undefined)
      this.#diagnostics.push({
        code: 'tooMany',
        line: this.#cutLine,
        message: `A roadmap has ${NODES_MAX.toLocaleString('en')} topics and groups at most; what follows was left out.`,
      })
    return { nodes, checked: this.#checked }
  }

  /** Ids that an export wrote down go first, so that no new node takes one. */
  #reserve(drafts: readonly Draft[]): void {
    for (const draft of drafts) {
      if (draft.id !== undefined && !this.#taken.has(draft.id)) {
        this.#taken.add(draft.id)
        this.#ids.set(draft, draft.id)
      }
      this.#reserve(draft.children)
    }
  }

  #name(drafts: readonly Draft[], path: string): void {
    for (const draft of drafts) {
      draft.title = this.#fit(squeeze(draft.title), TITLE_MAX, draft.line)
      const slug = slugOf(draft.title)
      const key = slug || titleKey(draft.title)
      const place = `${path}/${key}`
      const id = this.#ids.get(draft) ?? this.#newId(slug, place)
      this.#ids.set(draft, id)
      if (!this.#byTitle.has(key)) this.#byTitle.set(key, id)
      if (draft.number !== undefined && !this.#byNumber.has(draft.number))
        this.#byNumber.set(draft.number, id)
      // The hash of a path stands for it: a path itself would grow with the depth.
      if (draft.children.length > 0) this.#name(draft.children, shortHash(place))
    }
  }

  #newId(slug: string, place: string): string {
    let id = slug === '' ? `t-${shortHash(place)}` : slug
    // Where many share a place, each starts where the last one ended.
    let turn = this.#turns.get(place) ?? 0
    for (; this.#taken.has(id); turn += 1)
      id = `${slug || 't'}-${shortHash(turn === 0 ? place : `${place}#${turn}`)}`
    if (turn > 0) this.#turns.set(place, turn)
    this.#taken.add(id)
    return id
  }

  #nodes(drafts: readonly Draft[]): readonly ImportedNode[] {
    const nodes: ImportedNode[] = []
    for (const draft of drafts) {
      if (this.#leftCount === 0) {
        this.#cutLine ??= draft.line
        break
      }
      this.#leftCount -= 1
      nodes.push(this.#node(draft))
    }
    return nodes
  }

  #node(draft: Draft): ImportedNode {
    const id = this.#ids.get(draft) ?? ''
    if (draft.kind === 'topic' && draft.box === 'done') this.#checked.push(id)
    const { found, missing } = this.#resolve(draft, id)
    const parts = missing.length === 0 ? draft.text : [...draft.text, `Prerequisites: ${missing.join(', ')}`]
    const text = this.#fit(textOf(parts, draft.title), TEXT_MAX, draft.line)
    const links = draft.links.length === 0 ? [] : distinct(draft.links).slice(0, LINKS_MAX)
    return {
      id,
      kind: draft.kind,
      title: draft.title,
      ...(text === '' ? {} : { text }),
      ...(links.length === 0 ? {} : { links }),
      ...(draft.minutes === undefined ? {} : { minutes: draft.minutes }),
      ...(draft.weeks === undefined ? {} : { weeks: draft.weeks }),
      ...(draft.isOptional ? { isOptional: true } : {}),
      ...(found.length === 0 ? {} : { prerequisites: found }),
      children: this.#nodes(draft.children),
    }
  }

  #resolve(
    draft: Draft,
    own: string,
  ): { readonly found: readonly string[]; readonly missing: readonly string[] } {
    const found = new Set<string>()
    const missing: string[] = []
    for (const name of draft.prerequisites.slice(0, LINKS_MAX)) {
      const key = titleKey(name)
      const id =
        this.#byTitle.get(key) ?? this.#byNumber.get(name) ?? (this.#taken.has(name) ? name : undefined)
      if (id === undefined) missing.push(squeeze(name))
      else if (id !== own) found.add(id)
    }
    return { found: [...found], missing: missing.filter((name) => name !== '') }
  }

  #fit(text: string, length: number, line: number): string {
    if (text.length <= length) return text
    this.#longLine ??= line
    return `${cutAt(text, length - 1).trimEnd()}…`
  }
}

/** An effort that is stated for each of a group's children is theirs, not the group's. */
function shareEach(draft: Draft): void {
  if (draft.isEach && draft.children.length > 0) {
    for (const child of draft.children) {
      child.minutes ??= draft.minutes
      child.weeks ??= draft.weeks
    }
    draft.minutes = undefined
    draft.weeks = undefined
  }
  for (const child of draft.children) shareEach(child)
}

/** Paragraphs as lines, each once, without one that only says the title again. */
function textOf(parts: readonly string[], title: string): string {
  if (parts.length === 0) return ''
  const lines = parts.map(squeeze).filter((line) => line !== '' && line !== title)
  return [...new Set(lines)].join('\n')
}

function distinct(links: readonly ImportedLink[]): readonly ImportedLink[] {
  return [
    ...new Map(
      links.map((link) => [
        link.url,
        { title: squeeze(link.title).slice(0, TITLE_MAX).toWellFormed() || link.url, url: link.url },
      ]),
    ).values(),
  ]
}
