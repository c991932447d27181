/**
 * One value, one line: how a text is written in a recorded output so that reading it gives back the same text.
 * A text that would be ambiguous, or that a reader could not see as it is, is written as a JSON string.
 */

const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped.
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\ud800-\udfff]/
const INVISIBLE_ALL = new RegExp(INVISIBLE.source, 'g')
const WELL_FORMED_PAIR = /[\ud800-\udbff][\udc00-\udfff]/g

/** Returns `text` itself when it is plain, else a JSON string; `isTaken` says which plain texts mean something else. */
export function writeText(text: string, isTaken: (text: string) => boolean): string {
  const isPlain =
    text !== '' &&
    text === text.trim() &&
    !text.startsWith('"') &&
    !text.startsWith('```') &&
    !hasInvisible(text)
  if (isPlain && !isTaken(text)) return text
  return JSON.stringify(text).replace(INVISIBLE_ALL, (character, at: number, whole: string) =>
    isPaired(whole, at) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Returns the text that `written` stands for, or undefined when it is a broken JSON string. */
export function readText(written: string): string | undefined {
  if (!written.startsWith('"')) return written
  try {
    const value: unknown = JSON.parse(written)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text.replace(WELL_FORMED_PAIR, 'x'))
}

/** Says whether the code unit at `at` is half of a character outside the basic plane. */
function isPaired(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  const isHigh = unit >= 0xd800 && unit <= 0xdbff
  const isLow = unit >= 0xdc00 && unit <= 0xdfff
  const next = text.charCodeAt(at + 1)
  const previous = text.charCodeAt(at - 1)
  return (isHigh && next >= 0xdc00 && next <= 0xdfff) || (isLow && previous >= 0xd800 && previous <= 0xdbff)
}
