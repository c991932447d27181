import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toggledStatus } from './toggled-status.ts'

test('a key sets its status, and pressed again takes it back', () => {
  assert.equal(toggledStatus('inProgress', 'completed'), 'completed')
  assert.equal(toggledStatus('completed', 'completed'), 'notStarted')
})
