/** What erasing a log means, whatever keeps it. */

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { LogContents, ProgressEvent, ProgressLog } from '@savepoint/progress'

const shown = { kind: 'ItemShown', concept: 'alpha', item: 'alpha.1' } as const

async function contentsOf(log: ProgressLog): Promise<LogContents> {
  const contents = await log.readAll()
  assert.ok(contents.ok)
  return contents.value
}

/** Runs the contract over logs that `openLog` returns, each empty. */
export function proveErasing(name: string, openLog: (t: TestContext) => Promise<ProgressLog>): void {
  test(`${name}: erasing removes everything and returns it; what is appended later starts anew`, async (t) => {
    const log = await openLog(t)
    const appended = await log.append([shown, shown])
    const erased = await log.erase()
    assert.ok(appended.ok && erased.ok)
    assert.deepEqual(erased.value, { events: appended.value, unread: [] })
    assert.deepEqual(await contentsOf(log), { events: [], unread: [] })
    const later = await log.append([shown])
    assert.ok(later.ok)
    assert.deepEqual((await contentsOf(log)).events, later.value)
  })

  test(`${name}: what was erased can be put back, beside what came since`, async (t) => {
    const log = await openLog(t)
    await log.append([shown, shown])
    const before = await contentsOf(log)
    const erased = await log.erase()
    assert.ok(erased.ok)
    const heard: ProgressEvent[] = []
    log.subscribe((events) => heard.push(...events))
    assert.ok((await log.restore(erased.value)).ok)
    assert.deepEqual(await contentsOf(log), before)
    assert.deepEqual(heard, before.events)
    await log.append([shown])
    const again = await log.erase()
    assert.ok(again.ok)
    const since = await log.append([shown])
    await log.restore(again.value)
    assert.ok(since.ok)
    assert.deepEqual((await contentsOf(log)).events, [...again.value.events, ...since.value])
  })

  test(`${name}: records that this version cannot read are erased and come back too`, async (t) => {
    const log = await openLog(t)
    const newer = { id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ', version: 99, kind: 'Unheard' }
    assert.ok((await log.restore({ events: [], unread: [newer] })).ok)
    const erased = await log.erase()
    assert.ok(erased.ok)
    assert.deepEqual(erased.value, { events: [], unread: [newer] })
    assert.deepEqual((await contentsOf(log)).unread, [])
    await log.restore(erased.value)
    assert.deepEqual((await contentsOf(log)).unread, [newer])
  })

  test(`${name}: erasing an empty log is no failure`, async (t) => {
    const erased = await (await openLog(t)).erase()
    assert.deepEqual(erased, { ok: true, value: { events: [], unread: [] } })
  })
}
