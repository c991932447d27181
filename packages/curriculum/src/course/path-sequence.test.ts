/** In which order a path is studied. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../compile.ts'
import { readCourse } from '../testdata/transcript.ts'

const course = readCourse()

/** Returns the sequence of the path that the fields make, beside its id, title, kind and goal. */
function sequenceOf(fields: string): readonly string[] | undefined {
  const text = `id: new\ntitle: New\nkind: mode\ngoal: New.\n${fields}\n`
  const { curriculum } = compile([...course, { path: 'paths/new.yaml', text }])
  return curriculum.paths.find((path) => path.id === 'new')?.sequence
}

test('a target comes after what it is built on, each once', () => {
  assert.deepEqual(sequenceOf('targets: [grouping]'), ['counting', 'grouping'])
  assert.deepEqual(sequenceOf('targets: [grouping, counting]'), ['counting', 'grouping'])
})

test('what is assumed is not in the sequence', () => {
  assert.deepEqual(sequenceOf('targets: [grouping]\nassumed: [counting]'), ['grouping'])
})

test('a path that follows a roadmap studies all of it', () => {
  const follows = 'follows: { kind: roadmap, roadmap: start }'
  assert.deepEqual(sequenceOf(follows), ['counting', 'grouping'])
  assert.deepEqual(sequenceOf(`${follows}\nassumed: [counting]`), ['grouping'])
})

test('a path that takes its targets from the learner has no sequence of its own', () => {
  assert.deepEqual(sequenceOf('follows: { kind: targets }'), [])
})
