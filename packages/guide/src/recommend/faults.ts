/**
 * What a sensible answer of the guide is, as a check that shares no code with the recommender: used to go through every
 * combination of answers, on a small library in the tests and on the real one when content is verified.
 */

import type { GuideAnswers } from './answers.ts'
import { asksOf } from './answers.ts'
import type { GuideConcept, GuideLibrary } from './library.ts'
import type { Recommendation } from './recommend.ts'

interface Ground {
  readonly answers: GuideAnswers
  readonly library: GuideLibrary
  readonly known: ReadonlySet<string>
}

const COUNT_MAX = 3
const DAY_MS = 86_400_000

/**
 * Returns what is wrong with `recommendations` as an answer to `answers`, in words; empty when they are sensible: one to
 * three, no goal twice, the named goal first, a reason for each, nothing known in it, nothing lost, prerequisites before
 * dependents, and hours, weeks, finish and deadline that agree with each other.
 */
export function findFaults(
  recommendations: readonly Recommendation[],
  answers: GuideAnswers,
  library: GuideLibrary,
  known: ReadonlySet<string> = new Set(),
): readonly string[] {
  const faults: string[] = []
  if (recommendations.length === 0 || recommendations.length > COUNT_MAX)
    faults.push(`${recommendations.length} recommendations`)
  const goals = recommendations.map(({ goal }) => JSON.stringify(goal))
  if (new Set(goals).size !== goals.length) faults.push('a goal is recommended twice')
  faults.push(...goalFaults(recommendations[0], answers, library))
  const byId = new Map(library.concepts.map((concept) => [concept.id, concept]))
  for (const recommendation of recommendations) {
    const name = recommendation.title
    const own = [
      ...sequenceFaults(recommendation, { answers, library, known }, byId),
      ...timeFaults(recommendation, answers, byId),
    ]
    if (recommendation.title === '') own.push('no title')
    if (recommendation.reasons.length === 0) own.push('no reason')
    faults.push(...own.map((fault) => `${name}: ${fault}`))
  }
  return faults
}

function goalFaults(
  first: Recommendation | undefined,
  answers: GuideAnswers,
  library: GuideLibrary,
): readonly string[] {
  const asks = asksOf(answers.goal, library.questionnaire)
  if (first === undefined || asks === undefined) return []
  const { goal } = first
  switch (asks) {
    case 'path':
      return goal.kind === 'path' && goal.path === answers.chosen
        ? []
        : ['the path that was named is not first']
    case 'roadmap':
      return goal.kind === 'roadmap' && goal.roadmap === answers.chosen
        ? []
        : ['the roadmap that was named is not first']
    case 'topics':
      return goal.kind === 'concepts' && String(goal.concepts) === String(answers.topics)
        ? []
        : ['the topics that were named are not first']
    case 'symptom': {
      const symptom = library.paths
        .flatMap(({ symptoms }) => symptoms)
        .find(({ id }) => id === answers.chosen)
      return goal.kind === 'concepts' && String(goal.concepts) === String(symptom?.concepts)
        ? []
        : ['the symptom that was named is not first']
    }
  }
}

function sequenceFaults(
  { sequence, leftOut, goal, assumed }: Recommendation,
  { answers, library, known }: Ground,
  byId: ReadonlyMap<string, GuideConcept>,
): readonly string[] {
  const faults: string[] = []
  const inside = new Set(sequence)
  const out = new Set(leftOut.map(({ concept }) => concept))
  if (inside.size !== sequence.length) faults.push('a concept stands twice')
  if (sequence.length === 0 && leftOut.length === 0) faults.push('it holds nothing at all')
  const named = goal.kind === 'concepts' ? goal.concepts : []
  const places = new Map(sequence.map((id, index) => [id, index]))
  for (const [index, id] of sequence.entries()) {
    if (known.has(id)) faults.push(`${id} is known by the record`)
    if (out.has(id)) faults.push(`${id} is both in and left out`)
    if (isSaid(id, answers, library, byId) && !named.includes(id))
      faults.push(`${id} is known by what was said`)
    for (const prerequisite of byId.get(id)?.prerequisites ?? []) {
      const at = places.get(prerequisite) ?? -1
      if (at > index) faults.push(`${id} stands before ${prerequisite}, which it is built on`)
      if (at === -1 && goal.kind === 'concepts' && !out.has(prerequisite))
        faults.push(`${prerequisite} is lost, which ${id} is built on`)
    }
  }
  for (const { concept, because } of leftOut) {
    if (because === 'recorded' && !known.has(concept)) faults.push(`${concept} is left out without a record`)
    if (because === 'said' && !isSaid(concept, answers, library, byId))
      faults.push(`${concept} is left out and nobody said so`)
  }
  for (const id of named)
    if (!inside.has(id) && !known.has(id)) faults.push(`${id} was named and is not in it`)
  for (const id of assumed.concepts) if (inside.has(id)) faults.push(`${id} is both in and assumed`)
  return faults
}

function isSaid(
  id: string,
  { levels }: GuideAnswers,
  { questionnaire }: GuideLibrary,
  byId: ReadonlyMap<string, GuideConcept>,
): boolean {
  const concept = byId.get(id)
  if (concept === undefined) return false
  const { experience } = questionnaire
  return experience.areas.some(
    (area) =>
      area.covers.includes(concept.area) &&
      experience.levels.some(
        (level) => level.id === levels[area.id] && level.leavesOut.includes(concept.difficulty),
      ),
  )
}

function timeFaults(
  { sequence, minutes, weeks, finish, deadline }: Recommendation,
  { hoursAWeek, start, deadline: date }: GuideAnswers,
  byId: ReadonlyMap<string, GuideConcept>,
): readonly string[] {
  const faults: string[] = []
  const sum = sequence.reduce((total, id) => total + (byId.get(id)?.minutes ?? Number.NaN), 0)
  if (sum !== minutes) faults.push(`${minutes} minutes are given, the sequence has ${sum}`)
  const budget = hoursAWeek * 60
  if (weeks * budget < minutes - 1 || (weeks - 1) * budget >= minutes + 1)
    if (minutes > 0) faults.push(`${weeks} weeks for ${minutes} minutes at ${hoursAWeek} h`)
  const days = (Date.parse(finish) - Date.parse(start)) / DAY_MS + 1
  if (minutes > 0 && Math.ceil(days / 7) !== weeks) faults.push(`${days} days are not ${weeks} weeks`)
  const isLate = date !== undefined && finish > date
  const expected = date === undefined ? 'open' : isLate ? 'late' : 'inTime'
  if (deadline.kind !== expected) faults.push(`the deadline is ${expected}, not ${deadline.kind}`)
  if (deadline.kind !== 'late' || date === undefined) return faults
  const daysGiven = (Date.parse(date) - Date.parse(start)) / DAY_MS + 1
  const needed = deadline.hoursNeeded
  if (needed !== undefined && (needed / 7) * daysGiven * 60 < minutes - 1)
    faults.push(`${needed} h a week would not do`)
  if (needed !== undefined && needed <= hoursAWeek && deadline.minutesOver > 1)
    faults.push(`${needed} h a week are said to be needed, and ${hoursAWeek} are given`)
  return faults
}
