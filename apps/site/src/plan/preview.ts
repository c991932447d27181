/** A proposed plan beside the form: what it holds, whether it fits, its weeks, and the button that accepts it. */
import { type LeftOut, type PlanProblem, type PlanProposal, problemText } from '@savepoint/planning'
import type { PlanRequest } from '@savepoint/progress'
import { draw } from '../record/draw.ts'
import { countText } from '../shell/words.ts'
import { dayWords, minutesAWeek, timeWords } from './plan-words.ts'
import { drawWeeks } from './week-table.ts'

export interface PreviewOptions {
  readonly titleOf: (concept: string) => string
  readonly today: string
  /** Says whether a concept's lesson is still to be written. */
  readonly isUnwritten: (concept: string) => boolean
  readonly paceConceptCount: number
  readonly accept: () => void
  readonly change: (part: Partial<PlanRequest>) => void
  /** Goes back to the plan that holds; absent where there is none. */
  readonly cancel?: () => void
}

const LEFT_OUT_SHOWN_MAX = 6

/** Returns what stands for a request that is no plan. */
export function drawProblem(problem: PlanProblem): readonly Node[] {
  return [
    draw('div', { class: 'error' }, draw('p', {}, draw('b', {}, 'No plan yet. '), problemText(problem))),
  ]
}

/** Returns the whole preview. */
export function drawProposal(proposal: PlanProposal, options: PreviewOptions): readonly Node[] {
  const { plan, route, feasibility } = proposal
  if (feasibility === undefined) {
    const text =
      route.order.length === 0 && route.known.length === 0
        ? 'Add a concept, and its plan stands here.'
        : `Nothing of ${route.title} is left: every concept is completed, skipped or assumed.`
    return [draw('p', { class: 'empty' }, text)]
  }
  const isLate = feasibility.kind === 'late'
  const accept = draw(
    'button',
    { class: isLate ? 'btn btn-2' : 'btn', type: 'button', 'data-accept': '' },
    isLate ? `Accept it, ${countText(feasibility.lateDays, 'day')} late` : 'Accept the plan',
  )
  accept.addEventListener('click', options.accept)
  const cancel = options.cancel === undefined ? [] : [button('Keep the plan as it is', options.cancel)]
  return [
    draw('p', { class: 'label' }, 'Proposed'),
    draw('h2', {}, route.title),
    draw('p', { class: 'lead', role: 'status', 'data-summary': '' }, summaryText(proposal, options.today)),
    ...(isLate ? [drawLate(proposal, options)] : []),
    drawReasons(proposal, options),
    draw('p', { class: 'plan-acts' }, accept, ...cancel),
    draw('h3', {}, 'By weeks'),
    drawWeeks(plan, options),
  ]
}

function summaryText(proposal: PlanProposal, today: string): string {
  const { plan, route, feasibility, workMinutes, reviewMinutes } = proposal
  const reviews = reviewMinutes > 0 ? ` and ${timeWords(reviewMinutes)} of reviews` : ''
  const what = `${countText(route.order.length, 'concept')}, ${timeWords(workMinutes)}${reviews}.`
  if (feasibility === undefined) return what
  const finish = dayWords(feasibility.finish, today)
  const deadline = dayWords(plan.request.deadline ?? '', today)
  switch (feasibility.kind) {
    case 'open':
      return `${what} You finish on ${finish}.`
    case 'met':
      return feasibility.spareDays === 0
        ? `${what} You finish on ${finish}, the last day.`
        : `${what} You finish on ${finish}, ${countText(feasibility.spareDays, 'day')} before the date.`
    case 'late':
      return `${what} It does not fit before ${deadline}: ${timeWords(feasibility.minutesOver)} of work stand after it.`
  }
}

