/** Full text search in the page: the entries are loaded once and indexed here, so it works offline. */
import MiniSearch from 'minisearch'
import { siteUrl } from '../shell/site-url.ts'
import type { SearchEntry } from './entries.ts'
import { type Piece, passageOf } from './passage.ts'

export interface Found {
  readonly entry: SearchEntry
  readonly href: string
  /** A passage with the first match, cut at words; the matches are marked. */
  readonly passage: readonly Piece[]
}

export type Find = (query: string, countMax: number) => readonly Found[]

let loading: Promise<Find> | undefined

/** Returns the search, loading the entries the first time. Rejects when they cannot be had. */
export function openSearch(): Promise<Find> {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined
    throw cause
  })
  return loading
}

async function load(): Promise<Find> {
  const response = await fetch(siteUrl('data/search.json'))
  if (!response.ok) throw new Error(`The search index could not be loaded: ${response.status}.`)
  const entries = (await response.json()) as readonly SearchEntry[]
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  // Identifiers such as pg_stat_wal are found whole and by their parts.
  const tokenize = (text: string): string[] =>
    text
      .split(/[^\p{L}\p{N}_]+/u)
      .flatMap((word) => (word.includes('_') ? [word, ...word.split('_')] : [word]))
  const index = new MiniSearch<SearchEntry>({
    fields: ['title', 'of', 'text'],
    tokenize,
    searchOptions: {
      boost: { title: 4, of: 1.5 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    },
  })
  await index.addAllAsync(entries, { chunkSize: 50 })
  return (query, countMax) =>
    index
      .search(query, { boostDocument: (id) => (byId.get(String(id))?.kind === 'planned' ? 0.5 : 1) })
      .slice(0, countMax)
      .flatMap((result) => {
        const entry = byId.get(String(result.id))
        return entry === undefined
          ? []
          : [{ entry, href: siteUrl(entry.id), passage: passageOf(entry.text, result.terms) }]
      })
}
