/**
 * Figures: SVG that is inlined into the page. Only elements and attributes that draw are let through, and the
 * output is written anew from what was read, so nothing reaches the page that was not looked at. Ids are made
 * unique by a prefix, as several figures share one page.
 */

import { escapeHtml } from '../markdown/escape.ts'
import type { Reporter } from '../source/reporter.ts'
import { rangeOf, type SourceText } from '../source/source-text.ts'

const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc marker ' +
    'pattern clipPath mask linearGradient radialGradient stop'
  ).split(' '),
)

const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'class id viewBox width height x y x1 y1 x2 y2 dx dy cx cy r rx ry d points pathLength transform fill ' +
    'fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin ' +
    'stroke-opacity stroke-miterlimit opacity font-family font-size font-weight font-style font-variant text-anchor ' +
    'dominant-baseline alignment-baseline baseline-shift letter-spacing text-decoration textLength lengthAdjust ' +
    'rotate writing-mode marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY orient ' +
    'patternUnits patternContentUnits patternTransform gradientUnits gradientTransform spreadMethod fx fy offset ' +
    'stop-color stop-opacity clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits href xlink:href ' +
    'preserveAspectRatio startOffset paint-order vector-effect shape-rendering text-rendering visibility display ' +
    'overflow color xml:space role aria-label aria-hidden aria-labelledby focusable'
  ).split(' '),
)

/** Dropped without a word: they say what the file is, and mean nothing inside a page. */
const DROPPED = /^(?:xmlns(?::.+)?|version|role|aria-.+|focusable|xml:.+)$/

/** A tag; read at one place only, so that a file of open brackets takes one attempt each. */
const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/y
/** What is skipped, by how it begins, and how it ends. */
const SKIPPED: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!DOCTYPE', '>'],
]
const ATTRIBUTE = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g

export interface FigureOptions {
  /** Prefix of every id in the figure. */
  readonly prefix: string
  readonly alternative: string
  readonly report: Reporter
}

interface SvgReading extends FigureOptions {
  readonly source: SourceText
  readonly open: string[]
  rootCount: number
  isFaulty: boolean
}

/** Returns the SVG as it may stand in a page, or '' when it must not; every fault is reported. */
export function compileSvg(source: SourceText, options: FigureOptions): string {
  const reading: SvgReading = { ...options, source, open: [], rootCount: 0, isFaulty: false }
  const { text } = source
  const parts: string[] = []
  let at = 0
  while (at < text.length) {
    const next = text.indexOf('<', at)
    const end = next === -1 ? text.length : next
    parts.push(readText(reading, at, end))
    at = end
    if (next === -1) break
    const markup = readMarkup(reading, at)
    if (markup === undefined) break
    parts.push(markup.html)
    at = markup.end
  }
  if (!reading.isFaulty && (reading.open.length > 0 || reading.rootCount !== 1)) {
    malformed(reading, 0, 'one svg element with everything closed in it')
  }
  return reading.isFaulty ? '' : parts.join('').trim()
}

/** Reads the tag or comment at `start`; undefined when there is none that ends, and nothing after it can be read. */
function readMarkup(
  reading: SvgReading,
  start: number,
): { readonly html: string; readonly end: number } | undefined {
  const { text } = reading.source
  for (const [opening, closing] of SKIPPED) {
    if (!text.startsWith(opening, start)) continue
    const end = text.indexOf(closing, start + opening.length)
    if (end === -1) return malformed(reading, start, `${closing} after ${opening}`)
    return { html: '', end: end + closing.length }
  }
  TAG.lastIndex = start
  const match = TAG.exec(text)
  if (match === null) return malformed(reading, start, 'an element that is well formed')
  const [whole, slash, name = '', attributes = '', selfClosing] = match
  const end = start + whole.length
  if (slash === '/') {
    if (reading.open.pop() !== name)
      return malformed(reading, start, 'elements closed in the order they were opened')
    return { html: `</${name}>`, end }
  }
  const html = readElement(reading, { name, attributes, offset: start })
  if (reading.open.length === 0) reading.rootCount += 1
  if (selfClosing !== '/') reading.open.push(name)
  return { html: html + (selfClosing === '/' ? '/>' : '>'), end }
}

function readElement(
  reading: SvgReading,
  element: { name: string; attributes: string; offset: number },
): string {
  const { name, attributes, offset } = element
  const isRoot = reading.open.length === 0
  if (!ELEMENTS.has(name) || isRoot !== (name === 'svg')) unsafe(reading, offset + 1, name)
  const attributesStart = offset + 1 + name.length
  const written: string[] = []
  let hasViewBox = false
  for (const match of attributes.matchAll(ATTRIBUTE)) {
    const [, attribute = '', double, single] = match
    if (attribute === 'viewBox') hasViewBox = true
    const raw = double ?? single
    if (raw === undefined) malformed(reading, attributesStart + match.index, 'attributes with a quoted value')
    else if (!DROPPED.test(attribute))
      written.push(readAttribute(reading, { attribute, raw, offset: attributesStart + match.index }))
  }
  if (isRoot && !hasViewBox) malformed(reading, offset, 'a viewBox, so that the figure can scale')
  const accessible = isRoot ? ` role="img" aria-label="${escapeHtml(reading.alternative)}"` : ''
  return `<${name}${written.join('')}${accessible}`
}

function readAttribute(
  reading: SvgReading,
  item: { attribute: string; raw: string; offset: number },
): string {
  const { attribute, offset } = item
  const value = decode(item.raw)
  if (!ATTRIBUTES.has(attribute)) unsafe(reading, offset, attribute)
  const isReference = attribute === 'href' || attribute === 'xlink:href'
  if (isReference && !/^#[\w.-]+$/.test(value)) unsafe(reading, offset, `${attribute}="${value}"`)
  if (/url\s*\(/i.test(value.replace(/url\(#[\w.-]+\)/g, '')))
    unsafe(reading, offset, `${attribute}="${value}"`)
  return ` ${attribute}="${escapeHtml(prefixIds(attribute, value, reading.prefix))}"`
}

function prefixIds(attribute: string, value: string, prefix: string): string {
  if (attribute === 'id') return prefix + value
  if (attribute === 'href' || attribute === 'xlink:href') return value.replace('#', `#${prefix}`)
  return value.replace(/url\(#/g, `url(#${prefix}`)
}

function readText(reading: SvgReading, start: number, end: number): string {
  const text = reading.source.text.slice(start, end)
  if (reading.open.length === 0 && text.trim() !== '')
    malformed(reading, start, 'no text outside the svg element')
  return escapeHtml(decode(text))
}

const NAMED_CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED_CHARACTERS[name] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      const isVisible =
        code >= 0x20 &&
        code <= 0x10ffff &&
        !(code >= 0x7f && code < 0xa0) &&
        !(code >= 0xd800 && code < 0xe000)
      return isVisible ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}

function unsafe(reading: SvgReading, offset: number, found: string): void {
  reading.isFaulty = true
  reading.report(
    'unsafeFigure',
    reading.source.path,
    rangeOf(reading.source, offset, offset + found.length),
    {
      message: 'a figure only draws',
      expected: 'elements and attributes that draw, and references inside the file',
      found,
    },
  )
}

function malformed(reading: SvgReading, offset: number, expected: string): undefined {
  reading.isFaulty = true
  reading.report('malformedFigure', reading.source.path, rangeOf(reading.source, offset, offset + 1), {
    message: 'the SVG is not well formed',
    expected,
  })
}
