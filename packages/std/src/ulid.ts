/**
 * Identifiers that sort by the time they were made: 48 bits of milliseconds and 80 random bits in
 * Crockford base 32, 26 characters. Source: the ULID specification.
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_LENGTH = 10
const RANDOM_LENGTH = 16

export type UlidFactory = () => string

/**
 * Returns a factory whose ids strictly increase, also within one millisecond and when the clock goes back.
 *
 * `randomDigit` returns an integer in [0, 32).
 */
export function createUlidFactory(nowMs: () => number, randomDigit: () => number): UlidFactory {
  let lastTimeMs = -1
  let digits: number[] = []
  return () => {
    const timeMs = nowMs()
    if (timeMs > lastTimeMs) {
      lastTimeMs = timeMs
      digits = Array.from({ length: RANDOM_LENGTH }, randomDigit)
    } else if (!increment(digits)) {
      lastTimeMs += 1
      digits = Array.from({ length: RANDOM_LENGTH }, randomDigit)
    }
    return encodeTime(lastTimeMs) + digits.map((digit) => ALPHABET[digit]).join('')
  }
}

/** Says whether `text` is a well-formed ULID. */
export function isUlid(text: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)
}

/** Returns the milliseconds since the epoch that `ulid` carries. The argument must be well formed. */
export function ulidTimeMs(ulid: string): number {
  let timeMs = 0
  for (const character of ulid.slice(0, TIME_LENGTH)) timeMs = timeMs * 32 + ALPHABET.indexOf(character)
  return timeMs
}

function encodeTime(timeMs: number): string {
  let rest = timeMs
  let text = ''
  for (let index = 0; index < TIME_LENGTH; index += 1) {
    text = ALPHABET[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** Adds one to the base-32 number; returns false when it overflowed. */
function increment(digits: number[]): boolean {
  for (let index = digits.length - 1; index >= 0; index -= 1) {
    const digit = digits[index] ?? 0
    if (digit < 31) {
      digits[index] = digit + 1
      return true
    }
    digits[index] = 0
  }
  return false
}
