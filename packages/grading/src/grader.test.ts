/** Every kind of check on a real PostgreSQL, and what a learner in bad faith might try. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Lab, PlanCondition, Requirement } from '@savepoint/curriculum'
import { createGrader, type Grader } from './grader.ts'
import type { GradingResult, RequirementResult } from './model.ts'
import { createSyntheticAdapter, type SyntheticAdapter } from './testing/synthetic-adapter.ts'
import { AS_BAG, labOf, requirement, SHOP } from './testing/synthetic-lab.ts'

let adapter: SyntheticAdapter
let grader: Grader

before(async () => {
  adapter = await createSyntheticAdapter(SHOP)
  grader = createGrader(adapter, { sessionsMax: 1 })
})
after(async () => {
  await grader.close()
  await adapter.close()
})

const NEVER_ORDERED =
  'SELECT id FROM customers c WHERE NOT EXISTS (SELECT FROM orders WHERE customer_id = c.id)'
const rowsLab = labOf([
  requirement('rows', {
    kind: 'rows',
    part: '',
    expected: { kind: 'query', sql: NEVER_ORDERED },
    comparison: AS_BAG,
  }),
])

/** Grades and returns the verdict with the first requirement's result. */
async function check(
  lab: Lab,
  submission: string,
): Promise<GradingResult & { readonly first: RequirementResult }> {
  const result = await grader.gradeSubmission(lab, submission)
  const first = result.requirements[0]
  assert.ok(first !== undefined)
  return { ...result, first }
}

function probe(id: string, query: string, rows: readonly (readonly string[])[]): Requirement {
  const expected = { kind: 'literal', columns: (rows[0] ?? []).map((_, index) => `c${index}`), rows } as const
  return requirement(id, { kind: 'probe', query, expected, comparison: AS_BAG })
}

function planOf(query: string, condition: Partial<PlanCondition>): Requirement {
  return requirement('plan', {
    kind: 'plan',
    part: '',
    query,
    condition: { forbid: [], require: [], ...condition },
  })
}

test('a different correct answer passes', async () => {
  const result = await check(
    rowsLab,
    'SELECT c.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL',
  )
  assert.equal(result.verdict, 'passed')
  assert.deepEqual(
    [result.first.expected, result.first.observed, result.first.feedback],
    ['5 rows', '5 rows', ''],
  )
})

test('an answer that is right by luck fails on the other data, with the row that shows why', async () => {
  const { verdict, first } = await check(
    rowsLab,
    'SELECT id FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)',
  )
  assert.equal(verdict, 'failed')
  assert.equal(first.variant, 'edge')
  assert.equal(first.observed, '0 rows: 6 missing')
  assert.match(
    first.feedback,
    /^On a second set of data: expected 6 rows, observed 0 rows: 6 missing\. Missing, for example: \(16\)\.$/,
  )
  assert.ok(first.evidence?.kind === 'rowDifference' && first.evidence.difference.missingCount === 6)
})

test('the description of the other data stands in the sentence', async () => {
  const variantDescriptions = new Map([['edge', 'An order of nobody.']])
  const result = await grader.gradeSubmission(rowsLab, 'SELECT generate_series(16, 20)', {
    variantDescriptions,
  })
  assert.match(
    result.requirements[0]?.feedback ?? '',
    /^On a second set of data \(An order of nobody\): expected 6 rows, observed 5 rows/,
  )
})

test('reading submissions need no reset, and see the data as loaded', async () => {
  const lab = { ...rowsLab, variants: ['base'] }
  await check(lab, NEVER_ORDERED)
  const before = adapter.loadCount()
  await check(lab, 'SELECT 1')
  await check(lab, "SELECT set_config('search_path', 'pg_catalog', false)")
  assert.equal((await check(lab, NEVER_ORDERED)).verdict, 'passed')
  assert.equal(adapter.loadCount(), before)
})

test('a query that writes through a function is found out and undone', async () => {
  const lab = { ...rowsLab, variants: ['base'] }
  const sneaky =
    'WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM customers WHERE id > 15 AND (SELECT count(*) FROM gone) > 0'
  await check(lab, sneaky)
  assert.equal((await check(lab, NEVER_ORDERED)).verdict, 'passed')
})

test('an SQL error is the learner’s, marked where it was typed', async () => {
  const text = '-- my answer\nSELECT id, nam FROM customers'
  const { verdict, first } = await check(rowsLab, text)
  assert.equal(verdict, 'failed')
  assert.ok(first.evidence?.kind === 'error')
  assert.equal(first.evidence.sqlstate, '42703')
  assert.equal(text.slice((first.evidence.position ?? 0) - 1).split(' ')[0], 'nam')
})

