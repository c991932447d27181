/** Writes a view into the page: marks, bars, counts and hours, wherever `data-` attributes ask for them. */
import type { Bar, ConceptStatus, ProgressView } from '@savepoint/progress'
import { hoursText, STATUS_MARKS, STATUS_WORDS } from '../shell/words.ts'

/** Turns a status mark. */
export function setMark(mark: Element, status: ConceptStatus, note = ''): void {
  mark.setAttribute('class', `st st-${STATUS_MARKS[status]}`)
  mark.setAttribute('aria-label', STATUS_WORDS[status] + note)
  mark.querySelector('use')?.setAttribute('href', `#m-${STATUS_MARKS[status]}`)
}

/** Fills a bar; a full one is drawn as the double line of what is committed. */
export function setBar(element: HTMLElement, bar: Bar): void {
  const percent = Math.round(bar.fraction * 1000) / 10
  const isFull = bar.totalCount > 0 && bar.completedCount + bar.skippedCount === bar.totalCount
  element.style.setProperty('--v', `${percent}%`)
  element.classList.toggle('full', isFull)
  element.setAttribute('aria-label', `${Math.round(percent)}% completed`)
}

/** Returns the bars of a view by the names that pages use: `roadmap:ID`, `phase:ID`, `module:ID`. */
function barsOf(view: ProgressView): ReadonlyMap<string, Bar> {
  const bars = new Map<string, Bar>()
  for (const roadmap of view.roadmaps) {
    bars.set(`roadmap:${roadmap.id}`, roadmap.bar)
    for (const phase of roadmap.phases) {
      bars.set(`phase:${phase.id}`, phase.bar)
      for (const module of phase.modules) bars.set(`module:${module.id}`, module.bar)
    }
  }
  return bars
}

/** Paints all of `root` from the view. What the view does not know is left as it is. */
export function paintProgress(root: ParentNode, view: ProgressView): void {
  const bars = barsOf(view)
  for (const mark of root.querySelectorAll<SVGElement>('[data-mark]')) {
    const concept = view.concepts.get(mark.dataset.mark ?? '')
    if (concept !== undefined) setMark(mark, concept.status)
  }
  paintLabs(root, view)
  for (const element of root.querySelectorAll<HTMLElement>('[data-bar]')) {
    const bar = bars.get(element.dataset.bar ?? '')
    if (bar !== undefined) setBar(element, bar)
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-count]')) {
    const bar = bars.get(element.dataset.count ?? '')
    if (bar === undefined) continue
    const done = bar.completedCount + bar.skippedCount
    element.textContent = `${done} of ${bar.totalCount}${'short' in element.dataset ? '' : ' concepts'}`
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-left]')) {
    const bar = bars.get(element.dataset.left ?? '')
    if (bar !== undefined) element.textContent = leftText(bar)
  }
}

/** Returns what is left of a bar: `8.8 h left`, or that it is done. */
function leftText(bar: Bar): string {
  if (bar.totalCount > 0 && bar.minutesLeft === 0) return 'done'
  return bar.minutesLeft === bar.minutesTotal
    ? hoursText(bar.minutesTotal)
    : `${hoursText(bar.minutesLeft)} left`
}

function paintLabs(root: ParentNode, view: ProgressView): void {
  const labs = new Map([...view.concepts.values()].flatMap((concept) => [...concept.labs]))
  for (const mark of root.querySelectorAll<SVGElement>('[data-lab-mark]')) {
    const lab = labs.get(mark.dataset.labMark ?? '')
    if (lab === undefined) continue
    setMark(
      mark,
      lab.isPassed ? 'completed' : lab.attemptCount > 0 || lab.seconds > 0 ? 'inProgress' : 'notStarted',
    )
  }
}
