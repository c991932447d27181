/**
 * Finds the concept of the library that a topic means. A title that is a concept's title or a glossary term is certain;
 * otherwise words are weighed by how rare they are in the library, and the share that topic and name have in common is the
 * confidence. Below a threshold there is no match: a wrong one would move a bar for work that was not done.
 */

import type { ConceptMatch } from '@savepoint/progress'
import { labelKey, wordsOf } from './words.ts'

/** What matching reads of the library. A compiled curriculum's `glossary` are its terms. */
export interface MatchLibrary {
  readonly concepts: readonly { readonly id: string; readonly title: string }[]
  readonly terms: readonly {
    readonly term: string
    readonly aliases: readonly string[]
    readonly concept?: string
  }[]
}

/** Matches of lower confidence are not shown as matches and move nothing. Chosen for precision; see `match.test.ts`. */
export const MATCH_CONFIDENCE_MIN = 0.65

/** Corrections by hand, by `labelKey`; `null` says that no concept is meant. */
export type Corrections = ReadonlyMap<string, string | null>

export interface Matcher {
  /** Returns the match of a topic, or `undefined` when none reaches the threshold. */
  readonly match: (topic: { readonly title: string; readonly text?: string }) => ConceptMatch | undefined
  /** Returns the likeliest concepts for a title, best first, whatever their confidence. */
  readonly candidates: (title: string, count: number) => readonly ConceptMatch[]
}

interface Name {
  readonly concept: string
  readonly words: readonly string[]
  readonly weight: number
  /** How much a name of this sort says: a title all, a part of one or a term less. */
  readonly trust: number
}

const TRUST = { title: 1, id: 0.95, term: 0.92, head: 0.91, part: 0.9 } as const
/** Part of a title whose words occur in the names of other concepts too: it points nowhere by itself. */
const SHARED_PART_TRUST = 0.5
/** Words that no name of the library has weigh this share of the rarest one. */
const UNKNOWN_SHARE = 0.75
/** What a name is worth when the topic says all of it and more: grows with what it covers of the topic. */
const COVER_POWER = 0.45
const NAMES_PER_WORD_MAX = 400
const WORDS_MAX = 24
const TEXT_TRUST = 0.75
const EXACT_TERM_CONFIDENCE = 1

/** Returns a matcher over `library`; corrections win over everything. Cost of a match: the names that share a word. */
export function createMatcher(library: MatchLibrary, corrections: Corrections = new Map()): Matcher {
  const index = indexOf(library)
  const cache = new Map<string, readonly ConceptMatch[]>()
  const ranked = (title: string): readonly ConceptMatch[] => {
    const key = labelKey(title)
    const known = cache.get(key)
    if (known !== undefined) return known
    const found = rank(title, index)
    cache.set(key, found)
    return found
  }
  return {
    match: ({ title, text }) => {
      const corrected = corrections.get(labelKey(title))
      if (corrected === null) return undefined
      if (corrected !== undefined) return { concept: corrected, confidence: 1 }
      const best = bestOf(ranked(title))
      if (best !== undefined || text === undefined) return best
      return bestOf(withText(ranked(title), ranked(text.slice(0, 300))))
    },
    candidates: (title, count) => ranked(title).slice(0, count),
  }
}

function bestOf(ranking: readonly ConceptMatch[]): ConceptMatch | undefined {
  const [best] = ranking
  return best !== undefined && best.confidence >= MATCH_CONFIDENCE_MIN ? best : undefined
}

/** What a description says supports what the title suggests; alone it counts less. */
function withText(
  byTitle: readonly ConceptMatch[],
  byText: readonly ConceptMatch[],
): readonly ConceptMatch[] {
  const titles = new Map(byTitle.map((match) => [match.concept, match.confidence]))
  return byText
    .map(({ concept, confidence }) => {
      const support = titles.get(concept) ?? 0
      return { concept, confidence: rounded(TEXT_TRUST * confidence + (1 - TEXT_TRUST) * support) }
    })
    .sort((a, b) => b.confidence - a.confidence)
}

interface NameIndex {
  readonly exact: ReadonlyMap<string, string>
  readonly names: readonly Name[]
  readonly byWord: ReadonlyMap<string, readonly number[]>
  readonly weightOf: (word: string) => number
}

function indexOf(library: MatchLibrary): NameIndex {
  const exact = new Map<string, string>()
  const raw: { concept: string; words: readonly string[]; trust: number; isPart: boolean }[] = []
  const add = (concept: string, name: string, trust: number): void => {
    const isPart = trust === TRUST.part
    const key = labelKey(name)
    if (key !== '' && !isPart && !exact.has(key)) exact.set(key, concept)
    const words = wordsOf(name)
    if (words.length > 0) raw.push({ concept, words, trust, isPart })
  }
  for (const { id, title } of library.concepts) {
    add(id, title, TRUST.title)
    add(id, id.replaceAll('-', ' '), TRUST.id)
  }
  for (const { term, aliases, concept } of library.terms) {
    if (concept !== undefined) for (const name of [term, ...aliases]) add(concept, name, TRUST.term)
  }
  const owners = new Map<string, Set<string>>()
  for (const { concept, words } of raw)
    for (const word of words) owners.set(word, (owners.get(word) ?? new Set()).add(concept))
  const weightOf = weigher(owners, library.concepts.length)
  for (const { id, title } of library.concepts) {
    const head = headOf(title)
    if (head !== undefined) add(id, head, TRUST.head)
    for (const part of partsOf(title)) add(id, part, TRUST.part)
  }
  const names = raw.map(({ concept, words, trust, isPart }) => ({
    concept,
    words,
    weight: sum(words, weightOf),
    trust: isPart && isShared(words, owners) ? SHARED_PART_TRUST : trust,
  }))
  return { exact, names, byWord: positionsByWord(names), weightOf }
}

