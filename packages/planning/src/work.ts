/**
 * What is to be done for a concept, as one or two units: the lesson, then labs and check. A concept without a lab is one
 * unit. All of a concept's minutes are in its units.
 */

import type { PlanningConcept } from './library.ts'

export type WorkKind = 'lesson' | 'lab'

export interface WorkUnit {
  readonly concept: string
  readonly kind: WorkKind
  /** Whole, at least 1. */
  readonly minutes: number
}

export interface WorkOptions {
  /** What the library's minutes are multiplied by. */
  readonly pace: number
  /** Says that only the labs of a concept are left. */
  readonly isLessonDone: (concept: string) => boolean
}

/** Returns the units of `order`, in its order. */
export function unitsOf(
  concepts: ReadonlyMap<string, PlanningConcept>,
  order: readonly string[],
  options: WorkOptions,
): readonly WorkUnit[] {
  return order.flatMap((id) => {
    const concept = concepts.get(id)
    return concept === undefined ? [] : conceptUnits(concept, options)
  })
}

function conceptUnits(concept: PlanningConcept, { pace, isLessonDone }: WorkOptions): readonly WorkUnit[] {
  const paced = (minutes: number): number => Math.max(1, Math.round(minutes * pace))
  const total = paced(concept.minutes)
  const lesson = concept.labs.length === 0 ? total : Math.min(total, paced(concept.lessonMinutes))
  const units: WorkUnit[] = []
  // Where the labs have no minutes of their own, the lesson stands for the concept, done or not.
  if (lesson === total || !isLessonDone(concept.id))
    units.push({ concept: concept.id, kind: 'lesson', minutes: lesson })
  if (lesson < total) units.push({ concept: concept.id, kind: 'lab', minutes: total - lesson })
  return units
}
