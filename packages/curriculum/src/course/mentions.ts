/** Lists of ids in YAML that name what other units define. */

import type { FieldPath, YamlSource } from '../source/yaml-source.ts'
import type { UnitReading } from './unit-reading.ts'

interface IdList {
  readonly ids: readonly string[]
  /** Place of the list in the file. */
  readonly path: FieldPath
  /** Index in the file of the entry at `index`, where faulty entries were cut away. */
  readonly indexInFile?: (index: number) => number
}

/** Notes each id as a mention of a concept, at its own place. */
export function mentionConcepts(reading: UnitReading, yaml: YamlSource, list: IdList): void {
  for (const [index, id] of list.ids.entries()) {
    const range = yaml.rangeAt([...list.path, list.indexInFile?.(index) ?? index])
    reading.mentions.push({ kind: 'concept', id, path: yaml.source.path, range })
  }
}

/** Reports ids that stand in the list a second time. */
export function reportRepeats(reading: UnitReading, yaml: YamlSource, list: IdList): void {
  const seen = new Set<string>()
  for (const [index, id] of list.ids.entries()) {
    if (seen.has(id)) {
      const range = yaml.rangeAt([...list.path, list.indexInFile?.(index) ?? index])
      reading.report('duplicateId', yaml.source.path, range, {
        message: 'the list has this id already',
        expected: 'each once',
        found: id,
      })
    }
    seen.add(id)
  }
}