function drawLate({ plan, feasibility }: PlanProposal, options: PreviewOptions): HTMLElement {
  const box = draw('div', { class: 'late', 'data-late': '' })
  if (feasibility?.kind !== 'late') return box
  const { finish, lateDays, leaveOut, minutesAWeekNeeded } = feasibility
  const finishWords = dayWords(finish, options.today)
  box.append(
    draw(
      'p',
      {},
      `With ${timeWords(minutesAWeek(plan.request))} a week everything is done on `,
      draw('b', {}, finishWords),
      ` at the earliest, ${countText(lateDays, 'day')} late. `,
      button(`Move the date to ${finishWords}`, () => options.change({ deadline: finish })),
    ),
  )
  if (minutesAWeekNeeded !== undefined) {
    const factor = minutesAWeekNeeded / minutesAWeek(plan.request)
    const minutes = plan.request.minutesByWeekday.map((some) => Math.min(1_440, Math.ceil(some * factor)))
    const week = timeWords(minutesAWeek({ minutesByWeekday: minutes }))
    const take = button(`Take ${week} a week`, () => options.change({ minutesByWeekday: minutes }))
    box.append(draw('p', {}, 'It fits with ', draw('b', {}, week), ' a week. ', take))
  }
  const freed = leaveOut.leftOut.reduce((sum, one) => sum + one.minutes, 0)
  if (leaveOut.leftOut.length === 0) {
    box.append(draw('p', {}, 'Nothing can be left out: all of it leads to the goal.'))
    return box
  }
  const ids = [...(plan.request.leaveOut ?? []), ...leaveOut.leftOut.map((one) => one.concept)]
  box.append(
    draw(
      'p',
      {},
      leaveOut.isEnough ? 'It fits without ' : 'It is late even without ',
      draw('b', {}, countText(leaveOut.leftOut.length, 'concept')),
      `, ${timeWords(freed)}. `,
      button('Leave them out', () => options.change({ leaveOut: ids })),
    ),
    drawLeftOut(leaveOut.leftOut, options),
  )
  return box
}

function drawLeftOut(leftOut: readonly LeftOut[], { titleOf }: PreviewOptions): HTMLElement {
  const list = draw(
    'ul',
    { class: 'rows', 'data-leave-out': '' },
    ...leftOut.map((one) =>
      draw(
        'li',
        {},
        draw(
          'span',
          {},
          titleOf(one.concept),
          draw(
            'span',
            { class: 'mark' },
            (one.isOptional ? ' optional' : '') +
              (one.with.length === 0 ? '' : ` with ${one.with.map(titleOf).join(', ')}`),
          ),
        ),
        draw('span', { class: 'sp' }, timeWords(one.minutes)),
      ),
    ),
  )
  if (leftOut.length <= LEFT_OUT_SHOWN_MAX) return list
  return draw('details', {}, draw('summary', {}, `Which ${leftOut.length}`), list)
}

function drawReasons({ plan, route }: PlanProposal, options: PreviewOptions): HTMLElement {
  const names = (ids: readonly string[]): string =>
    ids.length <= LEFT_OUT_SHOWN_MAX
      ? `${ids.map(options.titleOf).join('; ')}.`
      : `${ids.slice(0, LEFT_OUT_SHOWN_MAX).map(options.titleOf).join('; ')}; and ${ids.length - LEFT_OUT_SHOWN_MAX} more.`
  const unwritten = route.order.filter(options.isUnwritten).length
  const practice = route.practice.reduce((sum, one) => sum + one.hours, 0)
  const pace = plan.request.pace ?? 1
  const rows: readonly (readonly [string, string])[] = [
    ...(route.known.length > 0 ? [['Known already', names(route.known)] as const] : []),
    ...(route.assumed.length > 0 ? [['Assumed', names(route.assumed)] as const] : []),
    ...(plan.request.leaveOut === undefined ? [] : [['Left out', names(plan.request.leaveOut)] as const]),
    ...(pace === 1
      ? []
      : [
          [
            'Your pace',
            `${pace} times the library’s minutes, as measured over ${countText(options.paceConceptCount, 'concept')}.`,
          ] as const,
        ]),
    ...(practice > 0
      ? [
          [
            'Beside it',
            `${timeWords(practice * 60)} of practice away from this site, not laid on days.`,
          ] as const,
        ]
      : []),
    ...(unwritten > 0
      ? [
          [
            'To be written',
            `${countText(unwritten, 'lesson')} of ${route.order.length}; their minutes are estimates.`,
          ] as const,
        ]
      : []),
  ]
  if (rows.length === 0) return draw('p', {})
  return draw(
    'ul',
    { class: 'why-list' },
    ...rows.map(([word, text]) => draw('li', {}, draw('span', {}, word), draw('span', {}, text))),
  )
}

function button(text: string, run: () => void): HTMLElement {
  const made = draw('button', { class: 'btn-3', type: 'button' }, text)
  made.addEventListener('click', run)
  return made
}
