/** What the compilers of files that hold lists share: the file as YAML, and definitions with their places. */

import { type FieldPath, parseYaml, type YamlSource } from '../source/yaml-source.ts'
import type { Definition, Unit } from './unit.ts'
import { onlySource, startReading, type UnitReading } from './unit-reading.ts'

/** A file of lists as it is being read. */
export interface ListReading {
  readonly reading: UnitReading
  readonly yaml: YamlSource
}

/** Starts reading a unit that is one YAML file. */
export function readList(unit: Unit): ListReading {
  const reading = startReading(unit)
  const source = onlySource(reading)
  return { reading, yaml: parseYaml({ source, start: 0, end: source.text.length }, reading.report) }
}

/** Notes that the entry at `path` defines `id`. */
export function define(
  { reading, yaml }: ListReading,
  entry: { kind: Definition['kind']; id: string; path: FieldPath },
): void {
  const range = yaml.rangeAt([...entry.path, 'id'])
  reading.definitions.push({ kind: entry.kind, id: entry.id, path: yaml.source.path, range })
}
