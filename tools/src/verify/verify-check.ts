/**
 * Proves a knowledge check: the key of each item and of each variant that its generator makes. With an update, keys of
 * variants that are missing or differ are recorded in checks.yaml; those of plain items are the author's and stay.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ComputedKeys, type Concept, recordKeys } from '@savepoint/curriculum'
import { CONTENT_FOLDER } from '../compile/compile-content.ts'
import type { FreshSessions } from './fresh-sessions.ts'
import type { Failure } from './outcome.ts'
import { computeVariants, verifyItem } from './verify-item.ts'

export interface CheckProof {
  readonly failures: readonly Failure[]
  /** Keys by item, for those of which one is to be recorded. */
  readonly changedKeys: ComputedKeys
  readonly variantCount: number
}

/** Computes every key of the check of `concept`, which stands in `folder`. With an update only those of variants. */
export async function verifyCheck(
  concept: Concept,
  folder: string,
  { sessions, isUpdate }: { readonly sessions: FreshSessions; readonly isUpdate: boolean },
): Promise<CheckProof> {
  const failures: Failure[] = []
  const changedKeys = new Map<string, readonly (string | undefined)[]>()
  let variantCount = 0
  const fail = (item: string, fault: string): void => {
    failures.push({ place: `${folder}/checks.yaml`, message: `item ${item}: ${fault}` })
  }
  for (const item of concept.items) {
    if (item.variants === undefined) {
      const fault = isUpdate ? undefined : await verifyItem(item, sessions)
      if (fault !== undefined) fail(item.id, fault)
      continue
    }
    variantCount += item.variants.length
    const { keys, faults } = await computeVariants(item, sessions)
    const isRecordable = isUpdate && keys.some((key) => key !== undefined)
    if (isRecordable) changedKeys.set(item.id, keys)
    else for (const fault of faults) fail(item.id, fault)
  }
  return { failures, changedKeys, variantCount }
}

/** Writes the keys into checks.yaml and returns the remark for the report. */
export function rewriteKeys(folder: string, keys: ComputedKeys): string {
  const path = join(CONTENT_FOLDER, '..', folder, 'checks.yaml')
  writeFileSync(path, recordKeys(readFileSync(path, 'utf8'), keys))
  return `${folder}/checks.yaml: keys recorded anew: ${[...keys.keys()].join(', ')}`
}