test('parts are graded one by one, and positions count from the start of the whole text', async () => {
  const part = (id: string): Requirement =>
    requirement(id, {
      kind: 'rows',
      part: id,
      expected: { kind: 'query', sql: 'SELECT 1' },
      comparison: AS_BAG,
    })
  const lab = labOf([part('one'), part('two'), part('three')], {
    parts: ['one', 'two', 'three'].map((id) => ({ id, title: id })),
    variants: ['base'],
  })
  const text = '--# one\nSELECT 1;\n--# two\nSELECT nope;\n'
  const result = await check(lab, text)
  assert.deepEqual(
    result.requirements.map((each) => each.passed),
    [true, false, false],
  )
  const [, two, three] = result.requirements
  assert.ok(two?.evidence?.kind === 'error' && two.evidence.part === 'two')
  assert.equal(text.slice((two.evidence.position ?? 0) - 1, (two.evidence.position ?? 0) + 3), 'nope')
  assert.equal(three?.observed, 'no such part')
})

test('an author’s fault makes the submission not gradable, never failed', async () => {
  const faulty: readonly Lab[] = [
    labOf(rowsLab.requirements, { setup: 'SELECT 1/0' }),
    labOf([
      requirement('r', {
        kind: 'rows',
        part: '',
        expected: { kind: 'query', sql: 'SELECT * FROM nowhere' },
        comparison: AS_BAG,
      }),
    ]),
    labOf([probe('r', 'SELECT 1/0', [['1']])]),
    labOf([requirement('r', { kind: 'refuses', statement: 'INSERT INT customers', sqlstates: ['23505'] })]),
  ]
  for (const lab of faulty) {
    const result = await check(lab, 'SELECT 1')
    assert.equal(result.verdict, 'notGradable')
    assert.ok(result.courseIssues.length > 0)
  }
})

test('a probe of something that the submission should have made fails the submission', async () => {
  const lab = labOf([probe('made', 'SELECT count(*) FROM invoices', [['0']])])
  const { verdict, first } = await check(lab, 'SELECT 1')
  assert.equal(verdict, 'failed')
  assert.ok(first.evidence?.kind === 'error' && first.evidence.sqlstate === '42P01')
  assert.equal((await check(lab, 'CREATE TABLE invoices (id int)')).verdict, 'passed')
})

test('what was not committed is not there', async () => {
  const lab = labOf([probe('made', 'SELECT count(*) FROM customers WHERE id = 500', [['1']])])
  const insert = "INSERT INTO customers VALUES (500, 'new')"
  assert.equal((await check(lab, `BEGIN; ${insert}; COMMIT`)).verdict, 'passed')
  const open = await check(lab, `BEGIN; ${insert}`)
  assert.equal(open.verdict, 'failed')
  assert.match(open.first.feedback, /^The submission ended inside a transaction, which was rolled back\./)
})

test('constraints are judged by trying to violate them, deferred ones too', async () => {
  const lab = labOf(
    [
      requirement('refuses', {
        kind: 'refuses',
        statement: 'INSERT INTO orders VALUES (-1, 12345, 1)',
        sqlstates: ['23503'],
      }),
      requirement('accepts', { kind: 'accepts', statement: 'INSERT INTO orders VALUES (-1, 1, 1)' }),
    ],
    { variants: ['base'] },
  )
  const key = 'ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers'
  assert.equal((await check(lab, `${key} DEFERRABLE INITIALLY DEFERRED`)).verdict, 'passed')
  const missing = await check(lab, 'SELECT 1')
  assert.deepEqual(
    missing.requirements.map((each) => each.passed),
    [false, true],
  )
  assert.equal(missing.first.observed, 'accepted')
  const tooStrict = await check(lab, `${key}; ALTER TABLE orders ADD CHECK (id > 0)`)
  assert.deepEqual(
    tooStrict.requirements.map((each) => each.observed),
    ['refused with 23514', 'refused with 23514'],
  )
})

test('a plan is judged by nodes, rows and buffers', async () => {
  const query = 'SELECT id FROM orders WHERE customer_id = 7 ORDER BY total DESC LIMIT 5'
  const lab = labOf(
    [planOf(query, { forbid: ['Seq Scan on orders', 'Sort'], buffersMax: 12, nodeRowsMax: 50 })],
    { variants: ['base'] },
  )
  assert.equal((await check(lab, 'CREATE INDEX ON orders (customer_id, total)')).verdict, 'passed')
  const { first } = await check(lab, 'SELECT 1')
  assert.match(first.observed, /Seq Scan on orders, 200 rows; Sort, 5 rows; \d+ shared buffers/)
  assert.ok(first.evidence?.kind === 'plan' && first.evidence.guiltyPaths.length > 0)
})

