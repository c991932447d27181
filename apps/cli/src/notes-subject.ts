/** What a person calls the subject of a note on the command line, and what it is called back. */

import type { CompiledCurriculum } from '@savepoint/curriculum'
import { type ImportedNode, type ProgressEvent, parseSubject } from '@savepoint/progress'
import { err, ok, type Result } from '@savepoint/std'

/** Returns the title of a subject; `undefined` when neither the library nor an import knows it. */
export type TitleOf = (subject: string) => string | undefined

/** Returns the function that names subjects. */
export function titlesOf(curriculum: CompiledCurriculum, events: readonly ProgressEvent[]): TitleOf {
  const titles = new Map<string, string>()
  for (const { id, title } of curriculum.concepts) titles.set(`concept:${id}`, title)
  for (const { id, title } of curriculum.roadmaps) titles.set(`roadmap:${id}`, title)
  for (const event of events) {
    if (event.kind !== 'RoadmapImported') continue
    titles.set(`roadmap:${event.roadmap}`, event.document.title)
    for (const { id, title } of allNodes(event.document.nodes))
      titles.set(`topic:${event.roadmap}/${id}`, title)
  }
  return (subject) => titles.get(subject)
}

/**
 * Returns the key of what was typed: `wal` is the concept, `roadmap:ID` and `topic:ROADMAP/ID` are as they stand. A
 * subject that nobody knows is refused, because a note on it would never be seen.
 */
export function readSubject(typed: string, titleOf: TitleOf): Result<string, string> {
  const key = parseSubject(typed) === undefined ? `concept:${typed}` : typed
  if (titleOf(key) !== undefined) return ok(key)
  return err(
    `There is nothing called ${JSON.stringify(typed)}. Name a concept (wal), a roadmap (roadmap:ID) or a topic of an imported one (topic:ROADMAP/ID). See: savepoint notes list, savepoint progress`,
  )
}

function allNodes(nodes: readonly ImportedNode[]): readonly ImportedNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)])
}
