import assert from 'node:assert/strict'
import { test } from 'node:test'
import { watchSignature } from './watch.ts'

test('a change is rebuilt once, when writing has stopped', async () => {
  const rounds = ['a', 'a', 'b', 'c', 'c', 'c', 'd', 'd']
  const stop = new AbortController()
  const rebuilt: string[] = []
  let last = ''
  await watchSignature({
    signature: () => {
      last = rounds.shift() ?? last
      if (rounds.length === 0) setTimeout(() => stop.abort(), 10)
      return last
    },
    rebuild: async () => void rebuilt.push(last),
    signal: stop.signal,
    roundMs: 1,
  })
  assert.deepEqual(rebuilt, ['c', 'd'])
})
