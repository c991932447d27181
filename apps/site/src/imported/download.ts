/** Gives a text to the learner as a file; nothing leaves the device. */
import { draw } from '../record/draw.ts'

/** The browser has taken the address over long before. */
const REVOKE_AFTER_MS = 10_000

/** Saves `text` under `name`. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  draw('a', { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS)
}
