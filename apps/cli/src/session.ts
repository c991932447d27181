/** Everything a command may touch, passed in, so that tests run commands without a process. */

import type { ProgressLog } from '@savepoint/progress'
import type { Clock } from '@savepoint/std'
import type { Prompter } from './prompter.ts'
import type { Resources } from './resources.ts'
import type { Terminal } from './terminal.ts'

export interface CliSession {
  readonly terminal: Terminal
  readonly resources: Resources
  readonly clock: Clock
  readonly utcOffsetMinutes: (atMs: number) => number
  readonly dataFolder: string
  /** Opens the learner's log, making the data folder when needed. Rejects when that can't be done. */
  readonly openLog: () => Promise<ProgressLog>
  readonly readInput: () => Promise<string>
  /** Reads one line of an answer; empty when there is none to read. */
  readonly readLine: () => Promise<string>
  /** Paths of files are relative to these, the first that has the file. */
  readonly workingFolders: readonly string[]
  /** The program that opens addresses; `undefined` without a desktop. */
  readonly opener: string | undefined
  readonly openBrowser: (url: string) => void
  /** Asks the person at the terminal; `undefined` where nobody sits at one. */
  readonly prompter?: Prompter | undefined
  /** Aborted when the person wants to stop. */
  readonly signal: AbortSignal
}
