/** The bar that shows an engine on its way: bytes of bytes, and a way to stop it. */

import type { OpenProgress } from '@savepoint/engines'
import { formatLoaded } from '../../engine/format.ts'

export interface LoadBar {
  readonly element: HTMLElement
  readonly cancel: HTMLButtonElement
  readonly draw: (progress: OpenProgress) => void
}

/** Returns a bar that calls `cancel` when its button is pressed. */
export function createLoadBar(cancel: () => void): LoadBar {
  const element = document.createElement('div')
  element.className = 'load'
  const words = document.createElement('span')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn-3'
  button.textContent = 'Cancel'
  button.addEventListener('click', cancel)
  const bar = document.createElement('span')
  bar.className = 'bar'
  bar.setAttribute('role', 'progressbar')
  bar.setAttribute('aria-label', 'Engine loading')
  bar.setAttribute('aria-valuemin', '0')
  bar.setAttribute('aria-valuemax', '100')
  const fill = document.createElement('span')
  bar.append(fill)
  element.append(words, button, bar)
  const draw = (progress: OpenProgress): void => {
    const percent = loadPercent(progress)
    words.textContent = loadWords(progress)
    bar.setAttribute('aria-valuenow', String(percent))
    bar.setAttribute('aria-valuetext', loadWords(progress))
    fill.style.setProperty('--v', `${percent}%`)
  }
  return { element, cancel: button, draw }
}

/** Returns how far loading is, 0 to 100: bytes count for 80, starting and the dataset for the rest. */
export function loadPercent(progress: OpenProgress): number {
  const share = progress.totalBytes === 0 ? 0 : Math.min(1, progress.loadedBytes / progress.totalBytes)
  switch (progress.phase) {
    case 'loading':
      return Math.round(80 * share)
    case 'starting':
      return 85
    case 'dataset':
      return 90 + Math.round(10 * share)
  }
}

/** Returns `Loading PostgreSQL, 3.1 of 4.4 MB`, or what comes after the bytes. */
export function loadWords(progress: OpenProgress): string {
  switch (progress.phase) {
    case 'loading':
      return progress.totalBytes === 0
        ? 'Loading PostgreSQL'
        : `Loading PostgreSQL, ${formatLoaded(progress.loadedBytes, progress.totalBytes)}`
    case 'starting':
      return 'Starting PostgreSQL'
    case 'dataset':
      return 'Loading the tables'
  }
}
