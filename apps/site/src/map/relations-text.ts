/** What a map says of a concept's neighbours, for names that are read out. Pure. */
import type { MapLayout } from './map-layout.ts'

/** Returns for each concept `needs A, B; opens C`, whatever of it applies, by the titles of the map. */
export function relationsText({ nodes, edges }: MapLayout): ReadonlyMap<string, string> {
  const titles = new Map(nodes.map((node) => [node.id, node.title]))
  const list = (word: string, ids: readonly string[]): string =>
    ids.length === 0 ? '' : `${word} ${ids.map((id) => titles.get(id) ?? id).join(', ')}`
  return new Map(
    nodes.map(({ id }) => {
      const needs = edges.filter((edge) => edge.to === id).map((edge) => edge.from)
      const opens = edges.filter((edge) => edge.from === id).map((edge) => edge.to)
      return [id, [list('needs', needs), list('opens', opens)].filter((part) => part !== '').join('; ')]
    }),
  )
}
