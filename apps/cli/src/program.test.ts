import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { err, ok } from '@savepoint/std'
import { countingEngine, createTestSession, runIn } from './testing/test-session.ts'

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'savepoint-cli-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const answering = (sql: string) => createTestSession({ readInput: async () => sql })

test('a right answer passes with exit code 0, is recorded, and completes the concept', async () => {
  const session = answering('SELECT 2')
  const { code, stdout } = await runIn(session, 'lab', 'run', 'count-to-two', '-', '--json')
  assert.equal(code, 0)
  assert.deepEqual(JSON.parse(stdout), {
    lab: 'count-to-two',
    verdict: 'passed',
    requirements: [{ id: 'two', passed: true, feedback: '' }],
  })
  const contents = await session.log.readAll()
  assert.ok(contents.ok)
  assert.deepEqual(
    contents.value.events.map((event) => event.kind),
    ['SubmissionGraded', 'ConceptCompleted'],
  )
})

test('a wrong answer fails with exit code 1 and says what differed', async () => {
  const session = answering('SELECT 1')
  const { code, stdout } = await runIn(session, 'lab', 'run', 'count-to-two', '-')
  assert.equal(code, 1)
  assert.match(stdout, /^✘ Returns the number two\.$/m)
  assert.match(stdout, /^Not passed yet: 0 of 1 requirements$/m)
  assert.doesNotMatch(stdout, /Two it is/, 'the debrief waits for a pass')
})

test('--no-record leaves the log alone', async () => {
  const session = answering('SELECT 2')
  assert.equal((await runIn(session, 'lab', 'run', 'count-to-two', '-', '--no-record')).code, 0)
  const contents = await session.log.readAll()
  assert.deepEqual(contents.ok && contents.value.events, [])
})

test('an engine that does not open is not gradable, exit code 3, and nothing is recorded', async () => {
  const broken = {
    ...countingEngine,
    open: async () => err({ code: 'engineUnavailable' as const, message: 'no memory' }),
  }
  const session = answering('SELECT 2')
  const resources = { ...session.resources, createEngine: () => ok(broken) }
  const { code, stdout } = await runIn({ ...session, resources }, 'lab', 'run', 'count-to-two', '-', '--json')
  assert.equal(code, 3)
  assert.equal((JSON.parse(stdout) as { verdict: string }).verdict, 'notGradable')
  const contents = await session.log.readAll()
  assert.deepEqual(contents.ok && contents.value.events, [])
})

test('a verdict that cannot be recorded is still given', async () => {
  const session = { ...answering('SELECT 2'), openLog: () => Promise.reject(new Error('read-only disk')) }
  const { code, stdout, stderr } = await runIn(session, 'lab', 'run', 'count-to-two', '-')
  assert.equal(code, 0)
  assert.match(stdout, /^Passed: 1 of 1/m)
  assert.match(stderr, /The verdict was not recorded: read-only disk/)
})

