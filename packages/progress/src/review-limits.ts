/** What review may be set to. The schema of events and the pages hold the learner's settings to the same limits. */

export const REVIEW_LIMITS = {
  /** Wanted probability of recall. Below, more is forgotten than kept; above, almost every day is a review day. */
  retentionMin: 0.7,
  retentionMax: 0.99,
  dailyMaxMin: 0,
  dailyMaxMax: 10_000,
} as const
