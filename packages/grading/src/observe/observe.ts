/**
 * Drives an engine that it is given through one grading and writes down what it did. It opens sessions of its own:
 * the learner's session is never touched. What it returns is judged by `grade`, which needs no engine.
 */

import { type Lab, splitParts } from '@savepoint/curriculum'
import type { CancelSignal, EngineAdapter, OpenProgress } from '@savepoint/engines'
import type { LabObservations, VariantObservation } from '../observations.ts'
import type { ExpectationCache } from './expected-rows.ts'
import { observeVariant } from './observe-variant.ts'
import {
  createPreparedSessions,
  type PreparationFailure,
  type PreparedSessions,
} from './prepared-sessions.ts'

export interface GradingProgress {
  readonly variant: string
  /** 1-based. */
  readonly variantNumber: number
  readonly variantCount: number
  /** While the engine for this variant opens. */
  readonly opening?: OpenProgress
}

export interface ObserveOptions {
  readonly signal?: CancelSignal
  readonly onProgress?: (progress: GradingProgress) => void
}

/** What outlives one grading: open sessions and expected rows. */
export interface ObserverState {
  readonly sessions: PreparedSessions
  readonly cache: ExpectationCache
}

/** Observes `submission` on every variant of `lab`, one session at a time, and closes what it opened. */
export async function observe(
  lab: Lab,
  submission: string,
  adapter: EngineAdapter,
  options: ObserveOptions = {},
): Promise<LabObservations> {
  const state: ObserverState = { sessions: createPreparedSessions(adapter, 1), cache: new Map() }
  try {
    return await observeWith(state, lab, submission, options)
  } finally {
    await state.sessions.close()
  }
}

/** As `observe`, with sessions and expected rows that are kept for the next submission. */
export async function observeWith(
  state: ObserverState,
  lab: Lab,
  submission: string,
  options: ObserveOptions,
): Promise<LabObservations> {
  const variants: VariantObservation[] = []
  const found = { lab: lab.id, contentHash: lab.contentHash, variants }
  const { parts } = splitParts(
    submission,
    lab.parts.map((part) => part.id),
  )
  for (const [index, variant] of lab.variants.entries()) {
    const report = (opening?: OpenProgress): void =>
      options.onProgress?.({
        variant,
        variantNumber: index + 1,
        variantCount: lab.variants.length,
        ...(opening === undefined ? {} : { opening }),
      })
    report()
    const outcome = await observeVariant({
      lab,
      variant,
      parts,
      cache: state.cache,
      prepare: () => state.sessions.prepare(lab, variant, { signal: options.signal, onProgress: report }),
    })
    if (!outcome.ok) return { ...found, ...stopped(outcome.error, variant) }
    variants.push(outcome.observation)
  }
  return { ...found, issues: [], isCancelled: false }
}

function stopped(
  error: PreparationFailure,
  variant: string,
): Pick<LabObservations, 'issues' | 'isCancelled'> {
  if (error.code === 'setup') {
    return { issues: [`variant ${variant}: the lab's setup fails: ${error.message}`], isCancelled: false }
  }
  switch (error.failure.code) {
    case 'cancelled':
      return { issues: ['Grading was cancelled.'], isCancelled: true }
    case 'engineUnavailable':
    case 'refused':
      return { issues: [`variant ${variant}: ${error.failure.message}`], isCancelled: false }
  }
}
