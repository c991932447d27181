/**
 * The rules of the guide against the rest of the course and against every possible answer: names that do not exist,
 * rules that never come into play, and answers that no rule has anything for.
 */

import {
  answerClasses,
  RECOMMENDATIONS_MAX,
  type RuleFacts,
  ruleFits,
  ruleTargetKey,
} from '../guide-rules.ts'
import type { CompiledCurriculum } from '../model.ts'
import type { GuideRule, Questionnaire } from '../questionnaire-model.ts'
import type { Reporter } from '../source/reporter.ts'
import { nearest } from './nearest.ts'
import type { PlacedQuestionnaire } from './unit.ts'

/** Reports what is wrong with the rules of `placed` in a course that has these paths, roadmaps and concepts. */
export function checkGuideRules(
  placed: PlacedQuestionnaire,
  course: Pick<CompiledCurriculum, 'concepts' | 'paths' | 'roadmaps'>,
  report: Reporter,
): void {
  const { questionnaire } = placed
  const areas = new Set(course.concepts.map((concept) => concept.area))
  for (const [index, area] of questionnaire.experience.areas.entries()) {
    const place = placed.areaPlace(index)
    for (const name of area.covers) {
      if (!areas.has(name)) reportUnknown(report, { ...place, what: 'area of concepts', name, known: areas })
    }
  }
  const known = knownNames(questionnaire, course)
  for (const [index, rule] of questionnaire.rules.entries()) {
    for (const { part, what, name } of namesIn(rule)) {
      const names = known[what]
      if (!names.has(name))
        reportUnknown(report, { ...placed.rulePlace(index, part), what, name, known: names })
    }
    checkChosen(rule, questionnaire, () => {
      const { path, range } = placed.rulePlace(index, ['recommend'])
      report('badField', path, range, {
        message: `the rule "${rule.id}" recommends what was chosen, also for goals that ask for nothing`,
        expected: 'when.goal with goals that have asks: … only',
      })
    })
  }
  reportReach(placed, report)
}

type NameKind = 'role' | 'goal' | 'experience area' | 'level' | 'path' | 'roadmap'

function knownNames(
  { role, goal, experience }: Questionnaire,
  { paths, roadmaps }: Pick<CompiledCurriculum, 'paths' | 'roadmaps'>,
): Readonly<Record<NameKind, ReadonlySet<string>>> {
  const idsOf = (entries: readonly { readonly id: string }[]) => new Set(entries.map((entry) => entry.id))
  return {
    role: idsOf(role.options),
    goal: idsOf(goal.options),
    'experience area': idsOf(experience.areas),
    level: idsOf(experience.levels),
    path: idsOf(paths),
    roadmap: idsOf(roadmaps),
  }
}

interface NameInRule {
  readonly part: readonly string[]
  readonly what: NameKind
  readonly name: string
}

function namesIn({ when, recommend }: GuideRule): readonly NameInRule[] {
  const names: NameInRule[] = []
  for (const name of when.role ?? []) names.push({ part: ['when', 'role'], what: 'role', name })
  for (const name of when.goal ?? []) names.push({ part: ['when', 'goal'], what: 'goal', name })
  for (const [area, levels] of Object.entries(when.knows ?? {})) {
    const part = ['when', 'knows', area]
    names.push({ part, what: 'experience area', name: area })
    for (const name of levels) names.push({ part, what: 'level', name })
  }
  if (recommend.kind === 'path')
    names.push({ part: ['recommend', 'path'], what: 'path', name: recommend.path })
  if (recommend.kind === 'roadmap')
    names.push({ part: ['recommend', 'roadmap'], what: 'roadmap', name: recommend.roadmap })
  return names
}

function reportUnknown(
  report: Reporter,
  {
    path,
    range,
    what,
    name,
    known,
  }: ReturnType<PlacedQuestionnaire['areaPlace']> & {
    readonly what: string
    readonly name: string
    readonly known: ReadonlySet<string>
  },
): void {
  const suggestion = nearest(name, known)
  report('unknownInRule', path, range, {
    message: `there is no ${what} "${name}"`,
    expected: suggestion === undefined ? [...known].join(' | ') : `perhaps ${suggestion}`,
    found: name,
  })
}

function checkChosen(rule: GuideRule, questionnaire: Questionnaire, onFault: () => void): void {
  if (rule.recommend.kind !== 'chosen') return
  const goals = questionnaire.goal.options.filter(
    (goal) => rule.when.goal === undefined || rule.when.goal.includes(goal.id),
  )
  if (goals.some((goal) => goal.asks === undefined)) onFault()
}

function reportReach(placed: PlacedQuestionnaire, report: Reporter): void {
  const { rules } = placed.questionnaire
  const reached = new Set<number>()
  let gap: RuleFacts | undefined
  for (const facts of answerClasses(placed.questionnaire)) {
    const targets = new Set<string>()
    for (const [index, { when, recommend }] of rules.entries()) {
      if (!ruleFits(when, facts)) continue
      if (targets.size === RECOMMENDATIONS_MAX && !targets.has(ruleTargetKey(recommend))) continue
      targets.add(ruleTargetKey(recommend))
      reached.add(index)
    }
    if (targets.size === 0) gap ??= facts
  }
  for (const [index, rule] of rules.entries()) {
    if (reached.has(index)) continue
    const { path, range } = placed.rulePlace(index, ['id'])
    report('unreachableRule', path, range, {
      message: `the rule "${rule.id}" is never among the first ${RECOMMENDATIONS_MAX} for any answer`,
      expected: 'a condition that some answer meets before the rules above have filled the list',
    })
  }
  if (gap === undefined) return
  const { path, range } = placed.rulePlace(0, [])
  report(
    'ruleGap',
    path,
    { ...range, endLine: range.line, endColumn: range.column + 1 },
    {
      message: 'an answer for which no rule has anything',
      expected: 'a last rule without conditions',
      found: `role ${gap.role}, goal ${gap.goal}, ${gap.hoursInAll} hours in all, ${Object.entries(gap.levels)
        .map(([area, level]) => `${area} ${level}`)
        .join(', ')}`,
    },
  )
}
