/** The page of the learner's record: everything follows the log. */
import { localUtcOffsetMinutes } from '@savepoint/platform/browser'
import { dayOf, type ProgressView } from '@savepoint/progress'
import { draw } from '../record/draw.ts'
import { loadOutline } from '../record/outline.ts'
import { paintProgress } from '../record/paint.ts'
import { chosenRoadmap, type Progress, watchProgress } from '../record/record.ts'
import { countText } from '../shell/words.ts'
import { drawTree } from './text-tree.ts'
import { startTransfer } from './transfer.ts'
import { treeLines } from './tree-lines.ts'
import { drawYear } from './year.ts'
import { yearDays } from './year-days.ts'

function paintSum({ view, events }: Progress, today: string): void {
  const line = document.querySelector('[data-sum]')
  if (line === null || events.length === 0) return
  const firstDay = yearDays([], today)[0]?.day ?? ''
  const days = view.days.filter((day) => day.day >= firstDay)
  const minutes = days.reduce((sum, day) => sum + day.seconds, 0) / 60
  const time =
    minutes < 90 ? countText(Math.round(minutes), 'minute') : countText(Math.round(minutes / 60), 'hour')
  line.replaceChildren(
    'One record of ',
    draw('b', {}, countText(events.length, 'event')),
    ` counts in ${countText(view.roadmaps.length, 'roadmap')} at once. This year `,
    draw('b', {}, time),
    ' on ',
    draw('b', {}, countText(days.length, 'day')),
    `, ${countText(view.totals.labsPassedCount, 'lab')} passed, ${countText(view.totals.itemsCorrectCount, 'item')} right. Nothing here leaves this device unless you send it.`,
  )
}

function startTree(): (progress: Progress) => void {
  const select = document.querySelector<HTMLSelectElement>('[data-tree-roadmap]')
  const box = document.querySelector('[data-text-tree]')
  let view: ProgressView | undefined
  let isChosen = false
  const paint = (): void => {
    const roadmap = view?.roadmaps.find((one) => one.id === select?.value)
    if (roadmap !== undefined) box?.replaceChildren(...drawTree(treeLines(roadmap)))
  }
  select?.addEventListener('change', () => {
    isChosen = true
    paint()
  })
  return (progress) => {
    view = progress.view
    const chosen = chosenRoadmap(progress.events)
    if (!isChosen && select !== null && chosen !== undefined) select.value = chosen
    paint()
  }
}

async function start(): Promise<void> {
  const outline = await loadOutline('all')
  const paintTree = startTree()
  const followTransfer = startTransfer(
    () => document.querySelector<HTMLSelectElement>('[data-tree-roadmap]')?.value,
  )
  await watchProgress(outline, (progress) => {
    const nowMs = Date.now()
    const today = dayOf(nowMs, localUtcOffsetMinutes(nowMs))
    paintSum(progress, today)
    paintProgress(document, progress.view)
    document.querySelector('[data-year]')?.replaceChildren(drawYear(yearDays(progress.view.days, today)))
    paintTree(progress)
    followTransfer(progress)
  })
}

void start()
