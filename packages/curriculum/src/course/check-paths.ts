/** What holds between roadmaps, their paths and the prerequisite graph. */

import { ancestorsOf } from '../graph.ts'
import type { Concept, Path } from '../model.ts'
import type { Reporter } from '../source/reporter.ts'
import { START } from '../source/source-text.ts'
import type { CompiledUnit } from './unit.ts'

/** What the checks look at; `paths` have their sequences. */
export interface CheckedCourse {
  readonly units: readonly CompiledUnit[]
  readonly concepts: readonly Concept[]
  readonly paths: readonly Path[]
}

/** Reports bridges that leave out some of what their roadmap assumes. */
export function reportBridgeGaps({ units, paths }: CheckedCourse, report: Reporter): void {
  for (const { roadmap, mentions } of units) {
    const bridge = paths.find((path) => path.id === roadmap?.bridge)
    if (roadmap === undefined || bridge === undefined) continue
    const taught = new Set([...bridge.sequence, ...bridge.assumed])
    const missing = roadmap.assumed.filter((id) => !taught.has(id))
    if (missing.length === 0) continue
    const place = mentions.find((mention) => mention.kind === 'path')
    report('bridgeGap', place?.path ?? '', place?.range ?? START, {
      message: `the path "${bridge.id}" does not lead to all that the roadmap assumes`,
      expected: `${missing.join(', ')} among its targets`,
      found: bridge.id,
    })
  }
}

/** Reports optional concepts that a concept of the core is built on. */
export function reportOptionalNeeded({ units, concepts, paths }: CheckedCourse, report: Reporter): void {
  // Most courses have nothing optional, and the ancestors of a large one take a while.
  if (!units.some((unit) => unit.mentions.some((mention) => mention.kind === 'optional'))) return
  const ancestors = ancestorsOf(concepts)
  for (const unit of units) {
    const path = paths.find((candidate) => candidate.id === unit.learningPath?.id)
    const modules = unit.roadmap?.phases.flatMap((phase) => phase.modules) ?? []
    const all = path === undefined ? modules.flatMap((module) => module.concepts) : path.targets
    const optional = new Set(path?.optional ?? modules.flatMap((module) => module.optional ?? []))
    const core = [...new Set(all)].filter((id) => !optional.has(id))
    for (const id of optional) {
      const dependents = core.filter((one) => ancestors.get(one)?.has(id) === true)
      if (dependents.length === 0) continue
      const place = unit.mentions.find((mention) => mention.kind === 'optional' && mention.id === id)
      report('optionalNeeded', place?.path ?? '', place?.range ?? START, {
        message: `"${id}" may be left out, but a concept of the core is built on it`,
        expected: `${dependents.slice(0, DEPENDENTS_MAX).join(', ')} among optional too`,
        found: id,
      })
    }
  }
}

/** How many dependents a message names. */
const DEPENDENTS_MAX = 3
