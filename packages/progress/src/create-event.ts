/**
 * Puts the envelope around a payload. Ids strictly increase within a log even when the device's clock goes
 * back: the factory follows the newest id it has been shown (the idea of a hybrid logical clock, Kulkarni et al.
 * 2014), so that "the last one" on a device is what the learner did last.
 */

import { type Clock, createUlidFactory, isUlid, ulidTimeMs } from '@savepoint/std'
import { PROGRESS_SCHEMA_VERSION, type ProgressEvent, type ProgressPayload } from './event.ts'

export interface EventFactoryOptions {
  readonly clock: Clock
  /** Returns an integer in [0, 32). */
  readonly randomDigit: () => number
  readonly device: string
}

export interface EventFactory {
  readonly create: (payload: ProgressPayload) => ProgressEvent
  /** Tells the factory the newest id of the log; later ids sort after it. */
  readonly follow: (newestId: string) => void
}

/** 48 bits of milliseconds, and room for the overflow of the random part. */
const TIME_MS_MAX = 2 ** 48 - 2

/** Returns a factory of events for one device. */
export function createEventFactory(options: EventFactoryOptions): EventFactory {
  let floorMs = 0
  let newest = ''
  const nextId = createUlidFactory(() => Math.max(options.clock.nowMs(), floorMs), options.randomDigit)
  return {
    create: (payload) => {
      const id = nextId()
      newest = id
      const atMs = options.clock.nowMs()
      return { id, version: PROGRESS_SCHEMA_VERSION, atMs, device: options.device, ...payload }
    },
    follow: (newestId) => {
      if (newestId <= newest || !isUlid(newestId)) return
      newest = newestId
      floorMs = Math.min(Math.max(floorMs, ulidTimeMs(newestId) + 1), TIME_MS_MAX)
    },
  }
}
