/** A statement in the fragment of an address: it never leaves the browser of the one who opens it. */

export interface SharedStatement {
  readonly dataset: string
  readonly sql: string
}

/** Longest statement that a link carries, in characters; browsers and chat programs cut longer addresses. */
export const SHARED_CHARACTERS_MAX = 8_000

/** Returns the fragment (with `#`), or undefined when the statement is too long for an address. */
export function shareFragment(shared: SharedStatement): string | undefined {
  if (shared.sql.length > SHARED_CHARACTERS_MAX) return undefined
  return `#${new URLSearchParams({ dataset: shared.dataset, sql: shared.sql })}`
}

/** Returns what `fragment` carries, or undefined when it carries none. */
export function parseFragment(fragment: string): SharedStatement | undefined {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''))
  const sql = fields.get('sql')
  if (sql === null || sql.length > SHARED_CHARACTERS_MAX) return undefined
  return { dataset: fields.get('dataset') ?? 'empty', sql }
}
