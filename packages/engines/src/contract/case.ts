/** What a case of the adapter contract is made of: a session on a small dataset, and checks that throw. */

import { canonicalJson } from '@savepoint/std'
import type {
  EngineAdapter,
  EngineFailure,
  EngineSession,
  RunOptions,
  ScriptRun,
  StatementResult,
} from '../adapter.ts'

export interface ContractCase {
  readonly id: string
  /** The behaviour, as a sentence. */
  readonly title: string
  readonly run: (adapter: EngineAdapter) => Promise<void>
}

/** The small dataset that the cases open: any variant with customers will do. */
export const DATASET = { dataset: 'shop', variant: 'edge' }

/** True when the write-ahead log can be read from the last checkpoint on. */
export const WAL_RECORDS_EXIST = `
  SELECT count(*) > 0
  FROM pg_get_wal_records_info((SELECT redo_lsn FROM pg_control_checkpoint()), pg_current_wal_insert_lsn())`

/** Makes a case that gets a session of its own on the small dataset, closed afterwards. */
export function onSession(
  id: string,
  title: string,
  body: (session: EngineSession) => Promise<void>,
): ContractCase {
  return {
    id,
    title,
    run: async (adapter) => {
      const session = succeeded(await adapter.open(DATASET))
      try {
        await body(session)
      } finally {
        await session.close()
      }
    },
  }
}

/** What a learner could have changed: tables, rows, columns, settings, roles, statements, extensions. */
export async function fingerprint(session: EngineSession): Promise<unknown> {
  const results = await statementsOf(
    session,
    `SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1;
     SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM customers c;
     SELECT md5(string_agg(o::text, '' ORDER BY id)) FROM orders o;
     SELECT count(*) FROM order_items; SELECT count(*) FROM payments;
     SHOW work_mem; SELECT rolname FROM pg_roles ORDER BY 1; SELECT name FROM pg_prepared_statements;
     SELECT extname FROM pg_extension ORDER BY 1`,
  )
  return results.map((result) => result.rows)
}

/** Runs `script`; throws when the engine itself fails. */
export async function runOf(
  session: EngineSession,
  script: string,
  options?: RunOptions,
): Promise<ScriptRun> {
  return succeeded(await session.run(script, options))
}

/** Returns what the statements of `script` did. */
export async function statementsOf(
  session: EngineSession,
  script: string,
  options?: RunOptions,
): Promise<readonly StatementResult[]> {
  return (await runOf(session, script, options)).statements
}

/** Returns the first value of the first statement, which must not raise an error. */
export async function firstValue(session: EngineSession, sql: string): Promise<string | null | undefined> {
  const [result] = await statementsOf(session, sql)
  check(result?.error === undefined, result?.error?.message ?? '')
  return result?.rows[0]?.[0]
}

type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: EngineFailure }

/** Returns the value of a success; throws on a failure. */
export function succeeded<T>(result: Outcome<T>): T {
  if (!result.ok) throw new Error(`unexpected failure: ${canonicalJson(result.error)}`)
  return result.value
}

/** Returns the failure; throws on a success. */
export function failed<T>(result: Outcome<T>): EngineFailure {
  if (result.ok) throw new Error('a failure was expected')
  return result.error
}

/** Throws `message` unless `condition` holds. */
export function check(condition: boolean, message: string): void {
  if (!condition) throw new Error(message)
}

/** Throws unless both values have the same canonical JSON. */
export function equal(actual: unknown, expected: unknown): void {
  const [left, right] = [canonicalJson(actual) ?? 'undefined', canonicalJson(expected) ?? 'undefined']
  if (left !== right) throw new Error(`expected ${right.slice(0, 2_000)}, got ${left.slice(0, 2_000)}`)
}
