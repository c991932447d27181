/**
 * A plan as an iCalendar file (RFC 5545), one event for each entry. Ids are made of the goal, the concept and the part, so
 * that a calendar program that imports a later export changes its events instead of adding new ones. Days are the
 * learner's own: all-day events, or times that float with the device's time zone.
 */

import type { PlanEntry, PlanGoal, PlanRecord } from '@savepoint/progress'
import { contentHash } from '@savepoint/std'
import { addDays } from './days.ts'
import { MINUTES_PER_DAY } from './request.ts'

export interface CalendarFileInput {
  readonly plan: PlanRecord
  /** Of the goal. */
  readonly title: string
  readonly conceptTitle: (concept: string) => string
  /** The page of a concept; absent where there is none to link to. */
  readonly conceptUrl?: (concept: string) => string
  /** When the file is made. */
  readonly stampMs: number
  /** Rises with each accepted plan. */
  readonly sequence: number
  /** Minutes after midnight at which each day's work begins; absent: events of whole days. */
  readonly startMinutes?: number
}

/** Returns the file, with CRLF after each line and no line longer than 75 octets. **Cost:** linear. */
export function renderCalendar(input: CalendarFileInput): string {
  const events = input.plan.days.flatMap(({ day, entries }) => {
    let minutes = input.startMinutes ?? 0
    return entries.flatMap((entry) => {
      const lines = eventLines(entry, { input, day, minutes })
      minutes += entry.minutes
      return lines
    })
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Savepoint//Plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(input.title)}`,
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

interface EventPlace {
  readonly input: CalendarFileInput
  readonly day: string
  /** From the midnight that begins `day`. */
  readonly minutes: number
}

function eventLines(entry: PlanEntry, { input, day, minutes }: EventPlace): readonly string[] {
  const isTimed = input.startMinutes !== undefined
  const url = entry.concept === undefined ? undefined : input.conceptUrl?.(entry.concept)
  const name = entry.concept === undefined ? '' : input.conceptTitle(entry.concept)
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(`${entryName(entry, day)}.${goalName(input.plan.request.goal)}@savepoint`)}`,
    `DTSTAMP:${utcText(input.stampMs)}`,
    `SEQUENCE:${input.sequence}`,
    ...(isTimed
      ? [`DTSTART:${localText(day, minutes)}`, `DTEND:${localText(day, minutes + entry.minutes)}`]
      : [`DTSTART;VALUE=DATE:${plainDay(day)}`, `DTEND;VALUE=DATE:${plainDay(addDays(day, 1))}`]),
    `SUMMARY:${escapeText(summaryOf(entry, name))}`,
    `DESCRIPTION:${escapeText(`${entry.minutes} minutes.`)}`,
    ...(url === undefined ? [] : [`URL:${url.replace(CONTROLS, '')}`]),
    `TRANSP:${isTimed ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ]
}

function summaryOf({ kind, part }: PlanEntry, name: string): string {
  const of = part === undefined ? '' : `, part ${part.number} of ${part.of}`
  if (kind === 'review') return 'Review'
  return kind === 'lesson' ? `${name}${of}` : `${name}: labs and check${of}`
}

function entryName({ kind, concept, part }: PlanEntry, day: string): string {
  return concept === undefined ? `${kind}-${day}` : `${concept}-${kind}-${part?.number ?? 1}`
}

function goalName(goal: PlanGoal): string {
  switch (goal.kind) {
    case 'path':
      return `path-${goal.path}`
    case 'roadmap':
      return `roadmap-${goal.roadmap}`
    case 'concepts':
      return `concepts-${contentHash(goal.concepts)}`
  }
}

function plainDay(day: string): string {
  return day.replaceAll('-', '')
}

/** A time without a zone; minutes past midnight go on into the next day. */
function localText(day: string, minutes: number): string {
  const date = addDays(day, Math.floor(minutes / MINUTES_PER_DAY))
  const rest = minutes % MINUTES_PER_DAY
  return `${plainDay(date)}T${two(Math.floor(rest / 60))}${two(rest % 60)}00`
}

function utcText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a calendar may not hold
const CONTROLS = /[\u0000-\u001f\u007f]/g

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line ends are written with a backslash. */
function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(CONTROLS, ''))
    .join('\\n')
}

const LINE_OCTETS_MAX = 75

/** RFC 5545, 3.1: a long line goes on after a line end and a blank; characters are never cut in two. */
function foldLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > LINE_OCTETS_MAX) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

/** The length of one character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x1_0000 ? 3 : 4
}
