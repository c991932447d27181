/** What the page says of a run that returned nothing: what happened, what is safe, what to do. */

import { formatElapsed } from './format.ts'
import type { RunOutcome } from './runner.ts'

export interface OutcomeText {
  /** Printed strong. */
  readonly what: string
  readonly why: string
  readonly safe: string
  /** True when the remedy is the button *Start the engine again*. */
  readonly canRestart: boolean
}

/** Returns the words for `outcome`; `place` is `lesson`, `lab` or `playground`. */
export function outcomeText(outcome: Exclude<RunOutcome, { kind: 'ran' }>, place: string): OutcomeText {
  switch (outcome.kind) {
    case 'cancelled':
      return cancelledText(outcome, place)
    case 'timeLimit':
      return {
        what: 'The engine stopped.',
        why: `The statement ran for ${Math.round(outcome.limitMs / 1000)} s, the limit of this page.`,
        safe: lostText(place),
        canRestart: true,
      }
    case 'unavailable':
      return {
        what: 'The engine could not be reached.',
        why: outcome.message,
        safe: 'Your text and your progress are saved.',
        canRestart: true,
      }
    case 'refused':
      return { what: 'Not run.', why: outcome.message, safe: 'Nothing was changed.', canRestart: false }
  }
}

function cancelledText(outcome: Extract<RunOutcome, { kind: 'cancelled' }>, place: string): OutcomeText {
  return {
    what: `Cancelled after ${formatElapsed(outcome.elapsedMs)}.`,
    why: outcome.isSessionLost
      ? 'The statement was stopped together with its session.'
      : 'The statement was stopped.',
    safe: outcome.isSessionLost ? lostText(place) : 'Your text is saved.',
    canRestart: false,
  }
}

function lostText(place: string): string {
  const rebuilt = place === 'lesson' ? 'the cells build them again' : 'the next run starts from the dataset'
  return `Your text and your progress are saved. The tables of this ${place} are gone: ${rebuilt}.`
}
