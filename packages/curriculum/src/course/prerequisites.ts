/** The prerequisite graph: it must have no circle, and a roadmap must not ask for a concept before what it needs. */

import type { Concept, Roadmap } from '../model.ts'
import { compareText, type Reporter } from '../source/reporter.ts'
import { START } from '../source/source-text.ts'
import type { CompiledUnit } from './unit.ts'

/** Reports concepts that a roadmap lists before a prerequisite that it lists too, or does not have at all. */
export function reportOrder(
  concepts: readonly Concept[],
  units: readonly CompiledUnit[],
  report: Reporter,
): void {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  for (const unit of units) {
    if (unit.roadmap === undefined) continue
    for (const { concept, missing } of earlyConcepts(unit.roadmap, byId)) {
      const place = unit.mentions.find((mention) => mention.kind === 'concept' && mention.id === concept)
      report('prerequisiteOrder', place?.path ?? '', place?.range ?? START, {
        message: `the roadmap comes to "${concept}" before what it needs`,
        expected: `${missing.join(', ')} earlier, or among assumed`,
        found: concept,
      })
    }
  }
}

interface EarlyConcept {
  readonly concept: string
  readonly missing: readonly string[]
}

function earlyConcepts(roadmap: Roadmap, byId: ReadonlyMap<string, Concept>): readonly EarlyConcept[] {
  const early: EarlyConcept[] = []
  const seen = new Set(roadmap.assumed)
  for (const concept of roadmap.phases.flatMap((phase) =>
    phase.modules.flatMap((module) => module.concepts),
  )) {
    if (seen.has(concept)) continue
    const prerequisites = byId.get(concept)?.prerequisites ?? []
    const missing = prerequisites.filter((id) => !seen.has(id) && byId.has(id))
    if (missing.length > 0) early.push({ concept, missing })
    seen.add(concept)
  }
  return early
}

/** Reports each circle of prerequisites once, at the concept of it whose id sorts first. */
export function reportCycles(
  concepts: readonly Concept[],
  units: readonly CompiledUnit[],
  report: Reporter,
): void {
  const places = new Map(
    units.flatMap((unit) =>
      unit.definitions.filter((d) => d.kind === 'concept').map((d) => [d.id, d] as const),
    ),
  )
  for (const cycle of cyclesOf(concepts)) {
    const place = places.get(cycle[0] ?? '')
    report('prerequisiteCycle', place?.path ?? '', place?.range ?? START, {
      message: `prerequisites lead in a circle: ${[...cycle, cycle[0]].join(' -> ')}`,
      expected: 'prerequisites without a circle',
    })
  }
}

/** Returns one cycle for every edge that closes one in a depth-first walk, each rotated to begin at its least id. */
function cyclesOf(
  concepts: readonly Pick<Concept, 'id' | 'prerequisites'>[],
): readonly (readonly string[])[] {
  const edges = new Map(concepts.map((concept) => [concept.id, [...concept.prerequisites].sort(compareText)]))
  const state = new Map<string, 'open' | 'done'>()
  const cycles = new Map<string, readonly string[]>()
  for (const start of [...edges.keys()].sort(compareText)) {
    // An explicit stack: a chain of prerequisites may be longer than the call stack is deep.
    const path: { readonly id: string; next: number }[] = []
    if (!state.has(start)) path.push({ id: start, next: 0 })
    while (path.length > 0) {
      const top = path.at(-1)
      if (top === undefined) break
      state.set(top.id, 'open')
      const follow = edges.get(top.id)?.[top.next]
      top.next += 1
      if (follow === undefined) {
        state.set(top.id, 'done')
        path.pop()
      } else if (state.get(follow) === 'open') {
        const cycle = rotate(path.slice(path.findIndex((step) => step.id === follow)).map((step) => step.id))
        cycles.set(cycle.join(' '), cycle)
      } else if (!state.has(follow) && edges.has(follow)) path.push({ id: follow, next: 0 })
    }
  }
  return [...cycles.values()]
}

function rotate(cycle: readonly string[]): readonly string[] {
  const least = cycle.reduce((best, id, index) => (id < (cycle[best] ?? '') ? index : best), 0)
  return [...cycle.slice(least), ...cycle.slice(0, least)]
}
