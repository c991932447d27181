/**
 * The SQL that pages show, for lessons and editors alike: PostgreSQL with the keywords that make a statement's
 * shape. Function names (`count`) and words that serve as names (`owner`, `value`, `data`) are none, though the
 * full list of PostgreSQL has them: set in bold, they would hide the shape.
 *
 * **Source:** PostgreSQL 18 documentation, appendix C, SQL Key Words.
 */

import { PostgreSQL, SQLDialect } from '@codemirror/lang-sql'

/** Reserved in PostgreSQL. `true`, `false` and `null` are literals. */
const RESERVED = `
  all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation
  column concurrently constraint create cross current_catalog current_date current_role current_schema current_time
  current_timestamp current_user default deferrable desc distinct do else end except fetch for foreign freeze from
  full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit
  localtime localtimestamp natural not notnull offset on only or order outer overlaps placing primary references
  returning right select session_user similar some symmetric system_user table tablesample then to trailing union
  unique user using variadic verbose when where window with`

/** Not reserved, but begin a statement or a clause, or complete a phrase such as PRIMARY KEY or ISOLATION LEVEL. */
const STATEMENTS_AND_CLAUSES = `
  abort add alter always before begin between by call cascade close cluster commit committed conflict constraints copy
  cube cursor deallocate declare deferred delete discard drop each exclude execute exists explain extension filter
  first following function generated grouping identity if immediate immutable include index inherits insert instead
  isolation key language last level listen lock locked materialized matched merge no nothing notify nowait nulls of
  off over overriding partition preceding prepare procedure range read recursive refresh reindex release rename
  repeatable replace reset restrict returns revoke rollback rollup row rows savepoint schema sequence serializable
  set sets share show skip stable start stored temp temporary ties transaction trigger truncate unbounded uncommitted
  unlisten unlogged update vacuum values view volatile within without write`

/** PostgreSQL as pages and editors colour it. */
export const SAVEPOINT_SQL: SQLDialect = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${RESERVED} ${STATEMENTS_AND_CLAUSES}`.trim().replace(/\s+/g, ' '),
})
