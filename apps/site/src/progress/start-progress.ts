/** The page of the learner's record: everything follows the log. */
import { localUtcOffsetMinutes } from '@savepoint/platform/browser'
import { dayOf, type ProgressView } from '@savepoint/progress'
import { type Milestone, milestones, weeklyMinutes } from '@savepoint/progress/history'
import { draw } from '../record/draw.ts'
import { loadOutline, type SiteOutline } from '../record/outline.ts'
import { paintProgress } from '../record/paint.ts'
import { chosenRoadmap, type Progress, watchProgress } from '../record/record.ts'
import { dueConcepts } from '../review/due.ts'
import { countText, numberWord } from '../shell/words.ts'
import { importedBars } from './imported-source.ts'
import { drawMilestones } from './milestone-list.ts'
import { drawRoadmapRows } from './roadmap-rows.ts'
import { drawStrength } from './strength-chart.ts'
import { loadStrength } from './strength-source.ts'
import { sumOfYear } from './sum-of-year.ts'
import { drawTree } from './text-tree.ts'
import { startTransfer } from './transfer.ts'
import { treeLines } from './tree-lines.ts'
import { drawWeeks } from './weeks-chart.ts'
import { drawYear, YEAR_WIDTH } from './year.ts'
import { yearDays } from './year-days.ts'
import { yearLabels } from './year-labels.ts'

const WEEK_COUNT = 16

/** A change of the record, and the moment it is looked at. */
interface Moment extends Progress {
  readonly nowMs: number
  readonly today: string
}

function fill(selector: string, ...nodes: readonly (Node | string)[]): void {
  document.querySelector(selector)?.replaceChildren(...nodes)
}

function paintSum({ view, events, today }: Moment): void {
  if (events.length === 0) return
  const sum = sumOfYear(view, events, { today, utcOffsetMinutes: localUtcOffsetMinutes })
  const time =
    sum.minutes < 90
      ? countText(Math.round(sum.minutes), 'minute')
      : countText(Math.round(sum.minutes / 60), 'hour')
  fill(
    '[data-sum]',
    'One record of ',
    draw('b', {}, countText(events.length, 'event')),
    ` counts in ${numberWord(view.roadmaps.length)} roadmaps at once. In the last 365 days `,
    draw('b', {}, time),
    ' on ',
    draw('b', {}, countText(sum.dayCount, 'day')),
    `, ${countText(sum.labCount, 'lab')} passed, ${countText(sum.reviewCount, 'review')}. Nothing here leaves this device unless you send it.`,
  )
}

function paintYear({ view, today }: Moment, reached: readonly Milestone[]): void {
  const box = document.querySelector<HTMLElement>('[data-year]')
  if (box === null) return
  const isFirst = box.firstChild === null
  const days = yearDays(view.days, today)
  const labels = yearLabels({
    milestones: reached,
    days,
    utcOffsetMinutes: localUtcOffsetMinutes,
    step: YEAR_WIDTH / days.length,
    width: YEAR_WIDTH,
  })
  box.replaceChildren(drawYear(days, labels))
  // Where the drawing is wider than the screen, today is what is looked for.
  if (isFirst) box.scrollLeft = box.scrollWidth
}

async function paintStrength({ events, nowMs }: Moment): Promise<void> {
  fill('[data-strength]', ...drawStrength(await loadStrength(events, nowMs)))
}

function paintWeeks({ events, view, today }: Moment): void {
  const weeks = weeklyMinutes({
    events,
    days: view.days,
    today,
    weekCount: WEEK_COUNT,
    utcOffsetMinutes: localUtcOffsetMinutes,
  })
  fill('[data-weeks]', ...drawWeeks(weeks))
}

function startTree(outline: SiteOutline): (moment: Moment) => void {
  const select = document.querySelector<HTMLSelectElement>('[data-tree-roadmap]')
  let view: ProgressView | undefined
  let due: ReadonlySet<string> = new Set()
  let isChosen = false
  const paint = (): void => {
    const roadmap = view?.roadmaps.find((one) => one.id === select?.value)
    if (roadmap !== undefined) fill('[data-text-tree]', ...drawTree(treeLines(roadmap, due)))
  }
  select?.addEventListener('change', () => {
    isChosen = true
    paint()
  })
  return (moment) => {
    view = moment.view
    void dueConcepts(moment.events, outline.concepts, moment.nowMs).then((found) => {
      due = found
      paint()
    })
    const chosen = chosenRoadmap(moment.events)
    if (!isChosen && select !== null && chosen !== undefined) select.value = chosen
    paint()
  }
}

function paintAll(moment: Moment, outline: SiteOutline): void {
  const reached = milestones(moment.events, outline)
  paintSum(moment)
  paintProgress(document, moment.view)
  void importedBars(moment.events, moment.view).then((bars) =>
    fill('[data-imported-rows]', ...drawRoadmapRows(bars)),
  )
  paintYear(moment, reached)
  fill('[data-milestones]', ...drawMilestones(reached, moment.nowMs))
  paintWeeks(moment)
  void paintStrength(moment)
}

async function start(): Promise<void> {
  const outline = await loadOutline('all')
  const paintTree = startTree(outline)
  const followTransfer = startTransfer(
    () => document.querySelector<HTMLSelectElement>('[data-tree-roadmap]')?.value,
  )
  await watchProgress(outline, (progress) => {
    const nowMs = Date.now()
    const moment = { ...progress, nowMs, today: dayOf(nowMs, localUtcOffsetMinutes(nowMs)) }
    paintAll(moment, outline)
    paintTree(moment)
    followTransfer(progress)
  })
}

void start()
