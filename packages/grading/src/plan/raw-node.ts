/** A node as EXPLAIN's JSON has it: keys as in the text format's lines, values of any kind, read one at a time. */

export type RawNode = Readonly<Record<string, unknown>>

/** Returns the text under `key`, or undefined when there is none. */
export function textOf(raw: RawNode, key: string): string | undefined {
  const value = raw[key]
  return typeof value === 'string' ? value : undefined
}

/** Returns the number under `key`, or undefined when there is none. */
export function numberOf(raw: RawNode, key: string): number | undefined {
  const value = raw[key]
  return typeof value === 'number' ? value : undefined
}
