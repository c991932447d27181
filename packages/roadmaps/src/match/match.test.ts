import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMatcher, MATCH_CONFIDENCE_MIN } from './match-topics.ts'

const library = {
  concepts: [
    { id: 'sql-joins', title: 'Joins: Inner, Outer, Semi, Anti and Lateral' },
    { id: 'cross-shard', title: 'Cross-Shard Queries, Joins and Transactions' },
    { id: 'sql-windows', title: 'Window Functions and Frames' },
    { id: 'sql-transactions', title: 'Transactions and the ACID Properties' },
    { id: 'index-design', title: 'B-Tree Index Design: Composite, Covering, Partial and Expression' },
    { id: 'b-tree', title: 'B-Tree and B+Tree Storage' },
    { id: 'wal', title: 'Write-Ahead Logging and Durability' },
    { id: 'replication', title: 'Leader-Follower Replication and Replication Lag' },
    { id: 'multi-leader', title: 'Multi-Leader Replication, Conflicts and CRDTs' },
    { id: 'cap-pacelc', title: 'CAP Theorem and PACELC' },
    { id: 'orm', title: 'ORMs and Data-Access Patterns' },
    { id: 'containers', title: 'Containers vs Virtual Machines, Docker' },
    { id: 'audit-compliance', title: 'Auditing, Retention and Regulatory Compliance' },
    { id: 'data-warehousing', title: 'Data Warehousing and Dimensional Modeling' },
    { id: 'connection-pooling', title: 'Connection Pool Sizing and Lifecycle' },
    { id: 'caching', title: 'Caching Strategies and Multi-Level Caches' },
    { id: 'lang-cpp', title: 'C++' },
    { id: 'db-observability', title: 'Database and Distributed Data Observability' },
  ],
  terms: [
    { term: 'keyset pagination', aliases: ['seek method'], concept: 'index-design' },
    { term: 'relation', aliases: [] },
  ],
}

/** As people write them, with what they mean; `undefined`: nothing of this library. */
const pairs: readonly (readonly [string, string | undefined])[] = [
  ['JOINs', 'sql-joins'],
  ['Window functions', 'sql-windows'],
  ['Transactions and ACID Properties', 'sql-transactions'],
  ['Write-Ahead Logging (WAL)', 'wal'],
  ['CAP Theorem (Consistency, Availability, Partition Tolerance)', 'cap-pacelc'],
  ['CAP Theorem and PACELC', 'cap-pacelc'],
  ['*seek method*', 'index-design'],
  ['ORMs (Object-Relational Mappers)', 'orm'],
  ['Hibernate', 'orm'],
  ['Containerization (Docker)', 'containers'],
  ['GDPR compliance', 'audit-compliance'],
  ['Caching strategies', 'caching'],
  ['caching_strategies.md', 'caching'],
  ['Multi-leader replication', 'multi-leader'],
  ['Connection pool sizing', 'connection-pooling'],
  ['C++', 'lang-cpp'],
  ['Knitting patterns', undefined],
  ['Soft skills', undefined],
  ['Databases', undefined],
  ['Read a book', undefined],
]

test('topics as people write them find their concept, and nothing else does', () => {
  const matcher = createMatcher(library)
  assert.deepEqual(
    pairs.map(([title]) => [title, matcher.match({ title })?.concept]),
    pairs.map(([title, concept]) => [title, concept]),
  )
})

test('confidence lies between the threshold and one, which is a title or a term itself', () => {
  const matcher = createMatcher(library)
  for (const [title] of pairs) {
    const confidence = matcher.match({ title })?.confidence ?? 1
    assert.ok(confidence >= MATCH_CONFIDENCE_MIN && confidence <= 1, `${title}: ${confidence}`)
  }
  assert.equal(matcher.match({ title: 'CAP theorem and PACELC!' })?.confidence, 1)
  assert.equal(matcher.match({ title: 'Keyset Pagination' })?.confidence, 1)
})

test('a correction wins for its label however it is written, and "none" is kept as none', () => {
  const matcher = createMatcher(
    library,
    new Map([
      ['joins', 'cross-shard'],
      ['window functions', null],
    ]),
  )
  assert.deepEqual(matcher.match({ title: 'Joins.' }), { concept: 'cross-shard', confidence: 1 })
  assert.equal(matcher.match({ title: 'WINDOW  functions' }), undefined)
})

test('a description helps where the title says too little', () => {
  const matcher = createMatcher(library)
  assert.equal(matcher.match({ title: 'chapter_7.md' }), undefined)
  assert.equal(matcher.match({ title: 'durability.md', text: 'Write-ahead logging' })?.concept, 'wal')
})

test('candidates are ranked, best first', () => {
  const [first, second] = createMatcher(library).candidates('replication', 5)
  assert.ok((first?.confidence ?? 0) >= (second?.confidence ?? 1))
  assert.deepEqual(new Set([first?.concept, second?.concept]), new Set(['replication', 'multi-leader']))
})
