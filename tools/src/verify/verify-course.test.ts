/** The proof itself, on the synthetic course: a sound one passes, and each kind of fault is reported where it is. */

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { compile, type SourceFile } from '@savepoint/curriculum'
import type { EngineAdapter } from '@savepoint/engines'
import { readCourse } from '../../../packages/curriculum/src/testdata/transcript.ts'
import {
  createSyntheticAdapter,
  type SyntheticAdapter,
} from '../../../packages/grading/src/testing/synthetic-adapter.ts'
import type { Totals } from './outcome.ts'
import { verifyCourse } from './verify-content.ts'

const CONCEPT = 'concepts/sql/counting'
const LAB = `${CONCEPT}/labs/count-rows`
const TABLE = 'CREATE TABLE pets (name text, owner text);'
const SCRIPTS = {
  base: `${TABLE} INSERT INTO pets VALUES ('a','x'),('b','y'),('c','z'),('d',NULL)`,
  edge: `${TABLE} INSERT INTO pets VALUES ('a','x'),('b','x'),('c','z'),('d',NULL)`,
}

interface Slot {
  readonly adapter: SyntheticAdapter
  isFree: boolean
}
const slots: Slot[] = []
after(async () => {
  for (const { adapter } of slots) await adapter.close()
})

/** Any number of sessions, each on an engine of its own that is used again once it is free. */
const engines: EngineAdapter = {
  engine: 'postgres',
  close: async () => {},
  open: async (options) => {
    let slot = slots.find((each) => each.isFree)
    if (slot === undefined) {
      slot = { adapter: await createSyntheticAdapter(SCRIPTS), isFree: false }
      slots.push(slot)
    }
    const taken = slot
    taken.isFree = false
    const opened = await taken.adapter.open(options)
    if (!opened.ok) return opened
    const close = async (): Promise<void> => {
      await opened.value.close()
      taken.isFree = true
    }
    return { ok: true, value: { ...opened.value, close } }
  },
}

async function prove(files: readonly SourceFile[]): Promise<{ totals: Totals; report: string }> {
  const lines: string[] = []
  const totals = await verifyCourse(
    compile(files),
    { isUpdate: false, isJson: false, lessons: new Set(['counting']), labs: new Set(['count-rows']) },
    { print: (line) => lines.push(line), openAdapter: async () => engines },
  )
  assert.ok(totals !== undefined)
  return { totals, report: lines.join('\n') }
}

function edited(edits: Readonly<Record<string, (text: string) => string>>): readonly SourceFile[] {
  return readCourse().map(({ path, text }) => {
    const changed = edits[path]?.(text) ?? text
    assert.ok(edits[path] === undefined || changed !== text, `the edit of ${path} takes`)
    return { path, text: changed }
  })
}

test('a sound course has nothing to report, and says the same twice', async () => {
  const first = await prove(readCourse())
  assert.equal(first.totals.failures, 0, first.report)
  assert.equal(first.totals.wrongAnswers, 3)
  assert.ok(first.totals.mutants.killed > 0)
  assert.deepEqual(await prove(readCourse()), first)
})

test('each kind of fault is reported with its file, what is wrong, and the command that repeats it', async () => {
  const { totals, report } = await prove(
    edited({
      [`${CONCEPT}/lesson.md`]: (text) => text.replace('    4 |     3', '    4 |     2'),
      [`${CONCEPT}/checks.yaml`]: (text) => text.replace('FROM pets WHERE false', 'FROM pets'),
      [`${LAB}/starter.sql`]: (text) => text.replace('SELECT 1;', 'SELECT count(*) FROM pets;'),
      [`${LAB}/wrong/owner.sql`]: (text) => text.replaceAll('count(owner)', 'count(*)'),
      [`${LAB}/alternatives/sum.sql`]: (text) => text.replace('sum(1)', 'sum(2)'),
      [`${LAB}/lab.yaml`]: (text) =>
        `${text}mutation:\n  equivalents:\n    - { mutant: SELECT 42, because: It is stale. }\n`,
    }),
  )
  for (const expected of [
    /content\/concepts\/sql\/counting\/lesson\.md:\d+: cell 1: prints something else/,
    /- +4 \| +2/,
    /counting\/checks\.yaml: item counting\.star: the engine answers 4/,
    /count-rows\/starter\.sql: must fail all-counted, and does not/,
    /count-rows\/wrong\/owner\.sql: must fail all-counted, and does not/,
    /count-rows\/alternatives\/sum\.sql: must pass, and does not/,
    /count-rows\/lab\.yaml: a mutant listed as equivalent does not occur:\n +SELECT 42/,
    /npm run verify -- --lesson counting/,
    /npm run verify -- --lab count-rows/,
  ])
    assert.match(report, expected)
  assert.equal(totals.failures, 6, report)
})

/** The course with a number item that is generated in two cases, with the keys given. */
const generated = (...keys: readonly [string, string]) =>
  edited({
    [`${CONCEPT}/checks.yaml`]: (text) =>
      text.replace('    answer: 4\n', '').replace(
        '    explanation: Count them.\n',
        `    explanation: There are {{key}}.
    verify: { run: "SELECT count(*) FROM generate_series(1, {{n}})" }
    generator:
      - { with: { n: 4 }, key: "${keys[0]}" }
      - { with: { n: 9 }, key: "${keys[1]}" }
`,
      ),
  })

test('each variant of a generated item is computed, and a recorded key that differs is reported', async () => {
  const sound = await prove(generated('4', '9'))
  assert.equal(sound.totals.failures, 0, sound.report)
  assert.equal(sound.totals.variants, 2)
  const { totals, report } = await prove(generated('4', '8'))
  assert.match(report, /checks\.yaml: item counting\.number: case 2: the key says 8 \(±0\), the engine 9/)
  assert.equal(totals.failures, 1, report)
})

test('a mutant that no requirement kills is reported by its text', async () => {
  const { totals, report } = await prove(
    edited({
      [`${LAB}/solution.sql`]: (text) =>
        text.replace('count(owner) FROM pets', "count(owner) FROM pets WHERE name > 'A'"),
    }),
  )
  assert.match(
    report,
    /count-rows\/solution\.sql: a mutant survives \(predicate, part owned\):\n +SELECT count\(owner\) FROM pets\n/,
  )
  assert.ok(totals.mutants.surviving > 0)
})

test('a solution that does not pass is the one thing that is said of a lab', async () => {
  const { totals, report } = await prove(
    edited({ [`${LAB}/solution.sql`]: (text) => text.replace('count(owner)', 'count(*)') }),
  )
  assert.match(report, /count-rows\/solution\.sql: must pass, and does not/)
  assert.match(report, /not met +owned-counted/)
  assert.equal(totals.failures, 1)
  assert.equal(totals.mutants.killed, 0)
})
