/**
 * The CLI as people get it: packed, installed in an empty folder, run from there. Nothing of the repository is within
 * its reach but the learner's answers, which come from the content's own solution and wrong answer.
 */

import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { buildCli } from '../../apps/cli/build.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LAB = 'lost-customers'
const LAB_FOLDER = join(ROOT, 'content/concepts/sql/sql-select/labs', LAB)

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

let folder: string

before(async () => {
  await buildCli()
  folder = await mkdtemp(join(tmpdir(), 'savepoint-packaged-'))
  const packed = await npm(
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    join(ROOT, 'apps/cli'),
  )
  assert.equal(packed.code, 0, packed.stderr)
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  assert.ok(tarball, packed.stdout)
  await writeFile(join(folder, 'package.json'), '{"private":true}\n')
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts']
  const installed = await npm(['install', ...flags, `./${tarball}`], folder)
  assert.equal(installed.code, 0, installed.stderr)
  await copyFile(join(LAB_FOLDER, 'solution.sql'), join(folder, 'right.sql'))
  await copyFile(join(LAB_FOLDER, 'wrong', 'equals-null.sql'), join(folder, 'wrong.sql'))
})

after(() => rm(folder, { recursive: true, force: true }))

/** Runs npm with the Node of this process, wherever that npm lies. */
function npm(args: readonly string[], cwd: string): Promise<Outcome> {
  const script = process.env.npm_execpath
  const [file, first] = script === undefined ? ['npm', []] : [process.execPath, [script]]
  return run(file, [...first, ...args], cwd)
}

function run(file: string, args: readonly string[], cwd: string): Promise<Outcome> {
  const env = { ...process.env, SAVEPOINT_HOME: join(folder, 'home'), NO_COLOR: '1' }
  return new Promise((resolve) => {
    execFile(file, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stdout, stderr })
    })
  })
}

const PROGRAM = 'node_modules/savepoint/dist/savepoint.js'
const savepoint = (...args: readonly string[]) => run(process.execPath, [PROGRAM, ...args], folder)

test('only PGlite is installed beside it, and the command is there', async () => {
  const packages = (await readdir(join(folder, 'node_modules'))).filter((name) => !name.startsWith('.'))
  assert.deepEqual(packages.sort(), ['@electric-sql', 'savepoint'])
  assert.ok(existsSync(join(folder, 'node_modules', '.bin', 'savepoint')))
})

test('lab list names the labs', async () => {
  const { code, stdout, stderr } = await savepoint('lab', 'list', '--json')
  assert.equal(code, 0, stderr)
  const labs = JSON.parse(stdout) as readonly { readonly id: string }[]
  assert.ok(labs.some((lab) => lab.id === LAB))
})

test('a right answer passes, a wrong one fails the requirement it gets wrong, and both are recorded', async () => {
  const right = await savepoint('lab', 'run', LAB, 'right.sql', '--json')
  assert.equal(right.code, 0, right.stderr)
  const verdict = JSON.parse(right.stdout) as {
    readonly requirements: readonly { readonly passed: boolean }[]
  }
  assert.ok(verdict.requirements.every((requirement) => requirement.passed))

  const wrong = await savepoint('lab', 'run', LAB, 'wrong.sql', '--json')
  assert.equal(wrong.code, 1, wrong.stderr)
  const failing = JSON.parse(wrong.stdout) as {
    readonly lab: string
    readonly verdict: string
    readonly requirements: readonly {
      readonly id: string
      readonly passed: boolean
      readonly feedback: string
    }[]
  }
  assert.deepEqual([failing.lab, failing.verdict], [LAB, 'failed'])
  const text = await readFile(join(folder, 'wrong.sql'), 'utf8')
  const intended = /^-- fails: (.*)$/m.exec(text)?.[1]?.split(/, */) ?? []
  assert.ok(intended.length > 0)
  for (const requirement of failing.requirements) {
    assert.deepEqual(Object.keys(requirement), ['id', 'passed', 'feedback'])
    if (intended.includes(requirement.id)) assert.equal(requirement.passed, false, requirement.id)
    assert.equal(requirement.feedback === '', requirement.passed, requirement.id)
  }

  const progress = await savepoint('progress', '--json')
  const { totals } = JSON.parse(progress.stdout) as { readonly totals: { readonly labsPassedCount: number } }
  assert.equal(totals.labsPassedCount, 1)
})

test('a runaway query ends at its timeout as not gradable', async () => {
  const part = (await readFile(join(folder, 'right.sql'), 'utf8'))
    .split('\n')
    .find((line) => line.startsWith('--#'))
  const endless = 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r;'
  await writeFile(join(folder, 'endless.sql'), `${part ?? ''}\n${endless}\n`)
  const { code, stdout, stderr } = await savepoint(
    'lab',
    'run',
    LAB,
    'endless.sql',
    '--json',
    '--timeout',
    '8',
  )
  assert.equal(code, 3, stderr)
  assert.equal((JSON.parse(stdout) as { readonly verdict: string }).verdict, 'notGradable')
})

test('doctor finds everything', async () => {
  const { code, stdout } = await savepoint('doctor')
  assert.equal(code, 0, stdout)
  assert.match(stdout, /PostgreSQL \d+\.\d+ answers/)
})

test('what is not there is exit code 2 and says so', async () => {
  const lab = await savepoint('lab', 'run', 'lost-custmers', 'right.sql')
  assert.deepEqual([lab.code, lab.stdout], [2, ''])
  assert.match(lab.stderr, /no lab "lost-custmers".*lost-customers/)
  const file = await savepoint('lab', 'run', LAB, 'absent.sql')
  assert.equal(file.code, 2)
  assert.match(file.stderr, /absent\.sql can't be read/)
})

test('start answers with the site on this machine and ends on a signal', { timeout: 30_000 }, async (t) => {
  const child = spawn(process.execPath, [PROGRAM, 'start', '--port', '0', '--no-open'], { cwd: folder })
  t.after(() => child.kill('SIGKILL'))
  const url = await firstAddress(child)
  const home = await fetch(url)
  assert.equal(home.status, 200)
  assert.match(await home.text(), /<h1/)
  assert.ok(home.headers.get('content-security-policy'))
  const wasm = (await readdir(join(folder, dirname(PROGRAM), 'site', 'engine'))).find((name) =>
    name.includes('wasm'),
  )
  assert.equal((await fetch(new URL(`engine/${wasm}`, url))).status, 200)
  const exit = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGTERM')
  assert.equal(await exit, 0)
})

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (text: string) => {
      output += text
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0]
      if (url !== undefined) resolve(url)
    }
    child.stdout?.setEncoding('utf8').on('data', read)
    child.stderr?.setEncoding('utf8').on('data', read)
    child.on('exit', () => reject(new Error(`it ended: ${output}`)))
  })
}
