/** Parameters of dataset scripts. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { substituteParameters } from './dataset-scripts.ts'

test('parameters are replaced outside of casts, strings and comments', () => {
  const sql = `SELECT :n + (:n)::int, x::n, ':n', $$:n$$ -- :n\n/* :n */ WHERE i <= :n;`
  const expected = `SELECT 7 + (7)::int, x::n, ':n', $$:n$$ -- :n\n/* :n */ WHERE i <= 7;`
  assert.equal(substituteParameters(sql, { n: 7 }), expected)
})

test('a parameter without a value is a fault of the author', () => {
  assert.throws(() => substituteParameters('SELECT :missing', {}), /:missing has no value/)
})
