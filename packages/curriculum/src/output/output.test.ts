/** The output format: what is written is read back; what engines return is recorded by the rules. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RecordedOutput } from '../model.ts'
import { createMasker, maskFault, splitMasks } from './mask.ts'
import { parseOutput } from './parse-output.ts'
import { type ExecutedStatement, renderRecorded } from './record-output.ts'
import { renderOutput } from './render-output.ts'
import { replaceOutputs } from './replace-outputs.ts'

const HOSTILE_TEXTS = [
  '',
  ' ',
  'NULL',
  '"',
  '|',
  ' | ',
  '```',
  '````output',
  '(1 row)',
  '(2 of 3 rows)',
  'QUERY PLAN',
  '(no columns)',
  '---',
  '--:',
  '--- | --:',
  'ERROR: x',
  'NOTICE: y',
  'SQLSTATE: z',
  'a\nb',
  '\n',
  '\u202e',
  '\u00a0',
  '\u0000',
  '\ud800',
  '😀',
  '\\',
  '"a" | "b"',
  '\t',
  ' x',
  'x ',
  '-- a',
]
const text = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[a-z0-9 |"-]*$/),
)
const PLAIN = { noNullPrototype: true } as const
const severity = fc.constantFrom('NOTICE', 'WARNING', 'INFO', 'LOG', 'DEBUG1')

const rows = fc.integer({ min: 0, max: 4 }).chain((width) =>
  fc
    .record({
      columns: fc.array(
        fc.record({ name: text, align: fc.constantFrom('left' as const, 'right' as const) }, PLAIN),
        {
          minLength: width,
          maxLength: width,
        },
      ),
      rows: fc.array(fc.array(fc.option(text), { minLength: width, maxLength: width }), { maxLength: 4 }),
      more: fc.integer({ min: 0, max: 50 }),
    })
    .map(
      ({ columns, rows, more }): RecordedOutput => ({
        kind: 'rows',
        columns,
        rows,
        rowCount: rows.length + more,
      }),
    ),
)
const error = fc
  .record({
    message: text,
    sqlstate: fc.stringMatching(/^[0-9A-Z]{5}$/),
    detail: fc.option(text),
    hint: fc.option(text),
  })
  .map(
    ({ message, sqlstate, detail, hint }): RecordedOutput => ({
      kind: 'error',
      message,
      sqlstate,
      ...(detail === null ? {} : { detail }),
      ...(hint === null ? {} : { hint }),
    }),
  )
const output: fc.Arbitrary<RecordedOutput> = fc.oneof(
  rows,
  error,
  fc.array(text, { maxLength: 5 }).map((lines): RecordedOutput => ({ kind: 'plan', lines })),
  text.map((tag): RecordedOutput => ({ kind: 'tag', tag })),
  fc
    .record({ severity, message: text }, PLAIN)
    .map((notice): RecordedOutput => ({ kind: 'notice', ...notice })),
)

test('what is written is read back, whatever the engine printed', () => {
  fc.assert(
    fc.property(fc.array(output, { maxLength: 4 }), (outputs) => {
      assert.deepEqual(parseOutput(renderOutput(outputs)), { outputs, faults: [] })
    }),
    { numRuns: 2_000 },
  )
})

test('no written line can end the fence it stands in, or hide a character', () => {
  fc.assert(
    fc.property(fc.array(output, { maxLength: 4 }), (outputs) => {
      const written = renderOutput(outputs)
      assert.doesNotMatch(written, /^ {0,3}```/m)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      assert.doesNotMatch(written, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
    }),
    { numRuns: 500 },
  )
})

test('any text is read without throwing', () => {
  fc.assert(
    fc.property(
      fc.array(text).map((lines) => lines.join('\n')),
      (written) => void parseOutput(written),
    ),
  )
})

const statement: ExecutedStatement = { tag: 'SELECT 1', columns: [], rows: [], rowCount: 0, notices: [] }

function record(change: Partial<ExecutedStatement>, masks: readonly string[] = [], rowsMax = 20): string {
  return renderOutput(renderRecorded([{ ...statement, ...change }], { masks, rowsMax }))
}

test('numbers stand to the right, rows past the limit are counted', () => {
  const shown = record(
    {
      columns: [
        { name: 'id', type: 'int4' },
        { name: 'name', type: 'text' },
      ],
      rows: [
        ['9', 'a'],
        ['10', null],
        ['11', 'c'],
      ],
      rowCount: 400,
    },
    [],
    2,
  )
  assert.equal(shown, ' id | name\n--: | ----\n  9 | a\n 10 | NULL\n(2 of 400 rows)')
})

test('notices come first; an INSERT with RETURNING shows rows and tag; an error ends it', () => {
  const columns = [{ name: 'id', type: 'int8' }]
  assert.equal(
    record({
      tag: 'INSERT 0 1',
      columns,
      rows: [['7']],
      rowCount: 1,
      notices: [{ severity: 'NOTICE', message: 'hello' }],
    }),
    'NOTICE: hello\n\n id\n--:\n  7\n(1 row)\n\nINSERT 0 1',
  )
  assert.equal(
    record({
      tag: '',
      error: { message: 'duplicate key', sqlstate: '23505', detail: 'Key (id)=(7) already exists.' },
    }),
    'ERROR: duplicate key\nSQLSTATE: 23505\nDETAIL: Key (id)=(7) already exists.',
  )
  assert.equal(record({ tag: 'BEGIN' }), 'BEGIN')
  assert.equal(record({ tag: 'SELECT 2', rowCount: 2, rows: [[], []] }), '(no columns)\n(2 rows)')
  assert.equal(record({ tag: 'SELECT 40000' }), 'SELECT 40000', 'CREATE TABLE AS')
})

test('a plan keeps its indentation, also when it comes as one value', () => {
  const columns = [{ name: 'QUERY PLAN', type: 'text' }]
  assert.equal(
    record({ tag: 'EXPLAIN', columns, rows: [['Sort'], ['  ->  Seq Scan']], rowCount: 2 }),
    'QUERY PLAN\nSort\n  ->  Seq Scan',
  )
  assert.equal(
    record({ tag: 'EXPLAIN', columns, rows: [['[\n  {}\n]']], rowCount: 1 }),
    'QUERY PLAN\n[\n  {}\n]',
  )
})

test('masks replace what varies and nothing else', () => {
  const mask = (names: string, value: string, column?: { name: string; type: string }): string =>
    createMasker(splitMasks(names))(value, column)
  assert.equal(mask('lsn', 'start 0/17B1920 end'), 'start <lsn> end')
  assert.equal(mask('lsn', 'anything', { name: 'x', type: 'pg_lsn' }), '<lsn>')
  assert.equal(mask('xid', '742', { name: 't_xmin', type: 'text' }), '<xid>')
  assert.equal(mask('xid', 'transaction 742 waits'), 'transaction <xid> waits')
  assert.equal(mask('oid', 'base/5/16384'), 'base/<oid>/<oid>')
  assert.equal(
    mask('pid', 'Process 812 waits; process 9 blocks'),
    'Process <pid> waits; process <pid> blocks',
  )
  assert.equal(
    mask('time', 'Execution Time: 0.123 ms (actual time=0.010..0.020 rows=3)'),
    'Execution Time: <time> (actual time=<time> rows=3)',
  )
  assert.equal(mask('time', '2026-11-21 02:00:00.5+00'), '<time>')
  assert.equal(
    mask('memory', 'Sort Method: quicksort  Memory: 25kB'),
    'Sort Method: quicksort  Memory: <memory>',
  )
  assert.equal(mask('lsn,/a{1,2}/', 'baab 12'), 'b<masked>b 12')
  assert.equal(mask('lsn', '1 of 2, 10/2026'), '1 of 2, 10/2026')
  assert.equal(maskFault('lsn'), undefined)
  assert.notEqual(maskFault('clock'), undefined)
  assert.notEqual(maskFault('/(/'), undefined)
})

const LESSON = [
  '---',
  'id: x',
  '---',
  '',
  'Text.',
  '',
  '```sql runnable',
  'SELECT 1;',
  '```',
  '',
  '```output',
  'old',
  'lines',
  '```',
  '',
  'More  ',
  '',
  '````sql runnable mask=lsn',
  'SELECT 2;',
  '````',
  'Directly after.',
  '',
  '```sql runnable',
  'SELECT 3;',
  '```',
  '',
  '```output',
  'old',
  '```',
  '',
]
const TAG: readonly RecordedOutput[] = [{ kind: 'tag', tag: 'DONE' }]

test('outputs are replaced or added, and nothing else is touched', () => {
  for (const newline of ['\n', '\r\n']) {
    const updated = replaceOutputs(
      LESSON.join(newline),
      new Map([
        [1, TAG],
        [2, TAG],
        [3, TAG],
      ]),
    ).split(newline)
    const expected = [
      ...LESSON.slice(0, 11),
      'DONE',
      ...LESSON.slice(13, 20),
      '',
      '```output',
      'DONE',
      '```',
      ...LESSON.slice(20, 27),
      'DONE',
      ...LESSON.slice(28),
    ]
    assert.deepEqual(updated, expected)
  }
})

test('a lesson keeps every byte when no cell is named', () => {
  const lesson = LESSON.join('\n')
  assert.equal(replaceOutputs(lesson, new Map()), lesson)
  assert.equal(replaceOutputs(lesson, new Map([[9, TAG]])), lesson)
})

test('replacing a second time changes nothing', () => {
  const once = replaceOutputs(
    LESSON.join('\n'),
    new Map([
      [1, TAG],
      [2, TAG],
    ]),
  )
  assert.equal(
    replaceOutputs(
      once,
      new Map([
        [1, TAG],
        [2, TAG],
      ]),
    ),
    once,
  )
})
