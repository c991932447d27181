/** A library of any size for tests and the bench, the same for the same seed. */

import { createRandom } from '@savepoint/std'
import type { PlanningConcept, PlanningLibrary } from '../library.ts'

const PREREQUISITES_MAX = 3
/** Prerequisites are among the concepts shortly before, as in a real library. */
const REACH = 25

/** Returns a library of `count` concepts `c0`, `c1`, … and a roadmap `all` through them. Three of five have a lab. */
export function generateLibrary(count: number, seed: number): PlanningLibrary {
  const random = createRandom(seed)
  const concepts = Array.from({ length: count }, (_, index): PlanningConcept => {
    const near = (): string => `c${index - 1 - random.below(Math.min(index, REACH))}`
    const prerequisites = Array.from({ length: index === 0 ? 0 : random.below(PREREQUISITES_MAX + 1) }, near)
    const minutes = 45 + 15 * random.below(8)
    return {
      id: `c${index}`,
      title: `Concept ${index}`,
      prerequisites: [...new Set(prerequisites)],
      minutes,
      lessonMinutes: 12 + random.below(20),
      items: [{ id: `c${index}.1` }],
      labs: random.below(5) < 3 ? [{ id: `c${index}-lab` }] : [],
    }
  })
  const module = { id: 'all.p1.m1', title: 'All', concepts: concepts.map(({ id }) => id), supporting: [] }
  const phase = { id: 'all.p1', title: 'All', goal: '', modules: [module] }
  return {
    concepts,
    roadmaps: [{ id: 'all', title: 'All', assumed: [], phases: [phase] }],
    paths: [],
  }
}
