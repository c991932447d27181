/** Shared by the bench's pages: runs `query` on each click and notes when its rows stand in the page as text. */

declare global {
  /** Filled by the page, read by the bench. */
  var bootBench: { startMs: number; endMs: number; queryMs: number; error: string } | undefined
}

/** Connects the button. `query` resolves to the rows; it boots what it needs on its first call. */
export function onRunClicked(query: () => Promise<readonly (readonly unknown[])[]>): void {
  document.querySelector('#run')?.addEventListener('click', async () => {
    globalThis.bootBench = undefined
    const startMs = performance.now()
    try {
      const rows = await query()
      const queryMs = performance.now() - startMs
      const output = document.querySelector('#rows')
      if (output !== null) output.textContent = rows.map((row) => row.join(' | ')).join('\n')
      // The text is on the screen when the frame after the next one begins.
      requestAnimationFrame(() =>
        setTimeout(() => {
          globalThis.bootBench = { startMs, endMs: performance.now(), queryMs, error: '' }
        }),
      )
    } catch (cause) {
      globalThis.bootBench = { startMs, endMs: startMs, queryMs: 0, error: String(cause) }
    }
  })
}
