/** Sessions in the state right after opening, for lessons and items: opened once a dataset, reset for each use. */

import type { EngineAdapter, EngineSession } from '@savepoint/engines'
import { err, ok, type Result } from '@savepoint/std'

export interface FreshSessions {
  /** Returns the dataset's session, untouched; the error is a sentence. */
  readonly take: (dataset: string) => Promise<Result<EngineSession, string>>
  readonly close: () => Promise<void>
}

/** Returns sessions over `adapter`, of which one is open at a time. */
export function createFreshSessions(adapter: EngineAdapter): FreshSessions {
  let current: { readonly dataset: string; readonly session: EngineSession } | undefined
  const close = async (): Promise<void> => {
    await current?.session.close()
    current = undefined
  }
  return {
    close,
    take: async (dataset) => {
      if (current?.dataset === dataset) {
        const reset = await current.session.reset()
        return reset.ok ? ok(current.session) : err(`the session cannot be reset: ${reset.error.code}`)
      }
      await close()
      const opened = await adapter.open({ dataset })
      if (!opened.ok) return err(`dataset ${dataset} cannot be opened: ${describe(opened.error)}`)
      current = { dataset, session: opened.value }
      return ok(opened.value)
    },
  }
}

function describe(failure: { readonly code: string; readonly message?: string }): string {
  return failure.message ?? failure.code
}
