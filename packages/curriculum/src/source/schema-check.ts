/**
 * Holds YAML against a schema. Each violation becomes a diagnostic at the offending value, with what was expected
 * and what was found; the faulty entries are then cut away so that the rest of the file is still used.
 */

import type { z } from 'zod'
import type { SourceRange } from '../diagnostic.ts'
import type { DiagnosticCode } from '../diagnostic-codes.ts'
import type { Finding, Reporter } from './reporter.ts'
import type { FieldPath, YamlSource } from './yaml-source.ts'

type Issue = z.core.$ZodIssue

/** A value that the schema accepts, perhaps after cutting. */
export interface CheckedYaml<T> {
  readonly value: T
  /** Index in the file of the entry that is now at `index` of the top-level list `field`. */
  readonly indexInFile: (field: string, index: number) => number
}

/**
 * Returns the value of `yaml` as the schema reads it, or undefined when nothing usable is left.
 *
 * A faulty list entry is dropped; a faulty field is replaced by the one in `fallback`.
 */
export function checkSchema<T>(
  yaml: YamlSource,
  schema: z.ZodType<T>,
  options: { readonly report: Reporter; readonly fallback: Readonly<Record<string, unknown>> },
): CheckedYaml<T> | undefined {
  const first = schema.safeParse(yaml.value)
  if (first.success) return { value: first.data, indexInFile: (_, index) => index }
  for (const issue of first.error.issues) reportIssue(yaml, issue, options.report)
  const dropped = faultyEntries(first.error.issues)
  const salvaged = schema.safeParse(salvage(yaml.value, { issues: first.error.issues, dropped, ...options }))
  if (!salvaged.success) return undefined
  return { value: salvaged.data, indexInFile: (field, index) => indexBefore(dropped.get(field), index) }
}

function reportIssue(yaml: YamlSource, issue: Issue, report: Reporter): void {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const name = fieldName(path)
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      report('unknownField', yaml.source.path, yaml.keyRangeAt([...path, key]), {
        message: `${name === '' ? 'the file' : name} has no field "${key}"`,
        expected: isSplitText(valueAt(yaml.value, [...path, key]), key)
          ? 'quotes around a text that holds a comma or colon inside { … }'
          : 'a field of the content format',
        found: key,
      })
    }
    return
  }
  const { code, finding } = describeIssue(name, issue, valueAt(yaml.value, path))
  const range = code === 'missingField' ? firstLine(yaml.keyRangeAt(path.slice(0, -1))) : yaml.rangeAt(path)
  report(code, yaml.source.path, range, finding)
}

/** What is missing has no place; the beginning of what it is missing from has. */
function firstLine(range: SourceRange): SourceRange {
  return range.line === range.endLine ? range : { ...range, endLine: range.line, endColumn: range.column + 1 }
}

/** `{ title: North, with subtotals }` is two fields to YAML, the second without a value. */
function isSplitText(value: unknown, key: string): boolean {
  return value === null && /\s/.test(key)
}

function describeIssue(
  name: string,
  issue: Issue,
  found: unknown,
): { code: DiagnosticCode; finding: Finding } {
  const expected = expectation(issue)
  if (found === undefined)
    return { code: 'missingField', finding: { message: `${name} is missing`, expected } }
  return { code: 'badField', finding: { message: `${name} is not right`, expected, found: shown(found) } }
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.map(String).join(' | ')
    case 'too_small':
      return `at least ${issue.minimum} ${UNIT_WORDS[issue.origin] ?? ''}`.trim()
    case 'too_big':
      return `at most ${issue.maximum} ${UNIT_WORDS[issue.origin] ?? ''}`.trim()
    default:
      return issue.message
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text (in quotes if it looks like a number)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields',
}

const UNIT_WORDS: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' }

function shown(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'fields'
  return typeof value === 'string' ? value : `${typeof value} ${String(value)}`
}

function fieldName(path: FieldPath): string {
  return path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`),
    '',
  )
}

function valueAt(value: unknown, path: FieldPath): unknown {
  let current = value
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = (current as Readonly<Record<string | number, unknown>>)[step]
  }
  return current
}

type DroppedEntries = ReadonlyMap<string, ReadonlySet<number>>

/** The entries of top-level lists that hold a fault. */
function faultyEntries(issues: readonly Issue[]): DroppedEntries {
  const dropped = new Map<string, Set<number>>()
  for (const { path } of issues) {
    const [field, entry] = path
    if (typeof field !== 'string' || typeof entry !== 'number') continue
    dropped.set(field, (dropped.get(field) ?? new Set()).add(entry))
  }
  return dropped
}

function indexBefore(dropped: ReadonlySet<number> | undefined, index: number): number {
  let at = 0
  for (let kept = -1; ; at += 1) {
    if (dropped?.has(at) !== true) kept += 1
    if (kept === index) return at
  }
}

interface Salvage {
  readonly issues: readonly Issue[]
  readonly dropped: DroppedEntries
  readonly fallback: Readonly<Record<string, unknown>>
}

/** Copies `value` without its faulty parts: the list entry that holds one, else the top-level field. */
function salvage(value: unknown, { issues, dropped, fallback }: Salvage): unknown {
  const fields: Record<string, unknown> = { ...fallback, ...(isFields(value) ? value : {}) }
  for (const issue of issues) {
    const [field, entry] = issue.path
    if (field === undefined && issue.code === 'unrecognized_keys')
      for (const key of issue.keys) delete fields[key]
    if (typeof field !== 'string' || typeof entry === 'number') continue
    if (field in fallback) fields[field] = fallback[field]
    else delete fields[field]
  }
  for (const [field, entries] of dropped) {
    const list = fields[field]
    if (Array.isArray(list)) fields[field] = list.filter((_, index) => !entries.has(index))
  }
  return fields
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
