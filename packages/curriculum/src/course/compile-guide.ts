/** guide/*.yaml into the guide's tables: one compiler for each file. */

import type { Guide } from '../model.ts'
import { compileCertifications } from './compile-guide-certifications.ts'
import { compileLadders, compilePrerequisites } from './compile-guide-ladders.ts'
import { compileLanguages } from './compile-guide-languages.ts'
import { readList } from './list-reading.ts'
import type { CompiledUnit, Unit } from './unit.ts'
import { finishReading } from './unit-reading.ts'

const TABLES = {
  'guide/languages.yaml': compileLanguages,
  'guide/ladders.yaml': compileLadders,
  'guide/prerequisites.yaml': compilePrerequisites,
  'guide/certifications.yaml': compileCertifications,
} as const

/** Compiles one table by itself; concepts, paths and roadmaps are left as mentions. */
export function compileGuide(unit: Unit): CompiledUnit {
  const place = readList(unit)
  const compileTable = TABLES[unit.key as keyof typeof TABLES]
  return finishReading(place.reading, { guide: compileTable(place) })
}

/** Puts the tables of all files together; a table whose file is absent is empty. */
export function guideOf(units: readonly CompiledUnit[]): Guide {
  const tables: Partial<Guide> = Object.assign({}, ...units.map((unit) => unit.guide ?? {}))
  return {
    languages: tables.languages ?? { criteria: [], languages: [] },
    ladders: tables.ladders ?? [],
    prerequisites: tables.prerequisites ?? [],
    certifications: tables.certifications ?? [],
  }
}
