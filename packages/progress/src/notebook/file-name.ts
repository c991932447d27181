/**
 * Names of files that every system takes: Windows reserves characters, device names and trailing dots, and tells
 * `A` and `a` not apart; macOS does the same and composes accents. An id that would suffer gets a part of its hash, so
 * that two ids never share a file and an id always has the same one.
 */

import { contentHash } from '@savepoint/std'

const LENGTH_MAX = 60
const HASH_LENGTH = 8
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Returns the name of the file for `id`, without an ending. */
export function fileNameOf(id: string): string {
  const cleaned = id
    .normalize('NFC')
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this looks for
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffd<>:"/\\|?*\s]+/g, '-')
    .replace(/^[.\s-]+|[.\s]+$/g, '')
  const characters = [...cleaned]
  const cut = characters
    .slice(0, LENGTH_MAX)
    .join('')
    .replace(/[.\s]+$/, '')
  const isPlain = cut === id && cut !== '' && !RESERVED.test(cut) && cut === cut.toLowerCase()
  return isPlain ? cut : `${cut === '' ? 'note' : cut}-${contentHash(id).slice(0, HASH_LENGTH)}`
}
