/** The schema of reviews and their settings. */

import * as z from 'zod'
import { REVIEW_LIMITS } from '../review-limits.ts'
import { count, id } from './fields.ts'

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
      retention: z.number().min(REVIEW_LIMITS.retentionMin).max(REVIEW_LIMITS.retentionMax),
      dailyMax: count.min(REVIEW_LIMITS.dailyMaxMin).max(REVIEW_LIMITS.dailyMaxMax),
    }),
  ] as const
}
