/**
 * Which rules of the guide fit an answer, and which answers the rules can tell apart. Rules compare for membership
 * and against bounds only, so a finite set of classes stands for every possible answer.
 */

import type { Questionnaire, RuleCondition, RuleTarget } from './questionnaire-model.ts'

/** What rules may look at. */
export interface RuleFacts {
  readonly role: string
  readonly goal: string
  /** Level by experience area. */
  readonly levels: Readonly<Record<string, string>>
  /** Hours from start to deadline; infinite without one. */
  readonly hoursInAll: number
}

/** At most so many recommendations are shown. */
export const RECOMMENDATIONS_MAX = 3

/** Says whether every part of `when` holds. */
export function ruleFits(when: RuleCondition, facts: RuleFacts): boolean {
  if (when.role !== undefined && !when.role.includes(facts.role)) return false
  if (when.goal !== undefined && !when.goal.includes(facts.goal)) return false
  const { atLeast = 0, below = Number.POSITIVE_INFINITY } = when.hoursInAll ?? {}
  if (facts.hoursInAll < atLeast) return false
  if (facts.hoursInAll >= below && below !== Number.POSITIVE_INFINITY) return false
  return Object.entries(when.knows ?? {}).every(([area, levels]) => levels.includes(facts.levels[area] ?? ''))
}

/** Returns a key that is equal for equal targets. */
export function ruleTargetKey(target: RuleTarget): string {
  switch (target.kind) {
    case 'path':
      return `path:${target.path}`
    case 'roadmap':
      return `roadmap:${target.roadmap}`
    case 'chosen':
      return 'chosen'
  }
}

/**
 * Returns one answer for each class that the rules can tell apart: within a class every rule fits all answers or
 * none. Cost: the product of the classes of each question.
 */
export function answerClasses(questionnaire: Questionnaire): readonly RuleFacts[] {
  const conditions = questionnaire.rules.map((rule) => rule.when)
  const { levels, areas } = questionnaire.experience
  const levelChoices = areas.map(({ id }) => ({
    area: id,
    levels: oneOfEach(
      levels.map((level) => level.id),
      (level) => conditions.map((when) => (when.knows?.[id]?.includes(level) === true ? 1 : 0)).join(''),
    ),
  }))
  const bounds = conditions.flatMap(({ hoursInAll }) => [hoursInAll?.atLeast ?? 0, hoursInAll?.below ?? 0])
  const budgets = [...new Set([0, ...bounds])].sort((a, b) => a - b)
  let classes: readonly Readonly<Record<string, string>>[] = [{}]
  for (const { area, levels: choices } of levelChoices) {
    classes = classes.flatMap((known) => choices.map((level) => ({ ...known, [area]: level })))
  }
  return questionnaire.role.options.flatMap((role) =>
    questionnaire.goal.options.flatMap((goal) =>
      [...budgets, Number.POSITIVE_INFINITY].flatMap((hoursInAll) =>
        classes.map((known) => ({ role: role.id, goal: goal.id, levels: known, hoursInAll })),
      ),
    ),
  )
}

/** Keeps the first of those that look the same. */
function oneOfEach(values: readonly string[], look: (value: string) => string): readonly string[] {
  const seen = new Map<string, string>()
  for (const value of values) if (!seen.has(look(value))) seen.set(look(value), value)
  return [...seen.values()]
}
