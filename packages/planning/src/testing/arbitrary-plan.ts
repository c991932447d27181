/** Generated libraries and requests for the properties of plans. */

import type { ConceptStatus, PlanRequest } from '@savepoint/progress'
import fc from 'fast-check'
import { addDays } from '../days.ts'
import type { KnownStatus, PlanningConcept, PlanningLibrary } from '../library.ts'
import type { PlanQuestion } from '../make-plan.ts'

const CONCEPTS_MAX = 14
const START = '2026-11-25'

/** Small libraries whose edges may run in any direction but never in a circle. */
const arbitraryLibrary: fc.Arbitrary<PlanningLibrary> = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 200 }),
      lessonMinutes: fc.integer({ min: 1, max: 60 }),
      hasLab: fc.boolean(),
      edges: fc.array(fc.nat({ max: CONCEPTS_MAX }), { maxLength: 3 }),
      rank: fc.nat({ max: 1_000 }),
      isOptional: fc.boolean(),
    }),
    { minLength: 1, maxLength: CONCEPTS_MAX },
  )
  .map((parts) => {
    const concepts = parts.map((part, index): PlanningConcept => {
      const isBefore = (other: number): boolean => {
        const rank = parts[other]?.rank
        return rank !== undefined && (rank < part.rank || (rank === part.rank && other < index))
      }
      return {
        id: `c${index}`,
        title: `Concept ${index}`,
        prerequisites: [...new Set(part.edges)].filter(isBefore).map((other) => `c${other}`),
        minutes: part.minutes,
        lessonMinutes: part.lessonMinutes,
        items: [{ id: `c${index}.1` }],
        labs: part.hasLab ? [{ id: `c${index}-lab` }] : [],
      }
    })
    const optional = parts.flatMap((part, index) => (part.isOptional ? [`c${index}`] : []))
    const module = { id: 'm', title: 'M', concepts: concepts.map(({ id }) => id), supporting: [], optional }
    const phases = [{ id: 'p', title: 'P', goal: '', modules: [module] }]
    return { concepts, roadmaps: [{ id: 'all', title: 'All', assumed: [], phases }], paths: [] }
  })

const arbitraryMinutes = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 180 })), { minLength: 7, maxLength: 7 })
  .filter((minutes) => minutes.some((one) => one > 0))

const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays(START, count))

const arbitraryRequest: fc.Arbitrary<PlanRequest> = fc.record(
  {
    goal: fc.oneof(
      fc.constant({ kind: 'roadmap' as const, roadmap: 'all' }),
      fc.constant({ kind: 'concepts' as const, concepts: ['c0'] }),
    ),
    minutesByWeekday: arbitraryMinutes,
    start: fc.constant(START),
    deadline: day,
    daysOff: fc.array(day, { maxLength: 6 }),
    pace: fc.constantFrom(0.5, 0.85, 1.3, 2),
  },
  { requiredKeys: ['goal', 'minutesByWeekday', 'start', 'daysOff'] },
)

/** A question whose answer is a plan: statuses and finished lessons at random. */
export const arbitraryQuestion: fc.Arbitrary<PlanQuestion> = fc
  .record({
    library: arbitraryLibrary,
    request: arbitraryRequest,
    statuses: fc.array(
      fc.constantFrom<ConceptStatus>('notStarted', 'notStarted', 'inProgress', 'completed', 'skipped'),
      { minLength: CONCEPTS_MAX, maxLength: CONCEPTS_MAX },
    ),
    lessonsDone: fc.array(fc.boolean(), { minLength: CONCEPTS_MAX, maxLength: CONCEPTS_MAX }),
    doneMinutes: fc.integer({ min: 0, max: 3_000 }),
  })
  .map(({ library, request, statuses, lessonsDone, doneMinutes }) => {
    const status: KnownStatus = new Map(statuses.map((one, index) => [`c${index}`, one]))
    const finished = new Set(lessonsDone.flatMap((one, index) => (one ? [`c${index}`] : [])))
    return { library, request, status, isLessonDone: (id) => finished.has(id), doneMinutes }
  })
