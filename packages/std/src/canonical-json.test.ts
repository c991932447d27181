import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'
import { contentHash } from './content-hash.ts'

test('key order does not change the text', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      assert.equal(canonicalJson(reversed), canonicalJson(value))
    }),
  )
})

test('the text parses back to the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) =>
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value))),
    ),
  )
})

test('nested keys are sorted and members without a value are left out', () => {
  assert.equal(canonicalJson({ b: 1, a: [{ d: 2, c: undefined }] }), '{"a":[{"d":2}],"b":1}')
})

test('a content hash is the head of the SHA-256 of the canonical text', () => {
  // printf '{"a":1}' | sha256sum
  assert.equal(contentHash({ a: 1 }), '015abd7f5cc57a2d')
  assert.notEqual(contentHash({ a: 1 }), contentHash({ a: 2 }))
})

test('a key named __proto__ is a key like any other', () => {
  assert.equal(canonicalJson(JSON.parse('{"__proto__":{"b":1,"a":2}}')), '{"__proto__":{"a":2,"b":1}}')
})
