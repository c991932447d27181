/**
 * The copy of what was erased, for as long as the tab is open: `sessionStorage` outlives reloads and other pages of
 * the site and ends with the tab. It holds little, so the copy is compressed; where it does not fit, memory has to do.
 */
import type { StorageCopy } from '@savepoint/platform/erase'

const KEY = 'savepoint-erased'

/** Says whether the copy is kept until the tab closes; `false`: the page must hold it. */
export async function keepCopy(copy: StorageCopy): Promise<boolean> {
  try {
    sessionStorage.setItem(KEY, await pack(JSON.stringify(copy)))
    return true
  } catch {
    forgetCopy()
    return false
  }
}

/** Returns what was erased in this tab and not brought back. */
export async function readCopy(): Promise<StorageCopy | undefined> {
  try {
    const packed = sessionStorage.getItem(KEY)
    return packed === null ? undefined : (JSON.parse(await unpack(packed)) as StorageCopy)
  } catch {
    return undefined
  }
}

/** Forgets the copy. */
export function forgetCopy(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Refused storage holds nothing.
  }
}

const BYTES_PER_CALL = 0x8000

/** Returns gzip in base 64; ten years of events come to about a megabyte. */
async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  let binary = ''
  for (let start = 0; start < bytes.length; start += BYTES_PER_CALL)
    binary += String.fromCharCode(...bytes.subarray(start, start + BYTES_PER_CALL))
  return btoa(binary)
}

async function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).text()
}
