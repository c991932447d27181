/** The order of study of a path: made when all concepts and roadmaps are known. */

import { prerequisiteClosure } from '../graph.ts'
import type { Concept, Path, Roadmap } from '../model.ts'

/** What a path draws on. */
export interface PathGround {
  readonly concepts: readonly Concept[]
  readonly roadmaps: readonly Roadmap[]
}

/**
 * Returns `path` with its sequence: targets in the order of the file, each after what it is built on, without what is
 * assumed. A path that follows a roadmap takes the concepts of the roadmap for targets, and assumes what it assumes.
 */
export function withSequence(path: Path, { concepts, roadmaps }: PathGround): Path {
  const followed = path.follows?.kind === 'roadmap' ? path.follows.roadmap : undefined
  const roadmap = roadmaps.find((candidate) => candidate.id === followed)
  const assumed = [...new Set([...path.assumed, ...(roadmap?.assumed ?? [])])]
  const ofRoadmap =
    roadmap?.phases.flatMap((phase) => phase.modules.flatMap((module) => module.concepts)) ?? []
  const targets = [...path.targets, ...ofRoadmap]
  return { ...path, assumed, sequence: prerequisiteClosure(concepts, targets, { known: new Set(assumed) }) }
}
