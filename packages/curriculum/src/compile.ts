/**
 * The compiler: files of content in, a curriculum and everything that is wrong out. Pure and synchronous; it never
 * throws for content, however broken, and always returns the best curriculum it could make.
 */

import { checkGuideRules } from './course/check-guide-rules.ts'
import { reportBridgeGaps, reportOptionalNeeded } from './course/check-paths.ts'
import { compileConcept } from './course/compile-concept.ts'
import { compileCoverage, NO_COVERAGE } from './course/compile-coverage.ts'
import { compileGuide, guideOf } from './course/compile-guide.ts'
import { compileGuideRules } from './course/compile-guide-rules.ts'
import { compileDataset, compileGlossary, compileSimulators } from './course/compile-lists.ts'
import { compilePath } from './course/compile-path.ts'
import { compileRoadmap } from './course/compile-roadmap.ts'
import { unitsOf } from './course/layout.ts'
import { linkUnits } from './course/link.ts'
import { withSequence } from './course/path-sequence.ts'
import { reportCycles, reportOrder } from './course/prerequisites.ts'
import type { CompiledUnit, Unit, UnitKind } from './course/unit.ts'
import type { Diagnostic, SourceFile } from './diagnostic.ts'
import { type CompiledCurriculum, CURRICULUM_VERSION } from './model.ts'
import { compareDiagnostics, compareText, reporterTo } from './source/reporter.ts'

export interface CompileOptions {
  /** Engines that content may name. */
  readonly engines?: readonly string[]
}

export interface Compilation {
  readonly curriculum: CompiledCurriculum
  /** Sorted by path, then place. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface Compiler {
  /** Compiles `files`, reusing whatever the previous call compiled from the same text. */
  readonly compile: (files: readonly SourceFile[]) => Compilation
}

const ENGINES_DEFAULT: readonly string[] = ['postgres']

const COMPILERS: Readonly<Record<UnitKind, (unit: Unit) => CompiledUnit>> = {
  concept: compileConcept,
  roadmap: compileRoadmap,
  path: compilePath,
  guide: compileGuide,
  coverage: compileCoverage,
  dataset: compileDataset,
  glossary: compileGlossary,
  simulators: compileSimulators,
  questionnaire: compileGuideRules,
}

/** Compiles `files` (in any order) once. */
export function compile(files: readonly SourceFile[], options?: CompileOptions): Compilation {
  return createCompiler(options).compile(files)
}

/** Returns a compiler that remembers its last call: a changed file costs the compilation of its own folder. */
export function createCompiler(options: CompileOptions = {}): Compiler {
  const engines = options.engines ?? ENGINES_DEFAULT
  let remembered = new Map<string, { readonly unit: Unit; readonly compiled: CompiledUnit }>()
  return {
    compile: (files) => {
      const diagnostics: Diagnostic[] = []
      const next: typeof remembered = new Map()
      for (const unit of unitsOf(files, reporterTo(diagnostics))) {
        const before = remembered.get(unit.key)
        const isSame = before !== undefined && haveSameFiles(before.unit, unit)
        next.set(unit.key, isSame ? before : { unit, compiled: COMPILERS[unit.kind](unit) })
      }
      remembered = next
      return assemble(
        [...next.values()].map((entry) => entry.compiled),
        engines,
        diagnostics,
      )
    },
  }
}

function haveSameFiles(a: Unit, b: Unit): boolean {
  return (
    a.files.length === b.files.length &&
    a.files.every((file, index) => file.path === b.files[index]?.path && file.text === b.files[index]?.text)
  )
}

function assemble(
  units: readonly CompiledUnit[],
  engines: readonly string[],
  found: readonly Diagnostic[],
): Compilation {
  const diagnostics = [...found, ...units.flatMap((unit) => unit.diagnostics)]
  const report = reporterTo(diagnostics)
  const concepts = units.flatMap((unit) => unit.concept ?? [])
  linkUnits(units, engines, report)
  reportCycles(concepts, units, report)
  reportOrder(concepts, units, report)
  const roadmaps = distinct(units.flatMap((unit) => unit.roadmap ?? []))
  const paths = distinct(units.flatMap((unit) => unit.learningPath ?? [])).map((path) =>
    withSequence(path, { concepts, roadmaps }),
  )
  reportBridgeGaps({ units, concepts, paths }, report)
  reportOptionalNeeded({ units, concepts, paths }, report)
  const curriculum: CompiledCurriculum = {
    version: CURRICULUM_VERSION,
    concepts: distinct(concepts),
    roadmaps,
    paths,
    guide: guideOf(units),
    coverage: units.find((unit) => unit.coverage !== undefined)?.coverage ?? NO_COVERAGE,
    datasets: distinct(units.flatMap((unit) => unit.dataset ?? [])),
    glossary: distinct(units.flatMap((unit) => unit.terms ?? [])),
    simulators: distinct(units.flatMap((unit) => unit.simulators ?? [])),
    ...questionnaireOf(units),
  }
  for (const { questionnaire } of units)
    if (questionnaire !== undefined) checkGuideRules(questionnaire, curriculum, report)
  return { curriculum, diagnostics: diagnostics.sort(compareDiagnostics) }
}

function questionnaireOf(units: readonly CompiledUnit[]): Pick<CompiledCurriculum, 'questionnaire'> {
  const questionnaire = units.find((unit) => unit.questionnaire !== undefined)?.questionnaire?.questionnaire
  return questionnaire === undefined ? {} : { questionnaire }
}

/** Sorted by id; of two with the same id (which is reported) the first counts. */
function distinct<T extends { readonly id: string }>(entries: readonly T[]): readonly T[] {
  const byId = new Map<string, T>()
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, entry)
  return [...byId.values()].sort((a, b) => compareText(a.id, b.id))
}
