import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordKeys } from './record-keys.ts'

const CHECKS = `# A comment that stays.
items:
  - id: a.flow
    stem: "{{n}}"
    generator:
      - { with: { n: 1 } }
      - { with: { n: 2 }, key: "9" }   # doubtful
      - { key: 7, with: { n: 3 } }
  - id: a.block
    generator:
      - with: { n: 1 }
      - with:
          n: 2
        key: '4'
  - id: a.plain
    answer: 1
`

test('keys are written where the cases are, and nothing else changes', () => {
  const keys = new Map([
    ['a.flow', ['1', '4', undefined]],
    ['a.block', ['x "y"', '8']],
    ['a.plain', ['5']],
    ['a.gone', ['5']],
  ])
  assert.equal(
    recordKeys(CHECKS, keys),
    CHECKS.replace('{ with: { n: 1 } }', '{ with: { n: 1 }, key: "1" }')
      .replace('key: "9"', 'key: "4"')
      .replace('      - with: { n: 1 }\n', '      - with: { n: 1 }\n        key: "x \\"y\\""\n')
      .replace("key: '4'", 'key: "8"'),
  )
})

test('a second recording of the same keys changes nothing', () => {
  const keys = new Map([
    ['a.flow', ['1', '2', '3']],
    ['a.block', ['4', '5']],
  ])
  const once = recordKeys(CHECKS, keys)
  assert.equal(recordKeys(once, keys), once)
})

test('a file that holds no items is left alone', () => {
  for (const text of ['', 'items:\n', 'items: 3\n', '- x\n', 'items: [1, {id: a, generator: 4}]\n'])
    assert.equal(recordKeys(text, new Map([['a', ['1']]])), text)
})
