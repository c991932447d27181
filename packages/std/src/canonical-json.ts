/**
 * JSON with one spelling for one value: keys sorted by code unit, no white space.
 * Used wherever a value is hashed or compared as text.
 */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/** Returns the canonical text of `value`. Members that are `undefined` are left out. Cost: O(n log n). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    isPlainObject(member) ? sortedCopy(member) : member,
  )
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sortedCopy(value: Record<string, unknown>): Record<string, unknown> {
  const copy: Record<string, unknown> = Object.create(null) // A key may be `__proto__`.
  for (const key of Object.keys(value).sort()) copy[key] = value[key]
  return copy
}
