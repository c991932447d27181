/** The widths of labels, from the face that the pages use. */
import { readFileSync } from 'node:fs'
import { create } from 'fontkitten'
import { PROJECT_ROOT } from '../paths.ts'
import type { MeasureText } from './wrap-label.ts'

const FACE = 'ibm-plex-sans-wght.woff2'
/** The face is measured at its regular weight; a lit label is set at 500, which is at most this much wider. */
const MEDIUM_RATIO = 1.035

/** Returns a measure for labels of `fontSize` pixels at the weight of a lit one. */
export function labelMeasure(fontSize: number): MeasureText {
  const font = create(readFileSync(`${PROJECT_ROOT}/apps/site/public/fonts/${FACE}`))
  if ('fonts' in font) throw new Error(`${FACE} is a collection of faces.`)
  const scale = (fontSize * MEDIUM_RATIO) / font.unitsPerEm
  return (text) => {
    let units = 0
    for (const letter of text) units += font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth
    return units * scale
  }
}
