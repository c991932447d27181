import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EngineAdapter, EngineSession, ScriptRun } from '@savepoint/engines'
import { outcomeText } from './outcome-text.ts'
import { createRunner, type RunnerOptions } from './runner.ts'

const IDENTITY = { engine: 'postgres', label: 'PostgreSQL 18.6', version: '18.6' }
const EMPTY_RUN: ScriptRun = { statements: [], inTransaction: false }

/** An adapter that writes down what it is asked; `runaway` never ends before it is cancelled. */
function scriptedAdapter(calls: string[]): EngineAdapter {
  const session: EngineSession = {
    identity: IDENTITY,
    run: (script, options) => {
      calls.push(`run ${script}`)
      if (script !== 'runaway') return Promise.resolve({ ok: true, value: EMPTY_RUN })
      return new Promise((resolve) => {
        options?.signal?.addEventListener('abort', () =>
          resolve({ ok: false, error: { code: 'cancelled', isSessionLost: true } }),
        )
      })
    },
    reset: () => {
      calls.push('reset')
      return Promise.resolve({ ok: true, value: undefined })
    },
    close: () => Promise.resolve(),
  }
  return {
    engine: 'postgres',
    open: ({ onProgress }) => {
      calls.push('open')
      onProgress?.({ phase: 'loading', loadedBytes: 1, totalBytes: 2 })
      return Promise.resolve({ ok: true, value: session })
    },
    close: () => Promise.resolve(),
  }
}

function setUp(options: Partial<RunnerOptions> = {}) {
  const calls: string[] = []
  const runner = createRunner({
    adapter: () => Promise.resolve(scriptedAdapter(calls)),
    dataset: 'shop',
    runMsMax: 5_000,
    monotonicMs: () => 0,
    ...options,
  })
  return { calls, runner }
}

test('nothing is opened before it is needed, and only once', async () => {
  const { calls, runner } = setUp()
  assert.deepEqual(calls, [])
  runner.warm()
  await Promise.all([runner.run('a'), runner.run('b')])
  assert.deepEqual(calls, ['open', 'run a', 'run b'])
  assert.equal(runner.generation(), 1)
})

test('the setup runs before the first statement and again after a reset', async () => {
  const { calls, runner } = setUp({ setup: 'SETUP' })
  await runner.run('a')
  await runner.reset()
  await runner.run('b')
  assert.deepEqual(calls, ['open', 'run SETUP', 'run a', 'reset', 'run SETUP', 'run b'])
})

test('a cancelled runaway loses its session, and the next run starts a fresh one', async () => {
  const { calls, runner } = setUp()
  const running = runner.run('runaway')
  runner.subscribe(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 5))
  assert.equal(runner.status().kind, 'running')
  runner.cancel()
  const outcome = await running
  assert.deepEqual(outcome, { kind: 'cancelled', isSessionLost: true, elapsedMs: 0 })
  assert.equal((await runner.run('after')).kind, 'ran')
  assert.deepEqual(calls, ['open', 'run runaway', 'reset', 'run after'])
  assert.equal(runner.generation(), 2)
})

test('a statement over the limit of the page is stopped', async () => {
  const { runner } = setUp({ runMsMax: 5 })
  const outcome = await runner.run('runaway')
  assert.deepEqual(outcome, { kind: 'timeLimit', limitMs: 5 })
})

test('an engine that cannot be had is an outcome, not an exception, and can be tried again', async () => {
  let tries = 0
  const calls: string[] = []
  const adapter = () => {
    tries += 1
    return tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(scriptedAdapter(calls))
  }
  const { runner } = setUp({ adapter })
  assert.deepEqual(await runner.run('a'), { kind: 'unavailable', message: 'offline' })
  assert.equal((await runner.run('a')).kind, 'ran')
})

test('what is asked in the background opens nothing and changes no status', async () => {
  const { calls, runner } = setUp()
  assert.equal(await runner.ask('catalog'), undefined)
  await runner.run('a')
  const seen: string[] = []
  runner.subscribe(() => seen.push(runner.status().kind))
  assert.deepEqual(await runner.ask('catalog'), EMPTY_RUN)
  assert.deepEqual(seen, [])
  assert.deepEqual(calls, ['open', 'run a', 'run catalog'])
})

test('the words say what is safe', () => {
  const said = outcomeText({ kind: 'timeLimit', limitMs: 30_000 }, 'lesson')
  assert.equal(
    `${said.what} ${said.why}`,
    'The engine stopped. The statement ran for 30 s, the limit of this page.',
  )
  assert.equal(
    said.safe,
    'Your text and your progress are saved. The tables of this lesson are gone: the cells build them again.',
  )
  assert.equal(said.canRestart, true)
})
