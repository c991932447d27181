import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseSubject, type Subject, subjectKey } from './subject.ts'

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/)
const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc.record({ kind: fc.constant('concept' as const), concept: id }),
  fc.record({ kind: fc.constant('topic' as const), roadmap: id, topic: fc.string({ minLength: 1 }) }),
  fc.record({ kind: fc.constant('roadmap' as const), roadmap: id }),
)

test('a key names its subject again, whatever the topic is called', () => {
  fc.assert(fc.property(subject, (one) => assert.deepEqual(parseSubject(subjectKey(one)), { ...one })))
})

test('keys of nothing known are set apart', () => {
  for (const key of ['', 'concept:', 'topic:x', 'topic:/a', 'topic:x/', 'lab:x'])
    assert.equal(parseSubject(key), undefined)
})
