/** Reads `content/datasets` and puts a variant's parameters into its SQL. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scan } from '@savepoint/engines'
import { assert } from '@savepoint/std'
import { parse } from 'yaml'

/** A dataset's variant as SQL that needs nothing but an empty database. */
export interface DatasetScript {
  readonly dataset: string
  readonly variant: string
  readonly sql: string
}

interface DatasetFile {
  readonly id: string
  readonly engine: string
  readonly variants: readonly { readonly id: string; readonly parameters: Readonly<Record<string, number>> }[]
}

/** Returns the scripts of all variants of all datasets below `folder`, ordered by dataset. */
export async function readDatasetScripts(folder: string): Promise<DatasetScript[]> {
  const scripts: DatasetScript[] = []
  for (const id of (await readdir(folder)).sort()) {
    const read = (name: string): Promise<string> => readFile(join(folder, id, name), 'utf8')
    const dataset = parse(await read('dataset.yaml')) as DatasetFile
    const [schema, load] = [await read('schema.sql'), await read('load.sql')]
    for (const variant of dataset.variants) {
      const sql = `${schema}\n${substituteParameters(load, variant.parameters)}`
      scripts.push({ dataset: id, variant: variant.id, sql })
    }
  }
  return scripts
}

/** Replaces each `:name` outside of strings and comments. A `::` is a cast. An unknown name is an assertion. */
export function substituteParameters(sql: string, parameters: Readonly<Record<string, number>>): string {
  const tokens = scan(sql).filter((token) => token.kind !== 'comment')
  let result = ''
  let copied = 0
  for (const [index, token] of tokens.entries()) {
    const colon = tokens[index - 1]
    const before = tokens[index - 2]
    if (token.kind !== 'word' || colon === undefined || !isColon(sql, colon) || colon.end !== token.start)
      continue
    if (before !== undefined && isColon(sql, before) && before.end === colon.start) continue
    const name = sql.slice(token.start, token.end)
    const value = parameters[name]
    assert(value !== undefined, `the parameter :${name} has no value`)
    result += sql.slice(copied, colon.start) + String(value)
    copied = token.end
  }
  return result + sql.slice(copied)
}

function isColon(sql: string, token: { readonly start: number }): boolean {
  return sql.charAt(token.start) === ':'
}
