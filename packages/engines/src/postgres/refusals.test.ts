/** What is refused, and what only looks like it. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findRefusal } from './refusals.ts'
import { scanStatements } from './split-statements.ts'

function isRefused(script: string): boolean {
  return scanStatements(script).some((statement) => findRefusal(script, statement) !== undefined)
}

test('logical decoding and subscriptions are refused in any case and place', () => {
  for (const script of [
    `SELECT * FROM pg_logical_slot_get_changes('s', NULL, NULL)`,
    `select * from PG_LOGICAL_SLOT_PEEK_CHANGES ('s', NULL, NULL)`,
    `SELECT pg_create_logical_replication_slot('s', 'pgoutput')`,
    `SELECT pg_catalog.pg_create_logical_replication_slot('s', 'pgoutput')`,
    `/* now */ CREATE /* a */ SUBSCRIPTION s CONNECTION '' PUBLICATION p`,
    `SELECT 1; ALTER SUBSCRIPTION s DISABLE`,
  ]) {
    assert.equal(isRefused(script), true, script)
  }
})

test('the same words elsewhere are let through', () => {
  for (const script of [
    `SELECT 'CREATE SUBSCRIPTION s'`,
    `-- CREATE SUBSCRIPTION s\nSELECT 1`,
    `SELECT subscription FROM plans`,
    `CREATE TABLE subscription (id int)`,
    `SELECT proname FROM pg_proc WHERE proname = 'pg_logical_slot_get_changes'`,
    `CREATE PUBLICATION p FOR ALL TABLES`,
  ]) {
    assert.equal(isRefused(script), false, script)
  }
})
