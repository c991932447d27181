/**
 * Fallback faces with the metrics of the site's own, so that nothing moves when a face arrives. For each pair the
 * local face is scaled until its average advance is that of ours, and its ascent and descent are overridden.
 * `node tools/src/build/font-fallbacks.ts` prints the rules of `apps/site/src/styles/fonts.css`; a test compares.
 *
 * **Source:** CSS Fonts Level 5, `size-adjust`; letter frequencies of English text after Norvig (2012).
 */
import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkitten'
import { PROJECT_ROOT } from './paths.ts'

interface LocalFace {
  readonly names: readonly string[]
  /** Mean advance by letter frequency, in units of the em. */
  readonly advance: number
}

interface FallbackPair {
  readonly family: string
  readonly file: string
  readonly local: LocalFace
}

/** Measured with `meanAdvance` on Gelasio 5.3 and Liberation 2, whose advances are those of Georgia, Arial, Courier New. */
const GEORGIA: LocalFace = { names: ['Georgia', 'Gelasio'], advance: 0.4357 }
const ARIAL: LocalFace = { names: ['Arial', 'Liberation Sans', 'Arimo'], advance: 0.4376 }
const COURIER: LocalFace = { names: ['Courier New', 'Liberation Mono', 'Cousine'], advance: 0.6001 }

const PAIRS: readonly FallbackPair[] = [
  { family: 'Source Serif Fallback', file: 'source-serif-4-opsz-wght.woff2', local: GEORGIA },
  { family: 'Plex Sans Fallback', file: 'ibm-plex-sans-wght.woff2', local: ARIAL },
  { family: 'Plex Mono Fallback', file: 'ibm-plex-mono-400.woff2', local: COURIER },
]

/** Per mille of English text, blanks included. */
const FREQUENCIES: Readonly<Record<string, number>> = {
  ' ': 180,
  e: 102,
  t: 76,
  a: 66,
  o: 63,
  i: 62,
  n: 59,
  s: 53,
  r: 51,
  h: 41,
  l: 33,
  d: 31,
  c: 27,
  u: 22,
  m: 21,
  f: 20,
  p: 18,
  g: 15,
  w: 14,
  y: 14,
  b: 12,
  v: 9,
  k: 4,
  x: 2,
  j: 1,
  q: 1,
  z: 1,
}

/** Returns the mean advance of a face by letter frequency, in units of the em. */
function meanAdvance(font: Font): number {
  let sum = 0
  let weight = 0
  for (const [letter, frequency] of Object.entries(FREQUENCIES)) {
    sum += font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth * frequency
    weight += frequency
  }
  return sum / weight / font.unitsPerEm
}

/** Returns the `@font-face` rule of each fallback, in order. */
export function fallbackRules(): readonly string[] {
  return PAIRS.map(({ family, file, local }) => {
    const font = create(readFileSync(`${PROJECT_ROOT}/apps/site/public/fonts/${file}`))
    if ('fonts' in font) throw new Error(`${file} is a collection of faces.`)
    const size = meanAdvance(font) / local.advance
    const of = (units: number): string => `${((Math.abs(units) / font.unitsPerEm / size) * 100).toFixed(1)}%`
    const sources = local.names.map((name) => `local("${name}")`).join(', ')
    return [
      `font-family: "${family}"`,
      `src: ${sources}`,
      `size-adjust: ${(size * 100).toFixed(1)}%`,
      `ascent-override: ${of(font.ascent)}`,
      `descent-override: ${of(font.descent)}`,
      `line-gap-override: ${of(font.lineGap)}`,
    ].join(';\n  ')
  }).map((body) => `@font-face {\n  ${body};\n}`)
}

if (process.argv[1] === import.meta.filename) console.log(fallbackRules().join('\n'))