test('settings of the submission do not reach the plans', async () => {
  const lab = labOf([planOf('SELECT count(*) FROM orders WHERE total > 0', { require: ['Seq Scan'] })], {
    variants: ['base'],
  })
  for (const trick of ['SET enable_seqscan = off', "SELECT set_config('enable_seqscan', 'off', false)"]) {
    assert.equal((await check(lab, `CREATE INDEX ON orders (total); ${trick}`)).verdict, 'passed', trick)
  }
})

test('deleting the data makes a query cheap, and fails', async () => {
  const lab = labOf([planOf('SELECT count(*) FROM orders WHERE customer_id = 7', { buffersMax: 5 })], {
    variants: ['base'],
  })
  const { verdict, first } = await check(lab, 'DELETE FROM orders; VACUUM orders')
  assert.equal(verdict, 'failed')
  assert.match(first.feedback, /no longer returns the rows/)
})

test('temporary tables and search_path do not stand in front of real tables', async () => {
  const lab = labOf([probe('state', 'SELECT count(*) FROM customers WHERE id = 500', [['1']])], {
    variants: ['base'],
  })
  const tricks = [
    'CREATE TEMP TABLE customers AS SELECT 500 AS id',
    'CREATE SCHEMA mine; CREATE TABLE mine.customers AS SELECT 500 AS id; SET search_path = mine',
  ]
  for (const trick of tricks) assert.equal((await check(lab, trick)).verdict, 'failed', trick)
})

test('rows written into the answer fail on the other data', async () => {
  assert.equal((await check(rowsLab, 'VALUES (16), (17), (18), (19), (20)')).first.variant, 'edge')
})

test('a second run must change nothing and raise nothing', async () => {
  const lab = labOf(
    [requirement('again', { kind: 'idempotent', state: 'SELECT id FROM customers ORDER BY id' })],
    { variants: ['base'] },
  )
  const insert = "INSERT INTO customers VALUES (500, 'new')"
  assert.equal((await check(lab, `${insert} ON CONFLICT DO NOTHING`)).verdict, 'passed')
  assert.equal((await check(lab, insert)).first.observed, 'error 23505')
  const grows = await check(lab, "INSERT INTO customers SELECT max(id) + 1, 'x' FROM customers")
  assert.equal(grows.first.observed, 'another state')
})

test('an error in place of any statement leaves all or nothing', async () => {
  const lab = labOf(
    [
      requirement('sum', {
        kind: 'atomic',
        invariant: 'SELECT sum(total) FROM orders WHERE id IN (1, 2)',
        expected: { kind: 'literal', columns: ['sum'], rows: [['3']] },
        comparison: AS_BAG,
      }),
    ],
    { variants: ['base'] },
  )
  const move =
    'UPDATE orders SET total = total - 1 WHERE id = 2; UPDATE orders SET total = total + 1 WHERE id = 1;'
  assert.equal(
    (await check(lab, `BEGIN; ${move} COMMIT;`)).first.observed,
    'held with an error in each of 4 statements',
  )
  assert.equal((await check(lab, move)).first.observed, 'a part was kept after an error in statement 2')
  assert.equal(
    (await check(lab, 'UPDATE orders SET total = 0 WHERE id = 1')).first.observed,
    'broken at the end',
  )
})

test('log volume is measured', async () => {
  const lab = labOf([requirement('log', { kind: 'wal', bytesMax: 100_000 })], { variants: ['base'] })
  const { verdict, first } = await check(lab, 'UPDATE orders SET total = 0')
  assert.equal(verdict, 'failed')
  assert.match(first.observed, /^\d{3},\d{3} bytes$/)
  assert.equal((await check(lab, 'UPDATE orders SET total = 0 WHERE id = 1')).verdict, 'passed')
})

test('a cancelled grading is not a failed one', async () => {
  const result = await grader.gradeSubmission(rowsLab, NEVER_ORDERED, { signal: AbortSignal.abort() })
  assert.equal(result.verdict, 'notGradable')
  assert.deepEqual(result.courseIssues, ['Grading was cancelled.'])
})

test('a lab with a setup is set up once for many reading submissions', async () => {
  const lab = labOf(
    [
      requirement('r', {
        kind: 'rows',
        part: '',
        expected: { kind: 'query', sql: 'SELECT 5' },
        comparison: AS_BAG,
      }),
    ],
    { setup: 'CREATE TABLE extra AS SELECT 5 AS five', variants: ['base'] },
  )
  assert.equal((await check(lab, 'SELECT five FROM extra')).verdict, 'passed')
  const before = adapter.loadCount()
  assert.equal((await check(lab, 'TABLE extra')).verdict, 'passed')
  assert.equal(adapter.loadCount(), before)
})
