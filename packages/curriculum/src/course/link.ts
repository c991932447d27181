/** The linking pass: whatever one unit names in another must exist. Cheap, and done over the whole course each time. */

import type { DiagnosticCode } from '../diagnostic-codes.ts'
import type { Reporter } from '../source/reporter.ts'
import { nearest } from './nearest.ts'
import type { CompiledUnit, Definition, Mention } from './unit.ts'

/** A dataset that needs no files: a database with nothing in it. */
export const EMPTY_DATASET = 'empty'

interface Target {
  readonly kind: Definition['kind'] | 'engine'
  readonly code: DiagnosticCode
  readonly what: string
}

const TARGETS: Readonly<Record<Mention['kind'], Target>> = {
  concept: { kind: 'concept', code: 'unknownConcept', what: 'concept' },
  prerequisite: { kind: 'concept', code: 'unknownConcept', what: 'concept' },
  roadmap: { kind: 'roadmap', code: 'unknownRoadmap', what: 'roadmap' },
  path: { kind: 'path', code: 'unknownPath', what: 'path' },
  glossary: { kind: 'glossary', code: 'unknownTerm', what: 'glossary term' },
  lab: { kind: 'lab', code: 'unknownLab', what: 'lab' },
  dataset: { kind: 'dataset', code: 'unknownDataset', what: 'dataset' },
  simulator: { kind: 'simulator', code: 'unknownSimulator', what: 'simulator' },
  engine: { kind: 'engine', code: 'unknownEngine', what: 'engine' },
}

/** Reports duplicate definitions, mentions of what does not exist, and what nobody would find. */
export function linkUnits(
  units: readonly CompiledUnit[],
  engines: readonly string[],
  report: Reporter,
): void {
  const known = collectDefinitions(units, report)
  known.set('engine', new Set(engines))
  known.get('dataset')?.add(EMPTY_DATASET)
  const mentioned = new Set<string>()
  for (const unit of units) {
    for (const mention of unit.mentions) {
      const target = TARGETS[mention.kind]
      const ids = known.get(target.kind)
      mentioned.add(`${target.kind}:${mention.id}`)
      if (ids?.has(mention.id)) continue
      const suggestion = nearest(mention.id, ids ?? new Set())
      report(target.code, mention.path, mention.range, {
        message: `there is no ${target.what} "${mention.id}"`,
        expected: suggestion === undefined ? `a known ${target.what}` : `perhaps ${suggestion}`,
        found: mention.id,
      })
    }
  }
  reportUnknownVariants(units, report)
  reportUnreachable(units, report)
  reportUnusedTerms(units, mentioned, report)
}

function collectDefinitions(
  units: readonly CompiledUnit[],
  report: Reporter,
): Map<Target['kind'], Set<string>> {
  const kinds: Definition['kind'][] = [
    'concept',
    'lab',
    'item',
    'roadmap',
    'path',
    'dataset',
    'glossary',
    'simulator',
    'guideRule',
  ]
  const known = new Map<Target['kind'], Set<string>>(kinds.map((kind) => [kind, new Set<string>()]))
  const first = new Map<string, Definition>()
  for (const definition of units.flatMap((unit) => unit.definitions)) {
    const name = `${definition.kind}:${definition.id}`
    const earlier = first.get(name)
    if (earlier !== undefined) {
      report('duplicateId', definition.path, definition.range, {
        message: `this ${definition.kind} id was used before: ${earlier.path}:${earlier.range.line}`,
        expected: 'an id of its own',
        found: definition.id,
      })
      continue
    }
    first.set(name, definition)
    known.get(definition.kind)?.add(definition.id)
  }
  return known
}

function reportUnknownVariants(units: readonly CompiledUnit[], report: Reporter): void {
  const datasets = new Map(
    units.flatMap((unit) => (unit.dataset === undefined ? [] : [[unit.dataset.id, unit.dataset] as const])),
  )
  for (const use of units.flatMap((unit) => unit.variantUses)) {
    const isEmpty = use.dataset === EMPTY_DATASET
    const dataset = datasets.get(use.dataset)
    if (dataset === undefined && !isEmpty) continue
    const variants = dataset?.variants.map((variant) => variant.id) ?? ['base']
    if (variants.includes(use.variant)) continue
    report('unknownVariant', use.path, use.range, {
      message: `the dataset "${use.dataset}" has no variant "${use.variant}"`,
      expected: variants.join(', '),
      found: use.variant,
    })
  }
}

/** When a roadmap could not be read, any concept may be in it, so nothing is said. */
function reportUnreachable(units: readonly CompiledUnit[], report: Reporter): void {
  const roadmaps = units.filter((unit) => unit.kind === 'roadmap')
  if (roadmaps.some((unit) => unit.roadmap === undefined)) return
  const reached = new Set(
    roadmaps.flatMap(
      (unit) =>
        unit.roadmap?.phases.flatMap((phase) => phase.modules.flatMap((module) => module.concepts)) ?? [],
    ),
  )
  for (const definition of units.flatMap((unit) => unit.definitions)) {
    if (definition.kind !== 'concept' || reached.has(definition.id)) continue
    report('unreachableConcept', definition.path, definition.range, {
      message: `the concept "${definition.id}" is in no roadmap`,
      expected: 'a module of roadmaps/*.yaml that lists it',
    })
  }
}

/** A term is found from the concept that teaches it or from a text that links it; without either, by nobody. */
function reportUnusedTerms(
  units: readonly CompiledUnit[],
  mentioned: ReadonlySet<string>,
  report: Reporter,
): void {
  const taught = new Set(
    units.flatMap(
      (unit) => unit.terms?.flatMap((term) => (term.concept === undefined ? [] : [term.id])) ?? [],
    ),
  )
  for (const definition of units.flatMap((unit) => unit.definitions)) {
    if (definition.kind !== 'glossary' || taught.has(definition.id)) continue
    if (mentioned.has(`glossary:${definition.id}`)) continue
    report('unusedTerm', definition.path, definition.range, {
      message: `no concept teaches the term "${definition.id}" and no text links it`,
      expected: `concept: … or [ … ](glossary:${definition.id}) somewhere`,
    })
  }
}
