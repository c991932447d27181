/** A session without a process: output is collected, the log is in memory, the engine answers `SELECT <number>`. */

import type { EngineAdapter, EngineSession, StatementResult } from '@savepoint/engines'
import { splitStatements } from '@savepoint/engines'
import { createMemoryLog } from '@savepoint/platform'
import { createEventFactory, type ProgressLog } from '@savepoint/progress'
import { createRandom, ok } from '@savepoint/std'
import { runCli } from '../program.ts'
import type { CliSession } from '../session.ts'
import { smallCurriculum } from './small-curriculum.ts'

export interface TestSession extends CliSession {
  readonly log: ProgressLog
}

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Returns a session; members of `overrides` replace its own. */
export function createTestSession(overrides: Partial<CliSession> = {}): TestSession {
  const clock = { nowMs: () => 1_795_219_200_000, monotonicMs: () => 0 }
  const random = createRandom(1)
  const log = createMemoryLog(
    createEventFactory({ clock, randomDigit: () => random.below(32), device: 'test' }),
  )
  return {
    terminal: { write: () => {}, writeError: () => {}, isTty: false, columns: 80, hasColor: false },
    resources: {
      version: '1.2.3',
      loadCurriculum: async () => ok(smallCurriculum),
      createEngine: () => ok(countingEngine),
      siteFolder: '/nowhere',
    },
    clock,
    utcOffsetMinutes: () => 0,
    dataFolder: '/nowhere',
    openLog: async () => log,
    readInput: async () => '',
    readLine: async () => '',
    workingFolders: ['/nowhere'],
    opener: undefined,
    openBrowser: () => {},
    signal: new AbortController().signal,
    log,
    ...overrides,
  }
}

/** Runs a command line and collects what it prints. */
export async function runIn(session: CliSession, ...args: readonly string[]): Promise<Outcome> {
  let stdout = ''
  let stderr = ''
  const terminal = {
    ...session.terminal,
    write: (text: string) => {
      stdout += text
    },
    writeError: (text: string) => {
      stderr += text
    },
  }
  const code = await runCli({ ...session, terminal }, args)
  return { code, stdout, stderr }
}

const identity = { engine: 'postgres', label: 'Counter 1', version: '1' }

const countingSession: EngineSession = {
  identity,
  run: async (script) => {
    const ranges = splitStatements(script)
    const statements = ranges.map(({ start, end }) => answer(script.slice(start, end), start, end))
    return ok({ statements, inTransaction: false })
  },
  reset: async () => ok(undefined),
  close: async () => {},
}

/** An engine of one statement. */
export const countingEngine: EngineAdapter = {
  engine: 'postgres',
  open: async () => ok(countingSession),
  close: async () => {},
}

function answer(sql: string, start: number, end: number): StatementResult {
  const numbers = /^\s*SELECT ([\d *]+)$/i.exec(sql.trim())?.[1]?.split('*') ?? []
  const value = numbers.reduce((product, number) => product * Number(number), 1)
  const rows = numbers.length === 0 ? [] : [[String(value)]]
  const columns = rows.length === 0 ? [] : [{ name: 'n', type: 'int4' }]
  const tag = `SELECT ${rows.length}`
  return { start, end, sql, tag, columns, rows, rowCount: rows.length, notices: [], elapsedMs: 0 }
}
