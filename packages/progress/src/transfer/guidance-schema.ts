/** The schema of the guide's answers, placement and plans. */

import * as z from 'zod'
import { count, dayField, hash, id, typed } from './fields.ts'

const MINUTES_PER_DAY = 1_440
const DAYS_MAX = 10_000

const minutes = z.number().min(0).max(MINUTES_PER_DAY)

const goalSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('path'), path: id }),
  z.strictObject({ kind: z.literal('roadmap'), roadmap: id }),
  z.strictObject({ kind: z.literal('concepts'), concepts: z.array(id).min(1).max(1_000) }),
])

const planSchema = z.strictObject({
  request: z.strictObject({
    goal: goalSchema,
    minutesByWeekday: z.array(minutes).length(7),
    start: dayField,
    deadline: z.exactOptional(dayField),
    daysOff: z.array(dayField).max(DAYS_MAX),
    leaveOut: z.exactOptional(z.array(id).max(1_000)),
    pace: z.exactOptional(z.number().min(0.1).max(10)),
  }),
  days: z
    .array(
      z.strictObject({
        day: dayField,
        entries: z
          .array(
            z.strictObject({
              kind: z.enum(['lesson', 'lab', 'review']),
              concept: z.exactOptional(id),
              minutes,
              part: z.exactOptional(z.strictObject({ number: count, of: count })),
            }),
          )
          .max(1_000),
      }),
    )
    .max(DAYS_MAX),
})

/** Returns the schemas of the kinds that concern where the learner wants to go. */
export function guidancePayloads<E extends z.core.$ZodLooseShape>(envelope: E) {
  return [
    z.strictObject({
      ...envelope,
      kind: z.literal('GuideAnswered'),
      answers: z.record(id, z.string().max(2_000)),
    }),
    z.strictObject({
      ...envelope,
      kind: z.literal('PlacementAnswered'),
      placement: id,
      concept: id,
      item: id,
      answer: typed,
      correct: z.boolean().nullable(),
      contentHash: hash,
    }),
    z.strictObject({
      ...envelope,
      kind: z.literal('ConceptTestedOut'),
      placement: id,
      concept: id,
      probability: z.number().min(0).max(1),
      evidence: z.array(id).max(100),
    }),
    z.strictObject({ ...envelope, kind: z.literal('PlanMade'), plan: planSchema.nullable() }),
  ] as const
}
