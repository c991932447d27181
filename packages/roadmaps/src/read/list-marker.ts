/**
 * The start of a line of a list: bullets that Markdown knows, those that people draw, numbers in several scripts, and
 * boxes as brackets or as characters.
 */

/** What a line's box says. `tick` is a character that means done only where others lack it. */
export type Box = 'none' | 'open' | 'done' | 'tick'

export interface ListMarker {
  readonly isOrdered: boolean
  /** The bullet is a character that Markdown does not know. */
  readonly isDrawn: boolean
  readonly box: Box
  /** The line after bullet and box. */
  readonly rest: string
  /** Column at which the text begins, counted from the bullet. */
  readonly width: number
}

const STANDARD = /^([-*+])(?:[ \t]+|$)/
const NUMBER =
  /^(?:\(?\d{1,4}[.)、．](?!\d)|\d{1,3}[.)]?️?⃣|\([a-zA-Z]\)|[a-z]\)|[①-⑳]|[一二三四五六七八九十]{1,3}[、．])[ \t]*/u
const DRAWN = /^(?:[•◦▪▫●○■‣⁃∙·➔➜➤➡►▶▸▹»›✦✧★☆◆◇❖❯→⇒]|->|=>|👉|🔹|🔸|🔥|⭐|📌|🔷|🔶|[–—](?=\s))️?[ \t]*/u
const OPEN = /^(?:\[[ \t]?\]|[☐⬜🔲▢□❌✗✘])️?(?:[ \t]+|$|(?=[^\s([]))/u
const DONE = /^(?:\[[xX✓✔✅]\]|[☑🗹])️?(?:[ \t]+|$|(?=[^\s([]))/u
const TICK = /^[✅✔✓]️?[ \t]*/u
const FIRST =
  /^[-*+\d(a-z[①-⑳一二三四五六七八九十•◦▪▫●○■‣⁃∙·➔➜➤➡►▶▸▹»›✦✧★☆◆◇❖❯→⇒=👉🔹🔸🔥⭐📌🔷🔶–—☐⬜🔲▢□❌✗✘☑🗹✅✔✓]/u

/** Returns the marker that `line` (without its indentation) begins with, or `undefined`. */
export function readListMarker(line: string): ListMarker | undefined {
  if (!FIRST.test(line)) return undefined
  const standard = STANDARD.exec(line)
  const number = standard === null ? NUMBER.exec(line) : null
  const drawn = standard === null && number === null ? DRAWN.exec(line) : null
  const bullet = (standard ?? number ?? drawn)?.[0] ?? ''
  const after = line.slice(bullet.length)
  const { box, rest } = readBox(after)
  if (bullet === '' && (box === 'none' || after.startsWith('['))) return undefined
  if (number !== null && rest.trim() === '') return undefined
  return {
    isOrdered: number !== null,
    isDrawn: standard === null && number === null,
    box,
    rest,
    width: line.length - after.length,
  }
}

/** Reads the box at the start of `text`, as in a cell of a table. */
export function readBox(text: string): { readonly box: Box; readonly rest: string } {
  for (const [box, pattern] of [
    ['open', OPEN],
    ['done', DONE],
    ['tick', TICK],
  ] as const) {
    const match = pattern.exec(text)
    if (match !== null) return { box, rest: text.slice(match[0].length) }
  }
  return { box: 'none', rest: text }
}
