/**
 * What led from a dataset's state to the marked one, so that a mark outlives the instance it was set on: when that
 * cannot be put back (its worker was ended, it has loaded a library), the scripts run again on a new one.
 */

import { ok, type Result } from '@savepoint/std'
import type { CancelSignal, EngineFailure, EngineSession, ResetTarget, RunOptions } from '../adapter.ts'

interface Entry {
  readonly script: string
  readonly options: Omit<RunOptions, 'signal'>
}

export interface Journal {
  /** Notes that `script` has been run, whatever became of it. */
  readonly record: (script: string, options: RunOptions) => void
  /** What was noted so far leads to the mark. */
  readonly mark: () => void
  /** The session returns to the mark, or to the dataset, which forgets the mark. */
  readonly reset: (to: ResetTarget | undefined) => void
  /** On a session in the dataset's state: runs what led to the mark and sets it; without a mark does nothing. */
  readonly replay: (
    run: EngineSession['run'],
    mark: NonNullable<EngineSession['mark']>,
    signal: CancelSignal | undefined,
  ) => Promise<Result<void, EngineFailure>>
}

/** Returns an empty journal: the session is in the dataset's state and nothing is marked. */
export function createJournal(): Journal {
  let entries: Entry[] = []
  let marked: readonly Entry[] | undefined
  return {
    record: (script, { signal: _, ...options }) => {
      entries.push({ script, options })
    },
    mark: () => {
      marked = [...entries]
    },
    reset: (to) => {
      if (to === 'dataset') marked = undefined
      entries = [...(marked ?? [])]
    },
    replay: async (run, mark, signal) => {
      if (marked === undefined) return ok(undefined)
      const scripts = marked
      entries = []
      for (const { script, options } of scripts) {
        const result = await run(script, { ...options, ...(signal === undefined ? {} : { signal }) })
        if (!result.ok && result.error.code !== 'refused') return result
      }
      return mark()
    },
  }
}
