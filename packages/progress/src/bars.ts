/** Bars of roadmaps, phases and modules: counts and minutes left. */

import type { ConceptOutline, ModuleOutline, RoadmapOutline } from './outline.ts'
import type {
  Bar,
  ConceptProgress,
  ModuleConcept,
  ModuleProgress,
  PhaseProgress,
  RoadmapProgress,
} from './view.ts'

/** What the bars are computed from. */
export interface BarInput {
  readonly outlines: ReadonlyMap<string, ConceptOutline>
  readonly concepts: ReadonlyMap<string, ConceptProgress>
  readonly startedAtMs: ReadonlyMap<string, number>
}

const EMPTY_BAR: Bar = {
  completedCount: 0,
  skippedCount: 0,
  inProgressCount: 0,
  totalCount: 0,
  plannedCount: 0,
  minutesTotal: 0,
  minutesLeft: 0,
  fraction: 0,
}

/** Returns the bars of one roadmap; a concept counts for the first module that holds it. Cost: linear. */
export function roadmapProgress(roadmap: RoadmapOutline, input: BarInput): RoadmapProgress {
  const counted = new Set<string>()
  const phases = roadmap.phases.map((phase): PhaseProgress => {
    const modules = phase.modules.map((module) => moduleProgress(module, input, counted))
    return { id: phase.id, title: phase.title, bar: sumBars(modules.map((module) => module.bar)), modules }
  })
  const startedAtMs = input.startedAtMs.get(roadmap.id)
  return {
    id: roadmap.id,
    title: roadmap.title,
    ...(startedAtMs === undefined ? {} : { startedAtMs }),
    bar: sumBars(phases.map((phase) => phase.bar)),
    phases,
  }
}

/** What one concept adds to a bar. */
export interface BarConcept {
  readonly minutes: number
  readonly isPlanned: boolean
  readonly status: ConceptProgress['status']
}

/** Returns one bar over `concepts`. */
export function barOf(concepts: readonly BarConcept[]): Bar {
  return sumBars(concepts.map(conceptBar))
}

function conceptBar({ minutes, isPlanned, status }: BarConcept): Bar {
  return {
    completedCount: Number(status === 'completed'),
    skippedCount: Number(status === 'skipped'),
    inProgressCount: Number(status === 'inProgress'),
    totalCount: 1,
    plannedCount: Number(isPlanned),
    minutesTotal: minutes,
    minutesLeft: status === 'completed' || status === 'skipped' ? 0 : minutes,
    fraction: 0,
  }
}

function moduleProgress(module: ModuleOutline, input: BarInput, counted: Set<string>): ModuleProgress {
  const concepts: ModuleConcept[] = []
  for (const id of module.concepts) {
    const outline = input.outlines.get(id)
    const progress = input.concepts.get(id)
    if (outline === undefined || progress === undefined) continue
    concepts.push({
      id,
      title: outline.title,
      isPlanned: outline.status === 'planned',
      minutes: outline.minutes,
      status: progress.status,
      labsPassedCount: outline.labs.filter((lab) => progress.labs.get(lab.id)?.isPassed === true).length,
      labCount: outline.labs.length,
      isCounted: !counted.has(id),
    })
    counted.add(id)
  }
  return {
    id: module.id,
    title: module.title,
    bar: barOf(
      enough(
        concepts.filter((concept) => concept.isCounted),
        module.choose,
      ),
    ),
    concepts,
  }
}

const FURTHEST_FIRST: readonly ConceptProgress['status'][] = [
  'completed',
  'inProgress',
  'notStarted',
  'skipped',
]

/** Of alternatives only as many count as are asked for: those the learner is furthest with. */
function enough(concepts: readonly ModuleConcept[], choose: number | undefined): readonly ModuleConcept[] {
  if (choose === undefined) return concepts
  const rank = (concept: ModuleConcept): number => FURTHEST_FIRST.indexOf(concept.status)
  return concepts.toSorted((a, b) => rank(a) - rank(b)).slice(0, choose)
}

function sumBars(bars: readonly Bar[]): Bar {
  return withFraction(
    bars.reduce<Bar>(
      (sum, bar) => ({
        completedCount: sum.completedCount + bar.completedCount,
        skippedCount: sum.skippedCount + bar.skippedCount,
        inProgressCount: sum.inProgressCount + bar.inProgressCount,
        totalCount: sum.totalCount + bar.totalCount,
        plannedCount: sum.plannedCount + bar.plannedCount,
        minutesTotal: sum.minutesTotal + bar.minutesTotal,
        minutesLeft: sum.minutesLeft + bar.minutesLeft,
        fraction: 0,
      }),
      EMPTY_BAR,
    ),
  )
}

function withFraction(bar: Bar): Bar {
  return { ...bar, fraction: fractionOf(bar) }
}

function fractionOf(bar: Bar): number {
  if (bar.minutesTotal > 0) return (bar.minutesTotal - bar.minutesLeft) / bar.minutesTotal
  return bar.totalCount === 0 ? 0 : (bar.completedCount + bar.skippedCount) / bar.totalCount
}
