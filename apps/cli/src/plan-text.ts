/** Plans as text for the terminal. */

import {
  type PlanProposal,
  type PlanStanding,
  type PlanWeek,
  type StandingEntry,
  weeksOf,
} from '@savepoint/planning'
import type { PlanRecord } from '@savepoint/progress'
import type { PlanningDesk } from './plan-record.ts'
import type { CliSession } from './session.ts'
import { painterOf, wrap } from './terminal.ts'

/** Returns the proposal: what it holds, whether it fits, and its weeks. */
export function proposalText(session: CliSession, desk: PlanningDesk, proposal: PlanProposal): string {
  const { plan, route } = proposal
  const paint = painterOf(session.terminal)
  const weeks = weeksOf(plan)
  const review = proposal.reviewMinutes === 0 ? '' : `, and ${hours(proposal.reviewMinutes)} of reviews`
  const lines = [
    `${paint('bold', route.title)}: ${counted(route.order.length, 'concept')}, ${hours(proposal.workMinutes)}${review}, ${counted(weeks.length, 'week')}`,
    ...noteLines(desk, proposal),
    '',
    ...feasibilityLines(desk, proposal),
    '',
    weekTable(session, desk, plan),
  ]
  return `${lines.map((line) => wrapped(line, session.terminal.columns)).join('\n')}\n`
}

/** Tables are laid out already, and what is to be copied stays on one line. */
function wrapped(line: string, width: number): string {
  if (line.includes('\n') || line.includes('--leave-out')) return line
  return line.startsWith('  ') ? wrap(line.trim(), width, '  ') : wrap(line, width)
}

function noteLines(desk: PlanningDesk, { plan, route }: PlanProposal): readonly string[] {
  const pace = plan.request.pace ?? 1
  const names = (ids: readonly string[]): string => ids.map(desk.titleOf).join('; ')
  const practice = route.practice.reduce((sum, one) => sum + one.hours, 0)
  return [
    ...(route.known.length > 0 ? [`Known already: ${names(route.known)}.`] : []),
    ...(route.assumed.length > 0 ? [`Assumed: ${names(route.assumed)}.`] : []),
    ...(plan.request.leaveOut === undefined ? [] : [`Left out: ${names(plan.request.leaveOut)}.`]),
    ...(practice > 0 ? [`Practice beside it, not in the plan: ${hours(practice * 60)}.`] : []),
    ...(pace === 1
      ? []
      : [
          `Minutes are ${pace} times the library's: your pace over ${counted(desk.learner.pace.conceptCount, 'concept')}.`,
        ]),
  ]
}

function feasibilityLines(desk: PlanningDesk, { plan, feasibility }: PlanProposal): readonly string[] {
  if (feasibility === undefined) return []
  const finish = dateText(feasibility.finish)
  if (feasibility.kind === 'open') return [`You finish on ${finish}.`]
  if (feasibility.kind === 'met')
    return [`You finish on ${finish}, ${beforeText(feasibility.spareDays)} the deadline.`]
  const { leaveOut, lateDays, minutesOver, minutesAWeekNeeded } = feasibility
  const freed = leaveOut.leftOut.reduce((sum, one) => sum + one.minutes, 0)
  const week = plan.request.minutesByWeekday.reduce((sum, one) => sum + one, 0)
  return [
    `It does not fit: ${hours(minutesOver)} of work stand after ${dateText(plan.request.deadline ?? '')}. All is done on ${finish} at the earliest, ${counted(lateDays, 'day')} late.`,
    ...(minutesAWeekNeeded === undefined
      ? []
      : [`With ${hours(minutesAWeekNeeded)} a week instead of ${hours(week)} it fits.`]),
    ...(leaveOut.leftOut.length === 0
      ? ['Nothing can be left out.']
      : [
          `${leaveOut.isEnough ? 'Or leave out' : 'It is not enough to leave out'} ${hours(freed)}:`,
          ...leaveOut.leftOut.map(
            (one) =>
              `  ${desk.titleOf(one.concept)}, ${hours(one.minutes)}${one.isOptional ? ', optional' : ''}${one.with.length === 0 ? '' : `, with ${one.with.map(desk.titleOf).join(', ')}`}`,
          ),
          `  --leave-out ${leaveOut.leftOut.map((one) => one.concept).join(',')}`,
        ]),
  ]
}

