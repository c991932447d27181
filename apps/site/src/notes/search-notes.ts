/** Finds notes by their words: every word of the query must occur, in whatever case. Pure. */
import type { SubjectNotes } from '@savepoint/progress/notebook'

/** Says whether the title, a text or a link of a subject holds every word of `query`. An empty query finds all. */
export function matchesNotes(query: string, title: string, notes: SubjectNotes): boolean {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const text = fold(
    [
      title,
      ...[...notes.notes, ...notes.reflections].map((note) => note.text),
      ...notes.resources.flatMap((one) => [one.title, one.url]),
    ].join('\n'),
  )
  return words.every((word) => text.includes(word))
}

/** Case and accents do not matter: `grösse` finds `Größe`. Upper case first, because it writes `ß` as `SS`. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase()
}
