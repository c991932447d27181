/** What the learner set for review. The last word holds, also for items that were scheduled before it. */

import type { ProgressEvent } from '@savepoint/progress'

export interface ReviewSettings {
  /** Wanted probability of recall when an item comes due, in [0.7, 0.99]. */
  readonly retention: number
  /** Items a day at most. 0 pauses review. */
  readonly dailyMax: number
}

/** 0.9 is the default of FSRS; twenty items take some ten minutes. */
export const DEFAULT_REVIEW_SETTINGS: ReviewSettings = { retention: 0.9, dailyMax: 20 }

/** Returns the settings of the event with the greatest id, or the default. Order does not matter. Cost: O(events). */
export function reviewSettings(events: readonly ProgressEvent[]): ReviewSettings {
  let lastId = ''
  let settings = DEFAULT_REVIEW_SETTINGS
  for (const event of events) {
    if (event.kind !== 'ReviewSettingsSet' || event.id <= lastId) continue
    lastId = event.id
    settings = { retention: event.retention, dailyMax: event.dailyMax }
  }
  return settings
}
