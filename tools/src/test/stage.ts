/** A stage of `npm test`: one command whose exit code decides. Stages run one after another, cheapest first. */

import { spawn } from 'node:child_process'

export interface Stage {
  readonly name: string
  /** What a failure costs the reader to know: one line. */
  readonly proves: string
  readonly commands: readonly Command[]
}

export interface Command {
  readonly file: string
  readonly args: readonly string[]
}

export interface StageOutcome {
  readonly name: string
  readonly passed: boolean
  readonly seconds: number
}

/** Runs the commands of `stage` in order in `folder` and stops at the first that fails. */
export async function runStage(stage: Stage, folder: string): Promise<StageOutcome> {
  console.log(`\n── ${stage.name}: ${stage.proves}`)
  const startMs = performance.now()
  for (const command of stage.commands) {
    const code = await run(command, folder)
    if (code !== 0) {
      console.error(`\n${stage.name} failed (exit ${code}). Run it alone: npm test -- ${stage.name}`)
      return outcome(stage.name, startMs, 'failed')
    }
  }
  return outcome(stage.name, startMs, 'passed')
}

function outcome(name: string, startMs: number, end: 'passed' | 'failed'): StageOutcome {
  return { name, passed: end === 'passed', seconds: (performance.now() - startMs) / 1000 }
}

function run(command: Command, folder: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command.file, [...command.args], { cwd: folder, stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(`${command.file} could not be started: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
