/** The report for people: a line for each lesson and lab, failures under it with the command that repeats them. */

import type { Outcome, Totals } from './outcome.ts'

/** Returns the lines on one lesson or lab. */
export function renderOutcome(outcome: Outcome): readonly string[] {
  const verdict = outcome.failures.length === 0 ? 'ok  ' : 'FAIL'
  const lines = [`${verdict} ${outcome.kind.padEnd(6)} ${outcome.id.padEnd(28)} ${describe(outcome)}`]
  for (const remark of outcome.remarks) lines.push(`       ${remark}`)
  for (const { place, message } of outcome.failures) {
    const [first = '', ...rest] = message.split('\n')
    lines.push(`     ${place}: ${first}`, ...rest.map((line) => `       ${line}`))
  }
  if (outcome.failures.length > 0) lines.push(`     npm run verify -- --${outcome.kind} ${outcome.id}`)
  return lines
}

/** Returns the lines of the sum. */
export function renderTotals(totals: Totals): readonly string[] {
  const { killed, equivalent, surviving } = totals.mutants
  return [
    '',
    `${totals.concepts} lessons, ${totals.blocks} blocks, ${totals.items} items, ${totals.variants} variants, ${totals.labs} labs, ${totals.alternatives} alternatives, ${totals.wrongAnswers} wrong answers`,
    `mutants: ${killed} killed, ${equivalent} equivalent, ${surviving} surviving`,
    `${totals.failures} failures`,
  ]
}

function describe(outcome: Outcome): string {
  if (outcome.kind === 'lesson')
    return `${outcome.blocks} blocks, ${outcome.items} items, ${outcome.variants} variants`
  const { killed, equivalent, surviving } = outcome.mutants
  const samples = `${outcome.alternatives} alternatives, ${outcome.wrongAnswers} wrong answers`
  return `${samples}, mutants ${killed} killed, ${equivalent} equivalent, ${surviving} surviving`
}
