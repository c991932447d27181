/** `npm test [-- STAGE…]`: everything CI runs, or the named stages. Prints what each proves and how long it took. */

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStage, type StageOutcome } from './test/stage.ts'
import { stages } from './test/stages.ts'

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..')
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name))
if (unknown.length > 0) {
  console.error(`No stage ${unknown.join(', ')}. There are: ${stages.map((stage) => stage.name).join(', ')}.`)
  process.exit(2)
}

const outcomes: StageOutcome[] = []
for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) continue
  const outcome = await runStage(stage, repository)
  outcomes.push(outcome)
  if (!outcome.passed) break
}

console.log('')
for (const { name, passed, seconds } of outcomes) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s`)
}
const passedCount = outcomes.filter((outcome) => outcome.passed).length
console.log(`${passedCount} passed, ${outcomes.length - passedCount} failed`)
process.exitCode = outcomes.every((outcome) => outcome.passed) ? 0 : 1
