/**
 * The identity of a value: two cells are the same value exactly when their keys are equal. Engines print values
 * as text; 1.0 and 1.00 are one number, `t` and `true` one truth value, and an instant is itself in any time zone.
 * A number is never equal to a text that looks like it.
 */

import type { CellText } from '@savepoint/engines'

/** How the text of a type is read. Everything without a reading of its own is text. */
export type ValueFamily = 'number' | 'boolean' | 'instant' | 'text'

const FAMILIES: Readonly<Record<string, ValueFamily>> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  float4: 'number',
  float8: 'number',
  oid: 'number',
  bool: 'boolean',
  timestamptz: 'instant',
}

/** Returns how values of the engine type `type` are read; a length or precision in parentheses is ignored. */
export function familyOfType(type: string): ValueFamily {
  return FAMILIES[type.replace(/\(.*$/, '')] ?? 'text'
}

/** Returns the key of `cell` read as `family`. A text that does not fit its family stays text. */
export function cellKey(cell: CellText, family: ValueFamily): string {
  if (cell === null) return 'null'
  switch (family) {
    case 'number':
      return prefixed('n', numberKey(cell)) ?? `s${cell}`
    case 'boolean':
      return prefixed('b', booleanKey(cell)) ?? `s${cell}`
    case 'instant':
      return prefixed('i', instantKey(cell)) ?? `s${cell}`
    case 'text':
      return `s${cell}`
  }
}

/** Returns the finite value of a number key, else undefined: NaN and the infinities are compared exactly. */
export function finiteNumber(key: string): number | undefined {
  if (!key.startsWith('n')) return undefined
  const value = Number(key.slice(1))
  return Number.isFinite(value) ? value : undefined
}

function prefixed(prefix: string, key: string | undefined): string | undefined {
  return key === undefined ? undefined : prefix + key
}

/** Exact decimal: an integer without trailing zeros, and a power of ten. */
function numberKey(text: string): string | undefined {
  const trimmed = text.trim()
  if (/^(NaN|-?Infinity)$/.test(trimmed)) return trimmed
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(trimmed)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  if (whole + fraction === '') return undefined
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0e0'
  const power = Number(exponent) - fraction.length + (digits.length - significant.length)
  return `${sign === '-' ? '-' : ''}${significant}e${power}`
}

function booleanKey(text: string): string | undefined {
  if (/^(t|true)$/i.test(text)) return 't'
  if (/^(f|false)$/i.test(text)) return 'f'
  return undefined
}

const INSTANT =
  /^(\d{4,6})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-])(\d\d)(?::?(\d\d))?(?::?(\d\d))?$/

/** Microseconds since 1970 of PostgreSQL's ISO output; other date styles, `BC` and `infinity` stay text. */
function instantKey(text: string): string | undefined {
  const match = INSTANT.exec(text)
  if (match === null) return undefined
  const part = (index: number): number => Number(match[index] ?? 0)
  const offset = (match[8] === '-' ? -1 : 1) * (part(9) * 3600 + part(10) * 60 + part(11))
  const seconds = daysSince1970(part(1), part(2), part(3)) * 86_400 + part(4) * 3600 + part(5) * 60 + part(6)
  return `${BigInt(seconds - offset) * 1_000_000n + BigInt((match[7] ?? '').padEnd(6, '0'))}`
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; years are counted from March, so leap days come last. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
