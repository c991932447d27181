/** Breaks a title into lines. Pure: how wide a text is is passed in. */

/** Returns the width of a text in pixels at zoom 1. */
export type MeasureText = (text: string) => number

/**
 * Returns as few lines as fit into `widthMax`, of lengths as even as those lines allow. A word that is wider than
 * `widthMax` stands alone and sticks out.
 */
export function wrapLabel(title: string, widthMax: number, measure: MeasureText): readonly string[] {
  const words = title.split(/\s+/).filter((word) => word !== '')
  const lineCount = fill(words, widthMax, measure).length
  const widths = [
    ...new Set(words.flatMap((_, from) => words.slice(from).map((__, length) => from + length))),
  ]
    .flatMap((to) => words.slice(0, to + 1).map((_, from) => measure(words.slice(from, to + 1).join(' '))))
    .filter((width) => width <= widthMax)
    .sort((a, b) => a - b)
  for (const width of widths) {
    const lines = fill(words, width, measure)
    if (lines.length === lineCount && lines.every((line) => measure(line) <= width)) return lines
  }
  return fill(words, widthMax, measure)
}

function fill(words: readonly string[], widthMax: number, measure: MeasureText): readonly string[] {
  const lines: string[] = []
  for (const word of words) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && measure(joined) <= widthMax) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}
