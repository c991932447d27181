/** What the compiler makes of a whole course, and what it remembers between two calls. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile, createCompiler } from './compile.ts'
import type { Concept } from './model.ts'
import { readCourse } from './testdata/transcript.ts'

const course = readCourse()
const LESSON = 'concepts/sql/counting/lesson.md'

function conceptOf(edit: (text: string) => string, path = LESSON): Concept {
  const files = course.map((file) => (file.path === path ? { path, text: edit(file.text) } : file))
  const concept = compile(files).curriculum.concepts.find((candidate) => candidate.id === 'counting')
  assert.ok(concept)
  return concept
}

const whole = conceptOf((text) => text)

test('the order in which files come does not matter', () => {
  assert.deepEqual(compile([...course].reverse()), compile(course))
})

test('files with Windows line ends compile to the same', () => {
  const windows = course.map(({ path, text }) => ({ path, text: `\ufeff${text.replaceAll('\n', '\r\n')}` }))
  assert.deepEqual(compile(windows), compile(course))
})

test('a lab takes its expected rows from the part of the solution that is compared', () => {
  const [lab] = whole.labs
  assert.deepEqual(lab?.requirements[0]?.check, {
    kind: 'rows',
    part: 'all',
    expected: { kind: 'query', sql: 'SELECT count(*) FROM pets;' },
    comparison: { order: { kind: 'bag' }, columns: 'orderOnly', tolerance: 0 },
  })
  assert.deepEqual(lab?.starterFails, ['all-counted', 'owned-counted'])
  assert.deepEqual(
    lab?.wrongAnswers.map(({ name, because }) => `${name}: ${because}`),
    ['delete: It deletes.', 'owner: It skips the pet without an owner.', 'star: It counts rows.'],
  )
  assert.doesNotMatch(lab?.starter ?? '', /fails/)
})

test('the content hash changes with what is learnt, not with how it was recorded', () => {
  const changes: readonly [boolean, (text: string) => string][] = [
    [true, (text) => text.replace('SELECT count(*), count(owner)', 'SELECT count(*)')],
    [true, (text) => text.replace('The shelter', 'The kennel')],
    [true, (text) => text.replace('An empty table', 'A table')],
    [false, (text) => text.replace('    4 |     3\n', '    5 |     3\n')],
    [false, (text) => text.replace('\nThe shelter', '\n\nThe shelter')],
    [false, (text) => text.replace('minutes: 30', 'minutes: 40')],
  ]
  for (const [isNew, edit] of changes)
    assert.equal(conceptOf(edit).contentHash !== whole.contentHash, isNew, `${edit}`)
  const checks = conceptOf(
    (text) => text.replace('there are none', 'there is none'),
    'concepts/sql/counting/checks.yaml',
  )
  assert.notEqual(checks.contentHash, whole.contentHash)
})

test("a lab's hash changes with the task and not with its hints", () => {
  const folder = 'concepts/sql/counting/labs/count-rows'
  const hash = (path: string, edit: (text: string) => string): string | undefined =>
    conceptOf(edit, path).labs[0]?.contentHash
  assert.equal(
    hash(`${folder}/lab.yaml`, (text) => text.replace('Look again.', 'Think.')),
    whole.labs[0]?.contentHash,
  )
  assert.notEqual(
    hash(`${folder}/task.md`, () => 'Count others.'),
    whole.labs[0]?.contentHash,
  )
  assert.notEqual(
    hash(`${folder}/lab.yaml`, (text) => text.replace('[[3]]', '[[4]]')),
    whole.labs[0]?.contentHash,
  )
})

test('a second call recompiles the changed folder only, with the same result as a first', () => {
  const compiler = createCompiler()
  const before = compiler.compile(course).curriculum
  const files = course.map((file) =>
    file.path === LESSON ? { ...file, text: `${file.text}\nMore.\n` } : file,
  )
  const after = compiler.compile(files).curriculum
  const find = (curriculum: typeof before, id: string): Concept | undefined =>
    curriculum.concepts.find((c) => c.id === id)
  assert.equal(find(after, 'grouping'), find(before, 'grouping'))
  assert.notEqual(find(after, 'counting'), find(before, 'counting'))
  assert.deepEqual(compiler.compile(files), compile(files))
})

test('a file that went away is forgotten', () => {
  const compiler = createCompiler()
  compiler.compile(course)
  const files = course.filter((file) => !file.path.startsWith('concepts/sql/grouping/'))
  assert.deepEqual(compiler.compile(files), compile(files))
})