function beforeText(days: number): string {
  return days === 0 ? 'on the day of' : `${counted(days, 'day')} before`
}

/** Returns a line a week: number, first day, hours of those there are, and what. */
export function weekTable(session: CliSession, desk: PlanningDesk, plan: PlanRecord): string {
  const paint = painterOf(session.terminal)
  const indent = ' '.repeat(32)
  const rows = weeksOf(plan).map((week, index) => {
    const head = `${String(index + 1).padStart(4)}  ${dateText(week.from).padEnd(11)}  ${hoursOf(week)}`
    const what = wrap(weekText(week, desk), session.terminal.columns, indent).slice(indent.length)
    return `${head.padEnd(indent.length)}${what}`
  })
  return [paint('dim', 'Week  From         Hours       What'), ...rows].join('\n')
}

function hoursOf({ minutes, budgetMinutes }: PlanWeek): string {
  return budgetMinutes === 0 ? '' : `${decimal(minutes)} of ${decimal(budgetMinutes)}`
}

function weekText(week: PlanWeek, desk: PlanningDesk): string {
  if (week.budgetMinutes === 0) return 'Off'
  const labs = week.concepts.filter((one) => one.hasLab).length
  const names = week.concepts.map(
    (one) => `${desk.titleOf(one.concept)}${one.isContinued ? ' (goes on)' : ''}`,
  )
  return [...names, ...(labs > 0 ? [counted(labs, 'lab')] : [])].join('; ')
}

/** Returns what a day holds, and where the learner stands. */
export function todayText(session: CliSession, desk: PlanningDesk, standing: PlanStanding): string {
  const { today } = standing
  const minutes = today.reduce((sum, entry) => sum + entry.minutes, 0)
  const head =
    today.length === 0
      ? `Nothing is planned for ${dateText(desk.today)}.`
      : `${dateText(desk.today)}, ${minutes} min`
  const next = standing.days.find(({ day }) => day > desk.today)
  const later = today.length === 0 && next !== undefined ? [`Next: ${dateText(next.day)}.`] : []
  return `${[head, ...today.map((entry) => entryText(session, desk, entry)), ...later, standingText(standing)].join('\n')}\n`
}

function entryText(session: CliSession, desk: PlanningDesk, entry: StandingEntry): string {
  const paint = painterOf(session.terminal)
  const mark = entry.isDone ? paint('done', '●') : '○'
  return `  ${mark} ${String(entry.minutes).padStart(3)} min  ${entryName(desk, entry)}`
}

function entryName(desk: PlanningDesk, { kind, concept, part }: StandingEntry): string {
  if (concept === undefined) return 'Review'
  const of = part === undefined ? '' : `, part ${part.number} of ${part.of}`
  return `${desk.titleOf(concept)}${kind === 'lab' ? ': labs and check' : ''}${of}`
}

/** Returns one line: how far behind or ahead. */
export function standingText({ missedDayCount, minutesBehind, minutesAhead }: PlanStanding): string {
  if (missedDayCount > 0)
    return `${counted(missedDayCount, 'day')} behind, ${hours(minutesBehind)}. See: savepoint plan replan`
  return minutesAhead > 0 ? `${hours(minutesAhead)} ahead.` : 'As planned.'
}

/** Returns `25 Nov 2026`. */
export function dateText(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  return at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}

/** Returns a count with its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function decimal(minutes: number): string {
  return (minutes / 60).toFixed(1)
}

function hours(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${decimal(minutes).replace(/\.0$/, '')} h`
}
