/** Transcripts of mutants: `testdata/mutants.txt`, rewritten with MUTANTS_REWRITE=1 and read before it is committed. */

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { deriveMutants } from './derive-mutants.ts'
import { printStatement } from './print-statement.ts'

const TRANSCRIPT = new URL('testdata/mutants.txt', import.meta.url)

interface Case {
  readonly head: string
  readonly command: string
  readonly input: string
  readonly expected: string
}

function casesOf(text: string): readonly Case[] {
  return [...text.matchAll(/((?:^#.*\n|^\n)*)^(derive.*)\n([^\n]*)\n----\n((?:^[^#\n].*\n)*)/gm)].map(
    (match) => ({
      head: match[1] ?? '',
      command: match[2] ?? '',
      input: match[3] ?? '',
      expected: match[4] ?? '',
    }),
  )
}

async function transcriptOf({ command, input }: Case): Promise<string> {
  const orderGradedParts = new Set(command.includes('ordered') ? [''] : [])
  const { mutants, skipped } = await deriveMutants(input, { orderGradedParts, partIds: [] })
  const lines = mutants.map((mutant) => `${mutant.operator}: ${mutant.text}`)
  return [...lines, ...skipped.map((each) => `skipped: ${each.reason}`)].map((line) => `${line}\n`).join('')
}

test('mutants of the transcript', async () => {
  const text = readFileSync(TRANSCRIPT, 'utf8')
  const cases = casesOf(text)
  const observed = await Promise.all(cases.map(transcriptOf))
  assert.equal(cases.length, [...text.matchAll(/^derive/gm)].length, 'every case is read')
  if (process.env.MUTANTS_REWRITE === '1') {
    const rewritten = cases.map(
      (each, index) => `${each.head}${each.command}\n${each.input}\n----\n${observed[index]}`,
    )
    writeFileSync(TRANSCRIPT, rewritten.join(''))
    return
  }
  for (const [index, each] of cases.entries()) assert.equal(observed[index], each.expected, each.input)
})

test('a mutant stands in the place of its statement, in its part, after any characters', async () => {
  const submission = "--# one\nSELECT 'naïve €', 1; -- ünï\n--# two\nSELECT 2;\n"
  const { mutants } = await deriveMutants(submission, {
    orderGradedParts: new Set(),
    partIds: ['one', 'two'],
  })
  const last = mutants.find((mutant) => mutant.part === 'two')
  assert.equal(last?.text, 'SELECT 3')
  assert.equal(last?.submission, "--# one\nSELECT 'naïve €', 1; -- ünï\n--# two\nSELECT 3;\n")
})

test('what the printer would change is not mutated, and said', async () => {
  assert.equal(await printStatement({ SelectStmt: { nonsense: true } }), undefined)
})
