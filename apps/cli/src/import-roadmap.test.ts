import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { createTestSession, runIn, type TestSession } from './testing/test-session.ts'

const PLAN = '# Plan\n\n## Phase 1 (4 hours)\n- [x] Counting\n- [ ] Knitting (90 min)\n\n## License\n- MIT\n'

interface Imported {
  readonly id: string
  readonly counts: Readonly<Record<string, number>>
  readonly changes: null | {
    readonly unchangedCount: number
    readonly added: readonly { readonly title: string }[]
  }
  readonly diagnostics: readonly { readonly code: string; readonly line: number }[]
  readonly tree: readonly { readonly id: string; readonly children: readonly object[] }[]
}

async function importJson(session: TestSession, text: string, ...more: readonly string[]): Promise<Imported> {
  const outcome = await runIn({ ...session, readInput: async () => text }, 'import', '-', '--json', ...more)
  assert.equal(outcome.code, 0, outcome.stderr)
  return JSON.parse(outcome.stdout) as Imported
}

test('import counts what can be ticked, shows the tree, and records it once accepted', async () => {
  const session = createTestSession()
  const dry = await importJson(session, PLAN, '--dry-run')
  assert.deepEqual(dry.counts, { topics: 2, groups: 1, checked: 1, hours: 4, matched: 1 })
  assert.equal(dry.tree[0]?.children.length, 2)
  assert.deepEqual(
    dry.diagnostics.map(({ code, line }) => [code, line]),
    [['leftOut', 7]],
  )
  assert.equal((await kinds(session)).length, 0)
  await importJson(session, PLAN)
  assert.deepEqual(await kinds(session), ['RoadmapImported', 'TopicStatusSet'])
})

test('a newer version is found by itself, keeps the ticks and says what changed', async () => {
  const session = createTestSession()
  await importJson(session, PLAN)
  const newer = await importJson(session, PLAN.replace('- [x] Counting', '- [ ] Counting\n- [ ] Sewing'))
  assert.equal(newer.id, 'imported-plan')
  assert.equal(newer.changes?.unchangedCount, 3)
  assert.deepEqual(
    newer.changes?.added.map(({ title }) => title),
    ['Sewing'],
  )
  assert.match((await runIn(session, 'roadmap', 'show', 'imported-plan')).stdout, /^├─ |● Counting/m)
  const fresh = await importJson(session, PLAN, '--as', 'new', '--title', 'Mine')
  assert.deepEqual([fresh.id, fresh.changes], ['imported-mine', null])
  const missing = await runIn(
    { ...session, readInput: async () => PLAN },
    'import',
    '-',
    '--as',
    'imported-none',
  )
  assert.equal(missing.code, 2)
  assert.match(missing.stderr, /There are: imported-plan, imported-mine/)
})

test('for people, import prints the tree, the counts and what was left out', async (t) => {
  const folder = await temporaryFolder(t)
  await writeFile(join(folder, 'plan.md'), PLAN)
  const { stdout } = await runIn(
    createTestSession({ workingFolders: [folder] }),
    'import',
    'plan.md',
    '--dry-run',
  )
  assert.equal(
    stdout,
    [
      'Plan  imported-plan',
      '  Phase 1',
      '    - Counting  [counting 100%]',
      '    - Knitting',
      '2 topics in 1 group, 1 ticked, 4 h, 1 matched to concepts',
      'line 7: left out “License”, 1 line: it is about contributing, licence or contact.',
      'Nothing was recorded (--dry-run).',
      '',
    ].join('\n'),
  )
})

test('a document without an outline exits 1 and says what was looked for', async () => {
  const session = createTestSession({ readInput: async () => 'Words, and more words. Nothing else.' })
  const { code, stderr } = await runIn(session, 'import', '-')
  assert.equal(code, 1)
  assert.match(stderr, /Looked for: lists/)
  assert.deepEqual(await kinds(session), [])
})

test('roadmaps are listed, ticked, matched and removed, and progress shows them', async () => {
  const session = createTestSession()
  await importJson(session, PLAN)
  assert.equal(
    (await runIn(session, 'roadmap', 'list')).stdout,
    'numbers              0/2  Numbers\nimported-plan        1/2  Plan\n',
  )
  assert.equal(
    (await runIn(session, 'roadmap', 'tick', 'imported-plan', 'knitting')).stdout,
    'Knitting: completed.\n',
  )
  assert.match((await runIn(session, 'progress')).stdout, /^Plan {2}2\/2$/m)
  assert.match(
    (await runIn(session, 'progress', '--markdown')).stdout,
    /^## Plan$[\s\S]*^- \[x\] Knitting \(1\.5 h\)$/m,
  )
  const progress = JSON.parse((await runIn(session, 'progress', '--json')).stdout) as {
    readonly imported: readonly { readonly id: string }[]
  }
  assert.deepEqual(
    progress.imported.map(({ id }) => id),
    ['imported-plan'],
  )
  await runIn(session, 'roadmap', 'tick', 'imported-plan', 'Knitting', '--status', 'notStarted')
  assert.equal((await runIn(session, 'roadmap', 'match', 'imported-plan', 'Knitting', 'summing')).code, 0)
  assert.equal((await importJson(session, '# Other\n- knitting\n- b\n', '--dry-run')).counts.matched, 1)
  assert.equal((await runIn(session, 'roadmap', 'match', 'imported-plan', 'Knitting', 'nothing')).code, 2)
  assert.equal((await runIn(session, 'roadmap', 'tick', 'imported-plan', 'Sewing')).code, 2)
  await runIn(session, 'roadmap', 'remove', 'imported-plan')
  assert.doesNotMatch((await runIn(session, 'progress')).stdout, /Plan/)
  assert.equal((await runIn(session, 'roadmap', 'show', 'imported-plan')).code, 2)
})

test('a roadmap is exported in four formats, never over a file unasked, and comes back the same', async (t) => {
  const workingFolders = [await temporaryFolder(t)]
  const session = createTestSession({ workingFolders })
  await importJson(session, PLAN)
  const run = (...args: readonly string[]) => runIn(session, 'roadmap', 'export', 'imported-plan', ...args)
  assert.equal((await run('plan.md')).stdout, 'Plan written to plan.md.\n')
  assert.match((await run('plan.md')).stderr, /plan\.md exists.*--force/)
  assert.equal((await run('plan.md', '--force')).code, 0)
  assert.equal(JSON.parse((await run('--format', 'json')).stdout).format, 'savepoint-roadmap')
  assert.match((await run('--format', 'readme')).stdout, /1 of 2 topics/)
  assert.match((await run('--format', 'svg')).stdout, /^<svg /)
  assert.equal((await run('--format', 'pdf')).code, 2)
  const text = await readFile(join(workingFolders[0] ?? '', 'plan.md'), 'utf8')
  const again = await importJson(session, text)
  assert.deepEqual([again.id, again.changes?.unchangedCount, again.changes?.added], ['imported-plan', 3, []])
  const library = await runIn(session, 'roadmap', 'export', 'numbers')
  assert.match(library.stdout, /^- \[ \] Counting \(1 h\)/m)
  assert.equal((await importJson(createTestSession(), library.stdout)).counts.matched, 2)
})

async function kinds(session: TestSession): Promise<readonly string[]> {
  const read = await session.log.readAll()
  return read.ok ? read.value.events.map(({ kind }) => kind) : []
}

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'savepoint-import-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}
