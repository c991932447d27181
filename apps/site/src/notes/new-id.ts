/** Ids of notes and resources: they sort by the time they were made, and no two devices make the same. */
import { browserClock, randomDigit } from '@savepoint/platform/browser'
import { createUlidFactory } from '@savepoint/std'

/** Returns an id that was never given before. */
export const newId = createUlidFactory(browserClock.nowMs, randomDigit)
