/** The live catalog as names for completion and as tables for the schema panel. */

import type { ScriptRun } from '@savepoint/engines'

export interface SchemaColumn {
  readonly name: string
  readonly type: string
  readonly isNotNull: boolean
  /** Default or generation expression; empty when none. */
  readonly defaultText: string
}

export interface SchemaTable {
  readonly schema: string
  readonly name: string
  readonly kind: 'table' | 'view' | 'materialized view' | 'partitioned table' | 'foreign table'
  /** Rows by the planner's last count; undefined when never analysed. */
  readonly rowsEstimated: number | undefined
  readonly columns: readonly SchemaColumn[]
  /** `PRIMARY KEY (id)`, in the words of pg_get_constraintdef, keys first. */
  readonly constraints: readonly string[]
  /** `CREATE INDEX` without the words before USING: `btree (customer_id)`. */
  readonly indexes: readonly { readonly name: string; readonly definition: string }[]
}

/** Reads the user's relations; three statements, in the order that `parseSchema` expects. */
export const SCHEMA_QUERY = `
SELECT n.nspname, c.relname, c.relkind, c.reltuples::bigint, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
       coalesce(pg_get_expr(d.adbin, d.adrelid), '')
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
 WHERE c.relkind IN ('r','v','m','p','f') AND n.nspname NOT IN ('pg_catalog','information_schema','pg_toast')
   AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY n.nspname, c.relname, a.attnum;
SELECT n.nspname, c.relname, pg_get_constraintdef(k.oid)
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname NOT IN ('pg_catalog','information_schema','pg_toast') AND k.contype <> 'n'
 ORDER BY n.nspname, c.relname, array_position(ARRAY['p','u','f','c','x'], k.contype::text), k.conname;
SELECT schemaname, tablename, indexname, indexdef FROM pg_indexes
 WHERE schemaname NOT IN ('pg_catalog','information_schema','pg_toast')
 ORDER BY schemaname, tablename, indexname;`

const KINDS: Readonly<Record<string, SchemaTable['kind']>> = {
  r: 'table',
  v: 'view',
  m: 'materialized view',
  p: 'partitioned table',
  f: 'foreign table',
}

/** Returns the tables that a run of `SCHEMA_QUERY` reported, or undefined when it failed (an aborted transaction). */
export function parseSchema(run: ScriptRun): SchemaTable[] | undefined {
  const [relations, constraints, indexes] = run.statements
  if (relations === undefined || constraints === undefined || indexes === undefined) return undefined
  if (run.statements.some((statement) => statement.error !== undefined)) return undefined
  const tables = new Map<string, TableDraft>()
  for (const row of relations.rows) addColumn(tables, row)
  for (const [schema, table, text] of constraints.rows)
    tables.get(`${schema}.${table}`)?.constraints.push(text ?? '')
  for (const [schema, table, name, definition] of indexes.rows) {
    tables
      .get(`${schema}.${table}`)
      ?.indexes.push({ name: name ?? '', definition: definition?.replace(/^.*? USING /, '') ?? '' })
  }
  return [...tables.values()]
}

interface TableDraft extends SchemaTable {
  readonly columns: SchemaColumn[]
  readonly constraints: string[]
  readonly indexes: { name: string; definition: string }[]
}

function addColumn(tables: Map<string, TableDraft>, row: readonly (string | null)[]): void {
  const [schema, table, kind, rowsEstimated, name, type, notNull, defaultText] = row
  const key = `${schema}.${table}`
  const draft = tables.get(key) ?? {
    schema: schema ?? '',
    name: table ?? '',
    kind: KINDS[kind ?? ''] ?? 'table',
    rowsEstimated: Number(rowsEstimated) < 0 ? undefined : Number(rowsEstimated),
    columns: [],
    constraints: [],
    indexes: [],
  }
  tables.set(key, draft)
  if (name === null || name === undefined) return
  draft.columns.push({
    name,
    type: type ?? '',
    isNotNull: notNull === 't' || notNull === 'true',
    defaultText: defaultText ?? '',
  })
}

/** Returns table names with their columns, as the editor's completion takes them. */
export function completionNames(tables: readonly SchemaTable[]): Record<string, Record<string, string[]>> {
  const names: Record<string, Record<string, string[]>> = {}
  for (const table of tables) {
    const schema = names[table.schema] ?? {}
    names[table.schema] = schema
    schema[table.name] = table.columns.map((column) => column.name)
  }
  return names
}
