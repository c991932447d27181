import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { createTestSession, runIn } from './testing/test-session.ts'

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'savepoint-notes-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

interface ListedSubject {
  readonly subject: string
  readonly title: string
  readonly notes: readonly { readonly text: string }[]
  readonly reflections: readonly { readonly text: string }[]
  readonly resources: readonly { readonly title: string; readonly url: string }[]
}

test('notes are added, listed and shown, from the command line and from standard input', async () => {
  const session = createTestSession({ readInput: async () => 'Two is *not* three.\n' })
  assert.match(
    (await runIn(session, 'notes', 'list')).stdout,
    /No notes yet\. Write one: savepoint notes add/,
  )
  assert.equal(
    (await runIn(session, 'notes', 'add', 'counting', 'One, two.')).stdout,
    'Written: a note on Counting.\n',
  )
  assert.equal(
    (await runIn(session, 'notes', 'add', 'concept:counting', '-', '--reflection')).stdout,
    'Written: a reflection on Counting.\n',
  )
  const link = ['notes', 'link', 'roadmap:numbers', 'example.org/numbers', '--title', 'On numbers']
  assert.equal((await runIn(session, ...link)).stdout, 'Kept: On numbers for Numbers.\n')
  assert.equal(
    (await runIn(session, 'notes', 'list')).stdout,
    'concept:counting  1 note, 1 reflection      Counting\nroadmap:numbers   1 link                    Numbers\n',
  )
  assert.equal(
    (await runIn(session, 'notes', 'show', 'counting')).stdout,
    'Counting\n\n2026-11-21\nOne, two.\n\nreflection, 2026-11-21\nTwo is *not* three.\n',
  )
  const listed = JSON.parse(
    (await runIn(session, 'notes', 'list', '--json')).stdout,
  ) as readonly ListedSubject[]
  assert.deepEqual(
    listed.map((one) => [
      one.subject,
      one.title,
      one.notes.length,
      one.reflections.length,
      one.resources[0]?.url,
    ]),
    [
      ['concept:counting', 'Counting', 1, 1, undefined],
      ['roadmap:numbers', 'Numbers', 0, 0, 'https://example.org/numbers'],
    ],
  )
})