/** Says whether some other concept has all of `words` in its names. */
function isShared(words: readonly string[], owners: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const [first = new Set<string>(), ...others] = words.map((word) => owners.get(word) ?? new Set<string>())
  return [...first].filter((concept) => others.every((set) => set.has(concept))).length > 1
}

function positionsByWord(names: readonly Name[]): ReadonlyMap<string, readonly number[]> {
  const byWord = new Map<string, number[]>()
  for (const [position, { words }] of names.entries())
    for (const word of words) {
      const list = byWord.get(word) ?? []
      if (list.length < NAMES_PER_WORD_MAX) list.push(position)
      byWord.set(word, list)
    }
  return byWord
}

function weigher(
  counts: ReadonlyMap<string, ReadonlySet<string>>,
  conceptCount: number,
): (word: string) => number {
  const rarest = Math.log(1 + conceptCount)
  return (word) => {
    const count = counts.get(word)?.size
    return count === undefined ? rarest * UNKNOWN_SHARE : Math.log(1 + conceptCount / count)
  }
}

/** What stands before a colon is what a title is about; `undefined` without a colon. */
function headOf(title: string): string | undefined {
  return /^(.{3,}?):\s/.exec(title)?.[1]
}

/** Parts that stand for themselves: `Redis Persistence, Replication and Cluster` names `Redis Persistence`. */
function partsOf(title: string): readonly string[] {
  const [head = '', tail] = title.split(/:\s+/)
  const listed = (tail ?? head).split(/,\s+(?:and\s+)?|\s+vs\.?\s+/)
  // One word beside an *and* is half of a thing: `Database and Distributed Data Observability`.
  const joined = [head, ...listed]
    .flatMap((piece) => piece.split(/\s+and\s+/))
    .filter((piece) => piece.includes(' '))
  return [...new Set([head, ...listed, ...joined])].filter((part) => part !== title && part.length > 2)
}

function rank(title: string, index: NameIndex): readonly ConceptMatch[] {
  const best = new Map<string, number>()
  for (const [variant, trust] of variantsOf(title)) {
    const exact = index.exact.get(labelKey(variant))
    if (exact !== undefined) raise(best, exact, trust * EXACT_TERM_CONFIDENCE)
    const words = wordsOf(variant).slice(0, WORDS_MAX)
    const total = sum(words, index.weightOf)
    for (const [position, shared] of sharedWeights(words, index)) {
      const name = index.names[position]
      if (name !== undefined) raise(best, name.concept, trust * similarity(name, shared, total))
    }
  }
  return [...best]
    .map(([concept, confidence]) => ({ concept, confidence: rounded(confidence) }))
    .sort((a, b) => b.confidence - a.confidence || (a.concept < b.concept ? -1 : 1))
}

/** The whole title, and what is left without brackets or what follows a colon or dash. */
function variantsOf(title: string): readonly (readonly [string, number])[] {
  const variants = new Map<string, number>([[title, 1]])
  const bare = title.replace(/\s*[([（][^)\]）]*[)\]）]/g, '')
  if (bare.trim() !== '' && !variants.has(bare)) variants.set(bare, 0.97)
  const [head = ''] = bare.split(/\s*[:：]\s+|\s+[-–—]+>?\s+/)
  if (head.trim() !== '' && !variants.has(head)) variants.set(head, 0.88)
  const inside = /[([（]([^)\]）]{2,40})[)\]）]/.exec(title)?.[1]
  if (inside !== undefined && !variants.has(inside)) variants.set(inside, 0.85)
  return [...variants]
}

function sharedWeights(words: readonly string[], index: NameIndex): ReadonlyMap<number, number> {
  const shared = new Map<number, number>()
  for (const word of words)
    for (const position of index.byWord.get(word) ?? [])
      shared.set(position, (shared.get(position) ?? 0) + index.weightOf(word))
  return shared
}

/** Share of the name times what it covers of the topic, both by weight. */
function similarity(name: Name, shared: number, total: number): number {
  const said = shared / name.weight
  const covered = total === 0 ? 0 : shared / total
  return name.trust * said * covered ** COVER_POWER
}

function raise(best: Map<string, number>, concept: string, confidence: number): void {
  if (confidence > (best.get(concept) ?? 0)) best.set(concept, confidence)
}

function sum(words: readonly string[], weightOf: (word: string) => number): number {
  return words.reduce((total, word) => total + weightOf(word), 0)
}

function rounded(value: number): number {
  return Math.round(Math.min(value, 1) * 100) / 100
}
