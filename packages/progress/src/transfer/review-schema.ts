/** The schema of reviews and their settings. */

import * as z from 'zod'
import { count, id } from './fields.ts'

const RETENTION_MIN = 0.7
const RETENTION_MAX = 0.99
const DAILY_MAX = 10_000

/** Returns the schemas of the kinds that concern review. */
export function reviewPayloads<E extends z.core.$ZodLooseShape>(envelope: E) {
  return [
    z.strictObject({
      ...envelope,
      kind: z.literal('ReviewRated'),
      concept: id,
      item: id,
      rating: z.enum(['again', 'hard', 'good', 'easy']),
      correct: z.boolean(),
      variant: z.exactOptional(count),
    }),
    z.strictObject({
      ...envelope,
      kind: z.literal('ReviewSettingsSet'),
      retention: z.number().min(RETENTION_MIN).max(RETENTION_MAX),
      dailyMax: count.max(DAILY_MAX),
    }),
  ] as const
}
