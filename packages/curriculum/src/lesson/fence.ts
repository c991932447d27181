/**
 * The info string of a fence: a language, then words and `name=value` attributes. Each attribute keeps its place,
 * so that a fault is shown under the very word.
 */

import type { SourceRange } from '../diagnostic.ts'
import type { Reporter } from '../source/reporter.ts'
import { lineStart, rangeOf, type SourceText } from '../source/source-text.ts'

export interface FenceInfo {
  readonly language: string
  /** Words without `=`, after the language. */
  readonly words: readonly FenceAttribute[]
  readonly attributes: readonly FenceAttribute[]
}

export interface FenceAttribute {
  readonly name: string
  readonly value: string
  readonly range: SourceRange
}

const PART = /([^\s="]+)(?:=(?:"([^"]*)"|([^\s"]*)))?(?=\s|$)|\S+/g

/** Reads the info string `info` of the fence that opens on the 0-based `line`. Malformed parts are reported. */
export function parseFenceInfo(
  info: string,
  place: { source: SourceText; line: number },
  report: Reporter,
): FenceInfo {
  const { source, line } = place
  const base = lineStart(source, line) + Math.max(0, source.text.slice(lineStart(source, line)).indexOf(info))
  const words: FenceAttribute[] = []
  const attributes = new Map<string, FenceAttribute>()
  for (const match of info.matchAll(PART)) {
    const [whole, name, quoted, bare] = match
    const range = rangeOf(source, base + match.index, base + match.index + whole.length)
    const value = quoted ?? bare
    if (name === undefined) {
      report('malformedAttribute', source.path, range, {
        message: 'this is not an attribute',
        expected: 'name=value or name="quoted value"',
        found: whole,
      })
    } else if (value === undefined) words.push({ name, value: '', range })
    else if (attributes.has(name)) {
      report('duplicateAttribute', source.path, range, {
        message: `the attribute "${name}" is written twice`,
        found: whole,
      })
    } else attributes.set(name, { name, value, range })
  }
  const [language, ...rest] = words
  return { language: language?.name ?? '', words: rest, attributes: [...attributes.values()] }
}

/** Reports attributes and words other than `known`. */
export function reportUnknown(
  info: FenceInfo,
  known: { words: readonly string[]; attributes: readonly string[] },
  place: {
    readonly path: string
    readonly report: Reporter
  },
): void {
  const expected = [...known.words, ...known.attributes.map((name) => `${name}=…`)].join(', ')
  const unknown = [
    ...info.words.filter((word) => !known.words.includes(word.name)),
    ...info.attributes.filter((attribute) => !known.attributes.includes(attribute.name)),
  ]
  for (const attribute of unknown) {
    place.report('unknownAttribute', place.path, attribute.range, {
      message: `a ${info.language} block has no attribute "${attribute.name}"`,
      expected,
      found: attribute.name,
    })
  }
}
