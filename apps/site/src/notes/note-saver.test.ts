import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createNoteSaver } from './note-saver.ts'

function bench(recorded = '') {
  const written: string[] = []
  let draft: string | undefined
  let waiting: (() => void) | undefined
  let isRoom = true
  const saver = createNoteSaver({
    recorded,
    keepDraft: (text) => {
      draft = text
    },
    forgetDraft: () => {
      draft = undefined
    },
    write: async (text) => {
      if (isRoom) written.push(text)
      return isRoom
    },
    afterPause: (run) => {
      waiting = run
    },
    onSaved: () => {},
  })
  return {
    saver,
    written,
    draft: () => draft,
    pause: async () => {
      waiting?.()
      await new Promise((resolve) => setImmediate(resolve))
    },
    fill: () => {
      isRoom = false
    },
  }
}

test('keystrokes are drafts, and one event follows the pause', async () => {
  const { saver, written, draft, pause } = bench()
  for (const text of ['T', 'Th', 'The']) saver.type(text)
  assert.deepEqual([written, draft()], [[], 'The'])
  await pause()
  assert.deepEqual([written, draft(), saver.isSaved()], [['The'], undefined, true])
})

test('no event when nothing changed', async () => {
  const { saver, written, draft } = bench('The log')
  await saver.save()
  saver.type('The log!')
  saver.type('The log')
  await saver.save()
  assert.deepEqual([written, draft()], [[], undefined])
  const blank = bench('')
  blank.saver.type(' \n')
  await blank.saver.save()
  assert.deepEqual(blank.written, [])
})

test('an emptied note is recorded as empty, once', async () => {
  const { saver, written } = bench('The log')
  saver.type('  ')
  await saver.save()
  await saver.save()
  assert.deepEqual(written, [''])
})

test('a text that the log has no room for stays a draft', async () => {
  const { saver, written, draft, fill } = bench()
  fill()
  saver.type('The log')
  await saver.save()
  assert.deepEqual([written, draft(), saver.isSaved()], [[], 'The log', false])
})

test('what another tab wrote is shown, unless this one is being typed in', async () => {
  const { saver } = bench('one')
  assert.equal(saver.hear('one'), 'same')
  assert.equal(saver.hear('two'), 'show')
  saver.type('three')
  assert.equal(saver.hear('four'), 'keep')
  assert.equal(saver.isSaved(), false)
})

test('saving several times at once writes each text once', async () => {
  const { saver, written } = bench()
  saver.type('a')
  await Promise.all([saver.save(), saver.save(), saver.save()])
  assert.deepEqual(written, ['a'])
})

test('whatever is typed in whatever rhythm, the last text is recorded and no text twice in a row', async () => {
  const step = fc.oneof(
    fc.constantFrom('a', 'b', ' ', '').map((text) => ({ text })),
    fc.constant('save' as const),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step), async (steps) => {
      const { saver, written, draft } = bench()
      let last = ''
      for (const one of steps) {
        if (one === 'save') {
          void saver.save()
          continue
        }
        last = one.text
        saver.type(last)
      }
      await saver.save()
      await saver.save()
      assert.equal(written.at(-1) ?? '', last.trim())
      assert.ok(written.every((text, index) => text !== written[index - 1]))
      assert.equal(draft(), undefined)
    }),
  )
})