test('a subject nobody knows, an empty note and a bad address are refused', async () => {
  const session = createTestSession()
  for (const [args, message] of [
    [['notes', 'add', 'countign', 'x'], /nothing called "countign".*Name a concept/],
    [['notes', 'show', 'topic:imported-x/y'], /nothing called/],
    [['notes', 'add', 'counting', '  '], /empty\. Nothing was written/],
    [['notes', 'link', 'counting', 'javascript:x'], /javascript: are not kept/],
    [['notes', 'import', 'absent.json'], /absent\.json can't be read/],
    [['project', 'set', '--url', 'https://example.org/'], /needs a title/],
    [['project', 'set', '--title', 'A', '--url', 'ftp://x'], /ftp: are not kept/],
  ] as const) {
    const { code, stdout, stderr } = await runIn(session, ...args)
    assert.deepEqual([code, stdout], [2, ''], args.join(' '))
    assert.match(stderr, message)
  }
  const contents = await session.log.readAll()
  assert.deepEqual(contents.ok && contents.value.events, [])
})

test('control characters in a note do not reach the terminal', async () => {
  const session = createTestSession()
  await runIn(session, 'notes', 'add', 'counting', '\u001b[31mred')
  assert.match((await runIn(session, 'notes', 'show', 'counting')).stdout, /\\u001b\[31mred/)
})

test('a folder is written, edited and brought back, and nothing is overwritten unasked', async (t) => {
  const folder = await temporaryFolder(t)
  const session = createTestSession({ workingFolders: [folder] })
  await runIn(session, 'notes', 'add', 'counting', 'One, two.')
  await runIn(session, 'project', 'set', '--title', 'Abacus', '--url', 'example.org')
  assert.equal((await runIn(session, 'notes', 'export', 'out')).stdout, '2 files written to out.\n')
  assert.deepEqual((await readdir(join(folder, 'out'))).sort(), ['README.md', 'concepts'])
  const path = join(folder, 'out/concepts/counting.md')
  const text = await readFile(path, 'utf8')
  assert.match(
    text,
    /^---\nid: "concept:counting"\ntitle: "Counting"\n---\n\n# Counting\n\n<!-- note [0-9A-Z]{26} -->\n\nOne, two\.\n/,
  )
  assert.equal((await runIn(session, 'notes', 'export', 'out')).code, 0, 'the same again is not in the way')

  await writeFile(path, text.replace('One, two.', 'One, two, three.'))
  const refused = await runIn(session, 'notes', 'export', 'out')
  assert.equal(refused.code, 2)
  assert.match(
    refused.stderr,
    /say something else already: concepts\/counting\.md\. Nothing was written.*--force/,
  )
  assert.equal((await runIn(session, 'notes', 'import', 'out')).stdout, '1 entry written.\n')
  assert.equal((await runIn(session, 'notes', 'import', 'out')).stdout, '0 entries written.\n')
  assert.match((await runIn(session, 'notes', 'show', 'counting')).stdout, /One, two, three\./)

  const elsewhere = createTestSession({ workingFolders: [folder] })
  assert.equal((await runIn(elsewhere, 'notes', 'import', 'out')).stdout, '2 entries written.\n')
  assert.equal((await runIn(elsewhere, 'project')).stdout, 'Abacus\nhttps://example.org\n')
})

test('one JSON carries the notebook to another device', async (t) => {
  const folder = await temporaryFolder(t)
  const session = createTestSession({ workingFolders: [folder] })
  await runIn(session, 'notes', 'add', 'counting', 'One, two.')
  assert.equal(
    (await runIn(session, 'notes', 'export', 'notes.json')).stdout,
    '1 subject written to notes.json.\n',
  )
  const printed = await runIn(session, 'notes', 'export', '-')
  assert.equal(printed.stdout, await readFile(join(folder, 'notes.json'), 'utf8'))
  const elsewhere = createTestSession({ workingFolders: [folder] })
  assert.equal((await runIn(elsewhere, 'notes', 'import', 'notes.json')).stdout, '1 entry written.\n')
  await writeFile(join(folder, 'other.json'), '{"format":"other"}')
  const other = await runIn(elsewhere, 'notes', 'import', 'other.json')
  assert.match(other.stderr, /other\.json: This is not an exported notebook: format/)
})

test('a folder without notes, and a file with an open place, say so', async (t) => {
  const folder = await temporaryFolder(t)
  const session = createTestSession({ workingFolders: [folder] })
  assert.match((await runIn(session, 'notes', 'import', '.')).stderr, /holds no exported notes/)
  await writeFile(join(folder, 'wal.md'), '---\nid: concept:counting\n---\n<!-- note n -->\nopen\n')
  const partly = await runIn(session, 'notes', 'import', '.')
  assert.deepEqual([partly.code, partly.stdout], [1, '0 entries written.\n'])
  assert.match(partly.stderr, /left out wal\.md:4/)
})

test('the project is set, changed in parts, shown and cleared', async () => {
  const session = createTestSession({ readInput: async () => 'Beads on wires.' })
  assert.match((await runIn(session, 'project')).stdout, /No current project/)
  await runIn(session, 'project', 'set', '--title', 'Abacus', '--url', 'https://example.org/', '--text', '-')
  assert.equal(
    (await runIn(session, 'project', 'set', '--title', 'Abacus 2')).stdout,
    'Current project: Abacus 2.\n',
  )
  assert.deepEqual(JSON.parse((await runIn(session, 'project', '--json')).stdout), {
    title: 'Abacus 2',
    text: 'Beads on wires.',
    url: 'https://example.org/',
  })
  await runIn(session, 'project', 'clear')
  assert.equal((await runIn(session, 'project', '--json')).stdout, 'null\n')
  const contents = await session.log.readAll()
  assert.equal(contents.ok && contents.value.events.length, 3)
  await runIn(session, 'project', 'clear')
  const again = await session.log.readAll()
  assert.equal(again.ok && again.value.events.length, 3, 'nothing changed, so no event')
})

test('erasing asks, writes a backup first, and the backup brings everything back', async (t) => {
  const dataFolder = await temporaryFolder(t)
  const declined = createTestSession({ dataFolder, readLine: async () => 'yes' })
  await runIn(declined, 'notes', 'add', 'counting', 'One, two.')
  const kept = await runIn(declined, 'progress', 'erase')
  assert.equal(kept.code, 1)
  assert.match(kept.stdout, /1 event, your notes among them.*Type "erase" to go on: Nothing was erased\.\n/)
  assert.deepEqual(await readdir(dataFolder), [])

  const session = { ...declined, readLine: async () => 'erase\n' }
  const { code, stdout } = await runIn(session, 'progress', 'erase')
  assert.equal(code, 0)
  const [name = ''] = await readdir(dataFolder)
  assert.match(name, /^erased-[0-9T.-]+Z\.json$/)
  assert.match(
    stdout,
    new RegExp(`1 event erased\\. The backup is .*${name}\nBring them back: savepoint progress import`),
  )
  assert.match((await runIn(session, 'notes', 'list')).stdout, /No notes yet/)
  assert.match((await runIn(session, 'progress', 'erase', '--yes')).stdout, /nothing to erase/)
  await runIn(session, 'progress', 'import', join(dataFolder, name))
  assert.match((await runIn(session, 'notes', 'show', 'counting')).stdout, /One, two\./)
})

test('without a backup nothing is erased', async () => {
  const session = createTestSession({ dataFolder: '/nowhere/at/all' })
  await runIn(session, 'notes', 'add', 'counting', 'One, two.')
  const { code, stderr } = await runIn(session, 'progress', 'erase', '--yes')
  assert.equal(code, 3)
  assert.match(stderr, /backup can't be written to .*Nothing was erased/)
  assert.match((await runIn(session, 'notes', 'show', 'counting')).stdout, /One, two\./)
})

test('milestones are in the JSON of progress, with the event that earned them', async () => {
  const session = createTestSession({ readInput: async () => 'SELECT 2' })
  await runIn(session, 'lab', 'run', 'count-to-two', '-')
  const view = JSON.parse((await runIn(session, 'progress', '--json')).stdout) as {
    readonly milestones: readonly { readonly text: string; readonly event: string }[]
  }
  assert.deepEqual(
    view.milestones.map((one) => one.text),
    ['first lab passed', 'first concept completed'],
  )
})
