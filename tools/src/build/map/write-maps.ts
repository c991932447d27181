/**
 * Lays out every map of the site and leaves them where the pages find them. Laying out takes a second or two a map and
 * its inputs seldom change: a map whose input is the same as the last time is taken over.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { CompiledCurriculum } from '@savepoint/curriculum'
import { contentHash } from '@savepoint/std'
import type { MapLayout } from '../../../../apps/site/src/map/map-layout.ts'
import { LAYOUT_OPTIONS } from './elk-graph.ts'
import { LABEL, layOutMap } from './lay-out-map.ts'
import { type MapInput, mapInputs } from './map-input.ts'
import { labelMeasure } from './measure-text.ts'

/** Counted up when the same input is to be laid out in another way. */
const EDITION = 1

interface MapsFile {
  readonly maps: readonly KeptMap[]
}

interface KeptMap {
  /** Hash of what the layout was made from. */
  readonly key: string
  readonly layout: MapLayout
}

/** Writes the maps of the compiled curriculum in `curriculumFile` to `mapsFile`. Returns how many were laid out anew. */
export async function writeMaps(curriculumFile: string, mapsFile: string): Promise<number> {
  const { curriculum } = JSON.parse(readFileSync(curriculumFile, 'utf8')) as {
    readonly curriculum: CompiledCurriculum
  }
  const kept = new Map(readKept(mapsFile).map((map) => [map.key, map]))
  const measure = labelMeasure(LABEL.fontSize)
  const maps: KeptMap[] = []
  let freshCount = 0
  for (const input of mapInputs(curriculum)) {
    const key = keyOf(input)
    const known = kept.get(key)
    if (known === undefined) freshCount += 1
    maps.push(known ?? { key, layout: await layOutMap(input, measure) })
  }
  const file: MapsFile = { maps }
  writeFileSync(mapsFile, JSON.stringify(file))
  return freshCount
}

function keyOf(input: MapInput): string {
  return contentHash({
    edition: EDITION,
    options: { ...LAYOUT_OPTIONS },
    label: { ...LABEL },
    input: { ...input },
  })
}

function readKept(mapsFile: string): readonly KeptMap[] {
  try {
    return (JSON.parse(readFileSync(mapsFile, 'utf8')) as MapsFile).maps
  } catch {
    // The first build, or a file that a killed build left unfinished.
    return []
  }
}
