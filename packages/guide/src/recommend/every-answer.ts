/**
 * Every answer to the guide that can make a difference, for checks that go through all of them. Answers that no rule
 * tells apart and that leave out the same concepts are one; of those the first is taken.
 */

import type { GoalOption, GuideRule } from '@savepoint/curriculum'
import { choicesOf, type GuideAnswers } from './answers.ts'
import { addDays } from './days.ts'
import type { GuideLibrary } from './library.ts'

const START = '2026-01-05'
const DAYS_PER_WEEK = 7
const FAR_DAYS = 730

/**
 * Yields the answers. What no rule looks at goes round instead of multiplying: each answer names the next path, roadmap,
 * symptom, topic or pair of topics, and has the next time among those that the rules cannot tell apart, until every
 * naming was met with every role and every class of levels with every class of times.
 */
export function* everyAnswer(library: GuideLibrary): Generator<GuideAnswers> {
  const { questionnaire } = library
  for (const goal of questionnaire.goal.options) {
    const namings = namingsOf(goal, library)
    for (const role of questionnaire.role.options) {
      const rules = questionnaire.rules.filter(
        ({ when }) => (when.role?.includes(role.id) ?? true) && (when.goal?.includes(goal.id) ?? true),
      )
      const levels = levelClasses(rules, library)
      const times = timeClasses(rules, library)
      const pairs = levels.flatMap((known) => times.map((alike) => ({ known, alike })))
      const count = Math.max(pairs.length, namings.length)
      for (let turn = 0; turn < count; turn += 1) {
        const { known = {}, alike = [] } = pairs[turn % pairs.length] ?? {}
        const time = alike[turn % alike.length]
        const naming = namings[turn % namings.length] ?? { topics: [] }
        if (time !== undefined) yield { role: role.id, goal: goal.id, levels: known, ...naming, ...time }
      }
    }
  }
}

type Naming = Pick<GuideAnswers, 'topics' | 'chosen'>

function namingsOf({ asks }: GoalOption, library: GuideLibrary): readonly Naming[] {
  if (asks === undefined) return [{ topics: [] }]
  if (asks !== 'topics') return choicesOf(asks, library).map(({ id }) => ({ topics: [], chosen: id }))
  const ids = library.concepts.map(({ id }) => id)
  const half = Math.ceil(ids.length / 2)
  return ids.flatMap((id, index) => {
    const other = ids[(index + half) % ids.length]
    return [{ topics: [id] }, ...(other === undefined || other === id ? [] : [{ topics: [id, other] }])]
  })
}

/** All products of the levels of each area that rules or what they leave out tell apart. */
function levelClasses(
  rules: readonly GuideRule[],
  { questionnaire }: GuideLibrary,
): readonly Readonly<Record<string, string>>[] {
  const { areas, levels } = questionnaire.experience
  let classes: readonly Readonly<Record<string, string>>[] = [{}]
  for (const area of areas) {
    const looks = new Map<string, string>()
    for (const level of levels) {
      const fits = rules.map(({ when }) => Number(when.knows?.[area.id]?.includes(level.id) ?? false))
      const look = `${level.leavesOut.join()}:${fits.join('')}`
      if (!looks.has(look)) looks.set(look, level.id)
    }
    classes = classes.flatMap((known) => [...looks.values()].map((level) => ({ ...known, [area.id]: level })))
  }
  return classes
}

type Time = Pick<GuideAnswers, 'hoursAWeek' | 'start' | 'deadline'>

/**
 * Times from start to deadline, in groups of which a rule fits all or none: one group below the lowest bound of a rule,
 * one between each two, one above the highest, which holds the open-ended time as well.
 */
function timeClasses(
  rules: readonly GuideRule[],
  { questionnaire }: GuideLibrary,
): readonly (readonly Time[])[] {
  const { usual, min, max } = questionnaire.hours
  const bounds = rules.flatMap(({ when }) => [when.hoursInAll?.atLeast ?? 0, when.hoursInAll?.below ?? 0])
  const cuts = [...new Set(bounds)].filter((bound) => bound > 0).sort((a, b) => a - b)
  const until = (days: number): string => addDays(START, days - 1)
  const open: Time = { hoursAWeek: usual, start: START }
  const tight: Time = { hoursAWeek: min, start: START, deadline: START }
  const far: Time = { hoursAWeek: max, start: START, deadline: until(FAR_DAYS) }
  if (cuts.length === 0) return [[open, tight, far]]
  // The last day on which the hours are still below the bound.
  const between = cuts.map((cut): Time[] => [
    {
      hoursAWeek: usual,
      start: START,
      deadline: until(Math.max(1, Math.ceil((cut * DAYS_PER_WEEK) / usual) - 1)),
    },
  ])
  between[0]?.push(tight)
  return [...between, [open, far]]
}
