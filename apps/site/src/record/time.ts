/**
 * Counts active time: the page is visible and somebody scrolled, pointed or typed within the last two minutes.
 * Recorded once a minute and when the page is hidden, so that little is lost when a tab is killed.
 */
import { record } from './record.ts'

const TICK_MS = 5_000
const IDLE_AFTER_MS = 120_000
const RECORD_AFTER_SECONDS = 60
const SIGNS_OF_LIFE = ['scroll', 'pointermove', 'pointerdown', 'keydown'] as const

/** Starts counting for this page; runs until the page is left. */
export function countTime(place: { readonly concept: string; readonly lab?: string }): void {
  let seconds = 0
  let lastSign = performance.now()
  const flush = (): void => {
    const whole = Math.round(seconds)
    if (whole < 1) return
    seconds = 0
    void record({ kind: 'TimeSpent', ...place, seconds: whole })
  }
  const sign = (): void => {
    lastSign = performance.now()
  }
  for (const name of SIGNS_OF_LIFE) addEventListener(name, sign, { passive: true, capture: true })
  setInterval(() => {
    if (document.hidden || performance.now() - lastSign > IDLE_AFTER_MS) return
    seconds += TICK_MS / 1000
    if (seconds >= RECORD_AFTER_SECONDS) flush()
  }, TICK_MS)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) flush()
  })
}
