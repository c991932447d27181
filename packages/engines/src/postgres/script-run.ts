/**
 * Runs a script statement by statement, each in its own implicit transaction, and stops at the first error unless told
 * otherwise. It owns the memory of the connection's transaction status and of the names of user-defined types.
 */

import { type Clock, err, ok, type Result } from '@savepoint/std'
import type { EngineFailure, ResultColumn, RunOptions, ScriptRun, StatementResult } from '../adapter.ts'
import { findRefusal } from './refusals.ts'
import { type ScannedStatement, scanStatements } from './split-statements.ts'
import { type Exchange, runStatement, type StatementAnswer } from './statement-run.ts'
import { findBuiltInTypeName } from './type-names.ts'
import type { WireColumn } from './wire.ts'

const ROWS_MAX_DEFAULT = 1_000
const KEPT_BYTES_MAX = 64 * 1024 * 1024
const IDLE = 'I'
const FAILED = 'E'

/** One connection, as the runner of scripts sees it. Calls must not overlap. */
export class ScriptRunner {
  private readonly exchange: Exchange
  private readonly clock: Clock
  private status = IDLE
  private readonly userTypeNames = new Map<number, string>()

  constructor(exchange: Exchange, clock: Clock) {
    this.exchange = exchange
    this.clock = clock
  }

  /** Forgets what was known of the connection: it has been put back to its start. */
  restart(): void {
    this.status = IDLE
    this.userTypeNames.clear()
  }

  async run(script: string, options: RunOptions): Promise<Result<ScriptRun, EngineFailure>> {
    const statements = scanStatements(script)
    const refused = findFirstRefusal(script, statements)
    if (refused !== undefined) return err(refused)
    const results: StatementResult[] = []
    for (const statement of statements) {
      if (options.signal?.aborted) return err({ code: 'cancelled', isSessionLost: false })
      const result = await this.runOne(statement, options.rowsMax ?? ROWS_MAX_DEFAULT)
      if (!result.ok) return result
      results.push(result.value)
      if (result.value.error !== undefined && options.onError !== 'continue') break
    }
    return ok({ statements: results, inTransaction: this.status !== IDLE })
  }

  private async runOne(
    statement: ScannedStatement,
    rowsMax: number,
  ): Promise<Result<StatementResult, EngineFailure>> {
    const startMs = this.clock.monotonicMs()
    const answer = await this.ask(statement.sql, rowsMax)
    const elapsedMs = this.clock.monotonicMs() - startMs
    if (answer.status === undefined) return err(engineDied(answer.panic))
    const columns: ResultColumn[] = []
    for (const column of answer.columns)
      columns.push({ name: column.name, type: await this.typeName(column) })
    const { start, end, sql } = statement
    const { tag, rows, rowCount, notices, error } = answer
    const result = { start, end, sql, tag, columns, rows, rowCount, notices, elapsedMs }
    return ok(error === undefined ? result : { ...result, error })
  }

  private async ask(sql: string, rowsMax: number): Promise<StatementAnswer> {
    const answer = await runStatement(this.exchange, sql, {
      rowsMax,
      keptBytesMax: KEPT_BYTES_MAX,
      status: this.status,
    })
    if (answer.status !== undefined) this.status = answer.status
    return answer
  }

  /** Asks the catalog once for each type that is not built in; a failed transaction leaves the number. */
  private async typeName(column: WireColumn): Promise<string> {
    const oid = column.typeOid
    const known = findBuiltInTypeName(oid) ?? this.userTypeNames.get(oid)
    if (known !== undefined) return known
    if (this.status === FAILED) return String(oid)
    const answer = await this.ask(`SELECT typname FROM pg_catalog.pg_type WHERE oid = ${oid}`, 1)
    const name = answer.rows[0]?.[0] ?? String(oid)
    this.userTypeNames.set(oid, name)
    return name
  }
}

/** Nothing of a script runs when one of its statements is refused. */
function findFirstRefusal(
  script: string,
  statements: readonly ScannedStatement[],
): EngineFailure | undefined {
  for (const statement of statements) {
    const message = findRefusal(script, statement)
    if (message !== undefined) return { code: 'refused', message, start: statement.start }
  }
  return undefined
}

function engineDied(panic: string): EngineFailure {
  const cause = panic === '' ? 'usually a recursion without end or memory that ran out' : panic
  return {
    code: 'engineUnavailable',
    message: `PostgreSQL stopped while it ran this statement (${cause}). Reset to start it again.`,
  }
}