test('an unknown lab, file, command or option is exit code 2 with a message on standard error', async () => {
  const session = createTestSession()
  for (const [args, message] of [
    [['lab', 'run', 'count-to-tow', 'x.sql'], /no lab "count-to-tow"\. Did you mean count-to-two\?/],
    [['lab', 'run', 'count-to-two', 'absent.sql'], /absent\.sql can't be read/],
    [['lab', 'run', 'count-to-two', '-', '--timeout', 'soon'], /--timeout takes seconds, found "soon"/],
    [['lab', 'show', 'nothing-like-it'], /See: savepoint lab list/],
    [['progress', '--roadmap', 'x'], /no roadmap "x"\. There are: numbers/],
    [['start', '--port', '99999'], /--port takes a number/],
    [['dance'], /unknown command/],
    [['lab', 'list', '--loud'], /unknown option/],
  ] as const) {
    const { code, stdout, stderr } = await runIn(session, ...args)
    assert.deepEqual([code, stdout], [2, ''], args.join(' '))
    assert.match(stderr, message)
  }
})

test('lab list and lab show are text to read and JSON to use', async () => {
  const session = createTestSession()
  assert.equal(
    (await runIn(session, 'lab', 'list')).stdout,
    'Counting  counting\n  ○ count-to-two     1-2 min  Count to two\n',
  )
  const list = JSON.parse((await runIn(session, 'lab', 'list', '--json')).stdout) as unknown
  const minutes = { from: 1, to: 2 }
  assert.deepEqual(list, [
    { id: 'count-to-two', concept: 'counting', title: 'Count to two', minutes, passed: false },
  ])
  const shown = (await runIn(session, 'lab', 'show', 'count-to-two', '--hints', '1')).stdout
  assert.match(shown, /Return the number two, as `SELECT` does\.\n\n- no more < no less\n/)
  assert.match(shown, /Hint 1 of 2\nOne and one\./)
  assert.doesNotMatch(shown, /Not three|SELECT 2/, 'neither the next hint nor the solution')
  assert.equal((await runIn(session, 'lab', 'show', 'count-to-two', '--starter')).stdout, 'SELECT 1\n')
  assert.doesNotMatch(
    (await runIn(session, 'lab', 'show', 'count-to-two', '--json')).stdout,
    /SELECT 2|Not three/,
  )
})

test('progress follows what was graded, as tree, Markdown and JSON', async () => {
  const session = answering('SELECT 2')
  await runIn(session, 'lab', 'run', 'count-to-two', '-')
  const tree = (await runIn(session, 'progress', '--all')).stdout
  assert.match(tree, /^Numbers .*██████░░░░░░ +1\/2 +1\.0 h left$/m)
  assert.match(tree, /├─ ● Counting +labs 1\/1$/m)
  assert.match(tree, /2 events, 0\.0 h, 1 lab passed, 0 items right/)
  assert.match((await runIn(session, 'progress', '--markdown')).stdout, /^- \[x\] Counting \(labs 1 of 1\)$/m)
  const view = JSON.parse((await runIn(session, 'progress', '--json')).stdout) as {
    readonly concepts: readonly { readonly labs: Readonly<Record<string, { readonly isPassed: boolean }>> }[]
  }
  assert.equal(view.concepts[0]?.labs['count-to-two']?.isPassed, true)
})

test('an exported record is imported once, and never overwrites a file unasked', async (t) => {
  const workingFolders = [await temporaryFolder(t)]
  const source = { ...answering('SELECT 2'), workingFolders }
  await runIn(source, 'lab', 'run', 'count-to-two', '-')
  assert.equal(
    (await runIn(source, 'progress', 'export', 'record.json')).stdout,
    '2 events written to record.json.\n',
  )
  const again = await runIn(source, 'progress', 'export', 'record.json')
  assert.equal(again.code, 2)
  assert.match(again.stderr, /record\.json exists.*--force/)

  const target = createTestSession({ workingFolders })
  const first = await runIn(target, 'progress', 'import', 'record.json')
  assert.equal(first.stdout, '2 events added, 0 were there already.\n')
  const second = await runIn(target, 'progress', 'import', 'record.json')
  assert.equal(second.stdout, '0 events added, 2 were there already.\n')
  const copy = await runIn(target, 'progress', 'export', '-')
  assert.deepEqual(
    JSON.parse(copy.stdout),
    JSON.parse(await readFile(join(workingFolders[0] ?? '', 'record.json'), 'utf8')),
  )
})

test('a record with a damaged event brings the others and names what it left out', async (t) => {
  const folder = await temporaryFolder(t)
  const target = createTestSession({ workingFolders: [folder] })
  const text = '{"format":"savepoint-progress","version":1,"events":[{"version":1,"id":"\u001b[31m"}]}'
  await writeFile(join(folder, 'damaged.json'), text)
  const { code, stdout, stderr } = await runIn(target, 'progress', 'import', 'damaged.json')
  assert.deepEqual([code, stdout], [2, ''])
  assert.match(stderr, /not JSON/, 'a raw control character is not JSON')
  await writeFile(join(folder, 'damaged.json'), text.replace('\u001b', 'x'))
  const partly = await runIn(target, 'progress', 'import', 'damaged.json')
  assert.deepEqual([partly.code, partly.stdout], [1, '0 events added, 0 were there already.\n'])
  assert.match(partly.stderr, /left out events\[0\]/)
})

test('doctor says what is there, what is missing and what to do', async (t) => {
  const dataFolder = await temporaryFolder(t)
  const session = createTestSession({ dataFolder, opener: 'xdg-open' })
  const well = await runIn(session, 'doctor')
  assert.equal(well.code, 0, well.stdout)
  assert.match(well.stdout, /✔ engine +Counter 1 answers/)
  const resources = { ...session.resources, createEngine: () => err({ message: 'Run: npm run build' }) }
  const ill = await runIn({ ...session, resources }, 'doctor', '--json')
  assert.equal(ill.code, 1)
  const report = JSON.parse(ill.stdout) as { readonly ok: boolean; readonly findings: readonly object[] }
  assert.equal(report.ok, false)
  assert.deepEqual(report.findings[2], { name: 'engine', outcome: 'failed', message: 'Run: npm run build' })
})

test('the help of lab run documents its exit codes', async () => {
  const { code, stdout } = await runIn(createTestSession(), 'lab', 'run', '--help')
  assert.equal(code, 0)
  assert.match(stdout, /0 {2}passed\n {2}1 {2}failed\n {2}2 .*\n {2}3 {2}not gradable/)
})
