/** The record as a file: export, Markdown, and merging a file in. What is wrong with a file is said exactly. */
import { openBrowserStorage } from '@savepoint/platform/browser'
import { renderMarkdown } from '@savepoint/progress'
import { draw } from '../record/draw.ts'
import type { Progress } from '../record/record.ts'
import { sayNotice } from '../shell/notice.ts'
import { countText } from '../shell/words.ts'

const REFUSED_SHOWN_MAX = 5

/** Starts the buttons of the record; returns what keeps them up with it. */
export function startTransfer(shownRoadmap: () => string | undefined): (progress: Progress) => void {
  let latest: Progress | undefined
  const on = (selector: string, run: () => Promise<void> | void): void => {
    document.querySelector(selector)?.addEventListener('click', () => void run())
  }
  on('[data-export-json]', exportJson)
  on('[data-export-markdown]', () => {
    if (latest !== undefined)
      download('savepoint-progress.md', 'text/markdown', renderMarkdown(latest.view.roadmaps))
  })
  on('[data-copy-markdown]', () => copyTree(latest, shownRoadmap()))
  const file = document.querySelector<HTMLInputElement>('[data-merge]')
  file?.addEventListener('change', () => {
    const chosen = file.files?.[0]
    if (chosen !== undefined) void mergeFile(chosen)
    file.value = ''
  })
  return (progress) => {
    latest = progress
  }
}

/** Saves the whole log, also the records that this version cannot read. */
export async function exportJson(): Promise<void> {
  const { log } = await openBrowserStorage()
  const contents = await log.readAll()
  if (!contents.ok) return sayNotice(contents.error.message)
  const { exportLog } = await import('@savepoint/progress/transfer')
  const day = new Date().toISOString().slice(0, 10)
  download(`savepoint-progress-${day}.json`, 'application/json', exportLog(contents.value, Date.now()))
}

async function copyTree(progress: Progress | undefined, roadmap: string | undefined): Promise<void> {
  const shown = progress?.view.roadmaps.filter((one) => one.id === roadmap)
  const line = document.querySelector('[data-copied]')
  if (shown === undefined || line === null) return
  try {
    await navigator.clipboard.writeText(renderMarkdown(shown))
    line.textContent = 'Copied.'
  } catch {
    line.textContent = 'The browser did not allow it. Export Markdown instead.'
  }
}

async function mergeFile(file: File): Promise<void> {
  const { importLog } = await import('@savepoint/progress/transfer')
  const imported = importLog(await file.text())
  if (!imported.ok) return showFailure(`${file.name} was not merged.`, imported.error.message)
  const { log } = await openBrowserStorage()
  const merged = await log.merge(imported.value.events)
  if (!merged.ok) return showFailure(`${file.name} was not merged.`, merged.error.message)
  const { events, refused } = imported.value
  const known = events.length - merged.value.length
  const lines = [
    `${file.name}: ${countText(merged.value.length, 'event')} added, ${known.toLocaleString('en')} already here.`,
  ]
  if (refused.length > 0)
    lines.push(
      `${countText(refused.length, 'place')} in the file could not be read and ${refused.length === 1 ? 'was' : 'were'} left out:`,
    )
  const places = refused
    .slice(0, REFUSED_SHOWN_MAX)
    .map((one) => draw('li', {}, draw('code', {}, one.path), ` ${one.message}`))
  result(...lines.map((line) => draw('p', {}, line)), draw('ul', {}, ...places))
}

function showFailure(title: string, message: string): void {
  result(
    draw(
      'div',
      { class: 'error' },
      draw('p', {}, draw('b', {}, title)),
      draw('p', { class: 'dim' }, message),
    ),
  )
}

function result(...nodes: readonly Node[]): void {
  document.querySelector('[data-merge-result]')?.replaceChildren(...nodes)
}

function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = draw('a', { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
