/** The plan of the last query of a text: EXPLAIN ANALYZE, run so that it leaves nothing behind. */

import { type PlanNode, parsePlan } from '@savepoint/grading'
import type { EngineRunner } from '../../engine/runner.ts'
import { findLastQuery } from '../cell/statements.ts'

export type PlanAnswer =
  | { readonly kind: 'plan'; readonly plan: PlanNode; readonly sql: string }
  | { readonly kind: 'none'; readonly why: string }

const OPTIONS = 'ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF, FORMAT JSON'

/** Returns the plan of the last query of `script`. Statements that change data are never run again. */
export async function explainLastQuery(runner: EngineRunner, script: string): Promise<PlanAnswer> {
  const query = findLastQuery(script)
  if (query === undefined)
    return {
      kind: 'none',
      why: 'The last statement is not a query that only reads. Run a SELECT to see its plan.',
    }
  const explain = `EXPLAIN (${OPTIONS}) ${query.text.trim()}`
  // In a transaction of its own, so that what a called function writes is taken back. Inside the learner's, it just reads.
  const run = await runner.ask(runner.isInTransaction() ? explain : `BEGIN; ${explain}; ROLLBACK`)
  if (run === undefined) return { kind: 'none', why: 'The engine is not running. Run the query again.' }
  const statement = run.statements.find(
    (candidate) => candidate.columns.length > 0 || candidate.error !== undefined,
  )
  const json = statement?.rows[0]?.[0]
  if (statement?.error !== undefined || json === undefined || json === null) {
    if (!runner.isInTransaction() && run.inTransaction) await runner.ask('ROLLBACK')
    return {
      kind: 'none',
      why: `EXPLAIN was refused: ${statement?.error?.message ?? 'it returned nothing'}.`,
    }
  }
  const plan = parsePlan(json)
  return plan.ok
    ? { kind: 'plan', plan: plan.value, sql: query.text.trim() }
    : { kind: 'none', why: 'This plan could not be read.' }
}
