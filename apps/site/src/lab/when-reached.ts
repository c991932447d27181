/**
 * Workspaces weigh two hundred kilobytes. They are fetched when somebody moves, types or touches, or has read for a
 * moment: the task can be read at once, and the editor is there before a hand reaches it.
 */

const READING_MS = 3_500
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'touchstart', 'focusin'] as const

/** Calls `start` once, at the first sign of a hand or after a moment of reading. */
export function whenReached(start: () => void): void {
  let isStarted = false
  const once = (): void => {
    if (isStarted) return
    isStarted = true
    for (const name of SIGNS) removeEventListener(name, once, { capture: true })
    start()
  }
  for (const name of SIGNS) addEventListener(name, once, { passive: true, capture: true })
  const afterLoad = (): void => {
    setTimeout(once, READING_MS)
  }
  if (document.readyState === 'complete') afterLoad()
  else addEventListener('load', afterLoad, { once: true })
}
