/** The session of a real process: its streams, environment, signals and files. */

import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import {
  createFileLog,
  dataFolder,
  findOpener,
  localUtcOffsetMinutes,
  nodeClock,
  openBrowser,
  openDataFolder,
  randomDigit,
} from '@savepoint/platform/node'
import { createEventFactory } from '@savepoint/progress'
import { runCli } from './program.ts'
import { createPrompter } from './prompter.ts'
import type { Resources } from './resources.ts'
import type { CliSession } from './session.ts'
import { createTerminal } from './terminal.ts'

/** The learner's log within the data folder. */
const LOG_FILE = 'progress.jsonl'

/** Runs the command line of this process and sets its exit code. */
export async function runProcess(resources: Resources): Promise<void> {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => stop.abort())
  }
  // A reader that has seen enough (`| head`) is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  process.exitCode = await runCli(processSession(resources, stop.signal), process.argv.slice(2))
}

function processSession(resources: Resources, signal: AbortSignal): CliSession {
  const folder = dataFolder()
  const opener = findOpener('', { platform: process.platform, variables: process.env })
  return {
    terminal: createTerminal({ stdout: process.stdout, stderr: process.stderr, variables: process.env }),
    resources,
    clock: nodeClock,
    utcOffsetMinutes: localUtcOffsetMinutes,
    dataFolder: folder,
    openLog: async () => {
      const { device } = await openDataFolder(folder)
      return createFileLog(
        join(folder, LOG_FILE),
        createEventFactory({ clock: nodeClock, randomDigit, device }),
      )
    },
    readInput: () => text(process.stdin),
    readLine,
    // npm runs scripts in the project's folder and says where the person was.
    workingFolders: [process.cwd(), process.env.INIT_CWD].filter((path) => path !== undefined),
    opener: opener?.command,
    openBrowser,
    prompter: process.stdin.isTTY && process.stdout.isTTY ? createPrompter(signal) : undefined,
    signal,
  }
}

async function readLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
  }
}
