/** The cadence of a page while it is worked: how long each frame took, from `requestAnimationFrame` of the page itself. */
import type { Page } from 'playwright-core'

/** Starts keeping the times of frames in `page`, works it with `act`, and returns the milliseconds between frames. */
export async function measureFrames(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    const keep = (time: number): void => {
      times.push(time)
      requestAnimationFrame(keep)
    }
    requestAnimationFrame(keep)
    Object.assign(globalThis, { frameTimes: times })
  })
  await act()
  const times = await page.evaluate(() => (globalThis as unknown as { frameTimes: number[] }).frameTimes)
  return times.slice(1).map((time, index) => time - (times[index] ?? time))
}

/** Returns the value that `fraction` of all values do not exceed. */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? 0
}
