/**
 * Masks: what differs from run to run is replaced before it is recorded and before it is compared. A named mask
 * knows the column types and the words by which PostgreSQL shows such a value; `/…/` is the author's own pattern.
 */

/** The masks an author can name. */
const MASK_NAMES = ['lsn', 'xid', 'oid', 'pid', 'time', 'memory'] as const

type MaskName = (typeof MASK_NAMES)[number]

interface NamedMask {
  /** Columns of these types are replaced whole. */
  readonly types: readonly string[]
  /** Columns with such a name are replaced whole. */
  readonly names: RegExp
  /** In any text: the first group stays, the rest of the match is replaced. Applied in order. */
  readonly texts: readonly RegExp[]
}

const NAMED: Readonly<Record<MaskName, NamedMask>> = {
  lsn: { types: ['pg_lsn'], names: /^(?:.+_)?lsn$/i, texts: [/()\b[0-9A-F]{1,8}\/[0-9A-F]{6,8}\b/g] },
  xid: {
    types: ['xid', 'xid8', 'pg_snapshot', 'txid_snapshot'],
    names: /^(?:t_)?(?:xmin|xmax)$|^(?:.+_)?xid$/i,
    texts: [/(\b(?:xid|xmin|xmax|transaction):? )\d+/gi],
  },
  oid: {
    types: ['oid'],
    names: /^(?:.+_)?(?:oid|relfilenode)$/i,
    texts: [/(\b(?:oid |base\/|pg_toast_|pg_temp_))\d+/gi, /(\bbase\/<oid>\/)\d+/g],
  },
  pid: { types: [], names: /^(?:.+_)?pid$/i, texts: [/(\b(?:pid|process) )\d+/gi] },
  time: {
    types: [],
    names: /^(?:.+_)?time_ms$/i,
    texts: [
      /()(?:\b\d+(?:\.\d+)? ms\b|\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d(?::?\d\d)?)?|(?<=\btime=)\d+\.\d+\.\.\d+\.\d+)/g,
    ],
  },
  memory: {
    types: [],
    names: /^memory(?:_.+)?$/i,
    texts: [/(\bMemory(?: Usage)?: )\d+ ?(?:kB|bytes)|(?<=\bused=)\d+ ?kB|(?<=\ballocated=)\d+ ?kB/g],
  },
}

/** The column that a text stands in; absent for plans and messages. */
export interface MaskedColumn {
  readonly name: string
  readonly type: string
}

/** Replaces what varies in a text. */
export type Masker = (text: string, column?: MaskedColumn) => string

/** Says what is wrong with the mask as an author wrote it, or undefined. */
export function maskFault(mask: string): string | undefined {
  if (isMaskName(mask)) return undefined
  const pattern = patternOf(mask)
  if (pattern === undefined) return `${MASK_NAMES.join(', ')} or /regular expression/`
  return compilePattern(pattern) === undefined ? 'a regular expression of JavaScript' : undefined
}

/** Returns the function that applies all `masks`, in order. Faulty masks, which `maskFault` reports, do nothing. */
export function createMasker(masks: readonly string[]): Masker {
  const steps = masks.map(maskStep)
  return (text, column) => steps.reduce((masked, step) => step(masked, column), text)
}

function maskStep(mask: string): Masker {
  if (isMaskName(mask)) return namedStep(mask)
  const pattern = compilePattern(patternOf(mask) ?? '(?!)')
  return (text) => (pattern === undefined ? text : text.replace(pattern, '<masked>'))
}

function namedStep(name: MaskName): Masker {
  const mask = NAMED[name]
  const placeholder = `<${name}>`
  return (text, column) => {
    if (column !== undefined && (mask.types.includes(column.type) || mask.names.test(column.name)))
      return placeholder
    return mask.texts.reduce(
      (masked, pattern) =>
        masked.replace(pattern, (_match, kept: string | undefined) => (kept ?? '') + placeholder),
      text,
    )
  }
}

function isMaskName(mask: string): mask is MaskName {
  return (MASK_NAMES as readonly string[]).includes(mask)
}

function patternOf(mask: string): string | undefined {
  return mask.length > 2 && mask.startsWith('/') && mask.endsWith('/') ? mask.slice(1, -1) : undefined
}

function compilePattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'g')
  } catch {
    return undefined
  }
}

/** Splits a `mask=` attribute at its commas; commas inside `/…/` belong to the pattern. */
export function splitMasks(text: string): readonly string[] {
  return (text.match(/\/(?:[^/\\]|\\.)*\/|[^,]+/g) ?? [])
    .map((mask) => mask.trim())
    .filter((mask) => mask !== '')
}
