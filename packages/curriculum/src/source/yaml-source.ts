/**
 * YAML with places. Parses plain YAML (no anchors, aliases, tags or merge keys: they make a diff hard to read
 * and a small file expand without bound) into plain values, and finds the range of any value by its path.
 */

import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import type { SourceRange } from '../diagnostic.ts'
import type { Reporter } from './reporter.ts'
import { rangeOf, type SourceText } from './source-text.ts'

export type FieldPath = readonly (string | number)[]

export interface YamlSource {
  readonly source: SourceText
  readonly value: unknown
  /** Range of the value at `path`, or of its nearest enclosing value that exists. */
  readonly rangeAt: (path: FieldPath) => SourceRange
  /** Range of the key at the end of `path`. */
  readonly keyRangeAt: (path: FieldPath) => SourceRange
  /** Half-open offsets of the value at `path` in the source. */
  readonly spanAt: (path: FieldPath) => { readonly start: number; readonly end: number }
}

export interface YamlSlice {
  readonly source: SourceText
  /** Half-open offsets of the YAML in the source. */
  readonly start: number
  readonly end: number
}

/** Syntax errors shown per file: the first ones tell what is wrong, the rest follow from them. */
const SYNTAX_ERRORS_MAX = 5

/** Parses the slice. What cannot be read is reported and left out of the value; never throws. */
export function parseYaml(slice: YamlSlice, report: Reporter): YamlSource {
  try {
    return readYaml(slice, report)
  } catch {
    // The parser recurses: a file of brackets exhausts the stack. There is nothing to read in such a file.
    report('unreadable', slice.source.path, rangeOf(slice.source, slice.start, slice.start), {
      message: 'the YAML cannot be read',
      expected: 'a few levels of plain YAML',
    })
    return yamlSource(slice, null, undefined)
  }
}

function readYaml(slice: YamlSlice, report: Reporter): YamlSource {
  const text = slice.source.text.slice(slice.start, slice.end)
  // `uniqueKeys` compares each key with all others; duplicates are found below in linear time.
  const document = parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    merge: false,
  })
  for (const error of document.errors.slice(0, SYNTAX_ERRORS_MAX)) {
    const range = rangeOf(slice.source, slice.start + error.pos[0], slice.start + error.pos[1])
    report('yamlSyntax', slice.source.path, range, { message: error.message.replace(/\s+/g, ' ') })
  }
  const contents = document.contents as Node | null
  return yamlSource(slice, contents, toPlain(contents, { slice, report }))
}

interface Conversion {
  readonly slice: YamlSlice
  readonly report: Reporter
}

function toPlain(node: unknown, conversion: Conversion): unknown {
  if (node === null || node === undefined) return null
  if (isAlias(node)) return feature(node, 'an alias', conversion)
  if (isScalar(node)) {
    if (node.anchor !== undefined) feature(node, 'an anchor', conversion)
    return typeof node.value === 'bigint' ? Number(node.value) : node.value
  }
  if (isSeq(node)) return node.items.map((item) => toPlain(item, conversion))
  if (isMap(node)) return mapToPlain(node.items, conversion)
  return undefined
}

function mapToPlain(
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  conversion: Conversion,
): Record<string, unknown> {
  const result = new Map<string, unknown>()
  for (const pair of pairs) {
    if (!isScalar(pair.key) || typeof pair.key.value !== 'string') {
      feature(pair.key, 'a key that is not text', conversion)
      continue
    }
    const key = pair.key.value
    if (result.has(key)) {
      conversion.report(
        'duplicateField',
        conversion.slice.source.path,
        nodeRange(pair.key, conversion.slice),
        {
          message: `the field "${key}" is written twice`,
          expected: 'each field once',
          found: key,
        },
      )
      continue
    }
    result.set(key, toPlain(pair.value, conversion))
  }
  return Object.fromEntries(result)
}

function feature(node: unknown, what: string, conversion: Conversion): undefined {
  conversion.report('yamlFeature', conversion.slice.source.path, nodeRange(node, conversion.slice), {
    message: `${what} is not used in content`,
    expected: 'plain YAML',
    found: what,
  })
  return undefined
}

function yamlSource(slice: YamlSlice, root: Node | null, value: unknown): YamlSource {
  const spanAt = (path: FieldPath): { start: number; end: number } => nodeSpan(findNode(root, path), slice)
  return {
    source: slice.source,
    value,
    spanAt,
    rangeAt: (path) => {
      const span = spanAt(path)
      return rangeOf(slice.source, span.start, span.end)
    },
    keyRangeAt: (path) => nodeRange(findKey(root, path), slice),
  }
}

function findNode(root: Node | null, path: FieldPath): unknown {
  let node: unknown = root
  for (const step of path) {
    const next = childOf(node, step)
    if (next === undefined || next === null) return node
    node = next
  }
  return node
}

function findKey(root: Node | null, path: FieldPath): unknown {
  const parent = findNode(root, path.slice(0, -1))
  const pair = isMap(parent) ? parent.items.find((item) => keyText(item.key) === path.at(-1)) : undefined
  return pair?.key ?? findNode(root, path)
}

function childOf(node: unknown, step: string | number): unknown {
  if (isSeq(node)) return typeof step === 'number' ? node.items[step] : undefined
  if (!isMap(node)) return undefined
  const pair = node.items.find((item) => keyText(item.key) === step)
  return pair === undefined ? undefined : (pair.value ?? pair.key)
}

function keyText(key: unknown): unknown {
  return isScalar(key) ? key.value : undefined
}

function nodeSpan(node: unknown, slice: YamlSlice): { start: number; end: number } {
  const range = (node as { range?: readonly number[] | null } | null)?.range
  const start = slice.start + (range?.[0] ?? 0)
  return { start, end: Math.max(start, slice.start + (range?.[1] ?? 0)) }
}

function nodeRange(node: unknown, slice: YamlSlice): SourceRange {
  const span = nodeSpan(node, slice)
  return rangeOf(slice.source, span.start, span.end)
}

/** Returns the id of each entry of the list `field`, also of entries that are faulty otherwise; '' where there is none. */
export function idsIn(yaml: YamlSource, field: string): readonly string[] {
  const list = (yaml.value as Readonly<Record<string, unknown>> | null | undefined)?.[field]
  if (!Array.isArray(list)) return []
  return list.map((entry: { readonly id?: unknown } | null | undefined) =>
    typeof entry?.id === 'string' ? entry.id : '',
  )
}
