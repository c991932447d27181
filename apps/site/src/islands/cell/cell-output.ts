/** The place below a cell's bar: the recorded output, or what the last run printed in its stead. */

import { type mount, unmount } from 'svelte'

type Mounted = ReturnType<typeof mount>

export interface CellOutput {
  /** Shows what `draw` mounts; `undefined` brings the recorded output back. */
  readonly show: (draw: ((target: HTMLElement) => Mounted) | undefined) => void
}

/** Returns the output place of `figure`; the recorded output stays where it is, hidden or shown. */
export function createCellOutput(figure: HTMLElement): CellOutput {
  const recorded = figure.querySelector<HTMLElement>('[data-cell-output]')
  const live = document.createElement('div')
  live.className = 'cell-out'
  live.dataset['liveOutput'] = ''
  live.hidden = true
  figure.append(live)
  let mounted: Mounted | undefined
  return {
    show: (draw) => {
      if (mounted !== undefined) void unmount(mounted)
      mounted = draw?.(live)
      live.hidden = mounted === undefined
      if (recorded !== null) recorded.hidden = mounted !== undefined
    },
  }
}
