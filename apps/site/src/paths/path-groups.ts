/** A path as a page shows it: its concepts in groups that keep the order of study visible. Pure. */
import type { Concept, Ladder, Path, Roadmap } from '@savepoint/curriculum'
import { areaTitle } from './path-words.ts'

/** One concept of a path. */
export interface PathRow {
  readonly concept: Concept
  /** 1-based position in the order of study. */
  readonly number: number
  /** `builtOn`: nobody asked for it, but a target is built on it. */
  readonly role: 'target' | 'optional' | 'builtOn'
  /** What may stand in its place. */
  readonly instead: readonly string[]
}

export interface PathGroup {
  readonly title: string
  readonly rows: readonly PathRow[]
  readonly minutes: number
}

/** What groups are made from. */
export interface PathGround {
  readonly concepts: readonly Concept[]
  /** The roadmap that the path follows, if it does. */
  readonly roadmap?: Roadmap | undefined
}

/**
 * Returns the sequence of `path` by phases of the roadmap that it follows, else by areas. Groups stand in the order of
 * their first concept, and rows in the order of study.
 */
export function pathGroups(path: Path, { concepts, roadmap }: PathGround): readonly PathGroup[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const groups = new Map<string, PathRow[]>()
  for (const [index, id] of path.sequence.entries()) {
    const concept = byId.get(id)
    if (concept === undefined) continue
    const title = phaseTitle(roadmap, id) ?? areaTitle(concept.area)
    const rows = groups.get(title) ?? []
    rows.push({ concept, number: index + 1, role: roleOf(path, id), instead: insteadOf(path, id) })
    groups.set(title, rows)
  }
  return [...groups].map(([title, rows]) => ({
    title,
    rows,
    minutes: rows.reduce((sum, row) => sum + row.concept.minutes, 0),
  }))
}

/** Minutes of the whole path, and of what is not optional. */
export function pathMinutes(
  path: Path,
  concepts: readonly Concept[],
): { readonly all: number; readonly core: number } {
  const minutes = new Map(concepts.map((concept) => [concept.id, concept.minutes]))
  const sum = (ids: readonly string[]): number => ids.reduce((total, id) => total + (minutes.get(id) ?? 0), 0)
  return { all: sum(path.sequence), core: sum(path.sequence.filter((id) => !path.optional.includes(id))) }
}

/** Returns the paths of one kind: levels in the order of their ladder, others by their hours, practice included. */
export function orderedPaths(
  paths: readonly Path[],
  { concepts, ladders }: { readonly concepts: readonly Concept[]; readonly ladders: readonly Ladder[] },
): readonly Path[] {
  const levels = ladders.flatMap((ladder) => ladder.levels.map((level) => level.path))
  const rank = (path: Path): number => (levels.includes(path.id) ? levels.indexOf(path.id) : levels.length)
  const minutes = (path: Path): number =>
    pathMinutes(path, concepts).all + path.practice.reduce((sum, row) => sum + row.hours * 60, 0)
  return [...paths].sort((a, b) => rank(a) - rank(b) || minutes(a) - minutes(b))
}

/**
 * Returns the bridge that leads to most of what `path` assumes, the shortest of those; undefined when none leads to
 * any of it.
 */
export function bridgeTo(
  path: Path,
  paths: readonly Path[],
): { readonly bridge: Path; readonly count: number } | undefined {
  const candidates = paths
    .filter((candidate) => candidate.kind === 'bridge' && candidate.id !== path.id)
    .map((bridge) => ({ bridge, count: path.assumed.filter((id) => bridge.sequence.includes(id)).length }))
    .filter((candidate) => candidate.count > 0)
    .sort((a, b) => b.count - a.count || a.bridge.sequence.length - b.bridge.sequence.length)
  return candidates[0]
}

function phaseTitle(roadmap: Roadmap | undefined, id: string): string | undefined {
  return roadmap?.phases.find((phase) => phase.modules.some((module) => module.concepts.includes(id)))?.title
}

function roleOf(path: Path, id: string): PathRow['role'] {
  if (path.optional.includes(id)) return 'optional'
  return path.targets.includes(id) || path.follows?.kind === 'roadmap' ? 'target' : 'builtOn'
}

function insteadOf(path: Path, id: string): readonly string[] {
  return path.alternatives.find((alternative) => alternative.concept === id)?.instead ?? []
}
