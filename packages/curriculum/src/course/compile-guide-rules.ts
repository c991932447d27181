/** guide/questions.yaml and guide/rules.yaml into the questionnaire of the guide. */

import { z } from 'zod'
import { typographicPlain } from '../markdown/typography.ts'
import type { GuideRule, Questionnaire, RuleTarget } from '../questionnaire-model.ts'
import { idField, textField } from '../source/fields.ts'
import { checkSchema } from '../source/schema-check.ts'
import { START } from '../source/source-text.ts'
import { parseYaml, type YamlSource } from '../source/yaml-source.ts'
import type { CompiledUnit, PlacedQuestionnaire, Unit } from './unit.ts'
import { findSource, finishReading, startReading, type UnitReading } from './unit-reading.ts'

const optionSchema = z.strictObject({ id: idField, text: textField })
const asked = z.strictObject({ text: textField })

const questionsSchema = z.strictObject({
  role: z.strictObject({ text: textField, options: z.array(optionSchema).min(1) }),
  goal: z.strictObject({
    text: textField,
    options: z
      .array(optionSchema.extend({ asks: z.enum(['path', 'roadmap', 'topics', 'symptom']).exactOptional() }))
      .min(1),
  }),
  experience: z.strictObject({
    text: textField,
    levels: z
      .array(
        optionSchema.extend({
          leavesOut: z.array(z.enum(['foundation', 'intermediate', 'advanced', 'expert'])).default([]),
        }),
      )
      .min(1),
    areas: z.array(optionSchema.extend({ covers: z.array(idField).min(1) })).min(1),
  }),
  hours: z.strictObject({ text: textField, min: z.int().min(1), max: z.int().max(100), usual: z.int() }),
  start: asked,
  deadline: asked,
})

const targetSchema = z
  .strictObject({
    path: idField.exactOptional(),
    roadmap: idField.exactOptional(),
    chosen: z.literal(true).exactOptional(),
  })
  .refine((target) => Object.keys(target).length === 1, {
    error: 'exactly one of path: ID, roadmap: ID, chosen: true',
  })

const rulesSchema = z.strictObject({
  rules: z.array(
    z.strictObject({
      id: idField,
      when: z
        .strictObject({
          role: z.array(idField).min(1).exactOptional(),
          goal: z.array(idField).min(1).exactOptional(),
          knows: z.record(idField, z.array(idField).min(1)).exactOptional(),
          hoursInAll: z
            .strictObject({
              atLeast: z.number().min(0).exactOptional(),
              below: z.number().min(0).exactOptional(),
            })
            .exactOptional(),
        })
        .default({}),
      recommend: targetSchema,
      because: textField,
    }),
  ),
})

/** Compiles both files of the guide by themselves; paths, roadmaps and areas are looked up later. */
export function compileGuideRules(unit: Unit): CompiledUnit {
  const reading = startReading(unit)
  const questionsYaml = readYaml(reading, 'questions.yaml')
  const rulesYaml = readYaml(reading, 'rules.yaml')
  if (questionsYaml === undefined || rulesYaml === undefined) return finishReading(reading, {})
  const { report } = reading
  const questions = checkSchema(questionsYaml, questionsSchema, { report, fallback: {} })?.value
  const checked = checkSchema(rulesYaml, rulesSchema, { report, fallback: { rules: [] } })
  if (questions === undefined || checked === undefined) return finishReading(reading, {})
  const inFile = (index: number) => checked.indexInFile('rules', index)
  for (const [index, rule] of checked.value.rules.entries()) {
    reading.definitions.push({
      kind: 'guideRule',
      id: rule.id,
      path: rulesYaml.source.path,
      range: rulesYaml.rangeAt(['rules', inFile(index), 'id']),
    })
  }
  const placed: PlacedQuestionnaire = {
    questionnaire: { ...withTypography(questions), rules: checked.value.rules.map(ruleOf) },
    rulePlace: (index, part) => ({
      path: rulesYaml.source.path,
      range: rulesYaml.rangeAt(['rules', inFile(index), ...part]),
    }),
    areaPlace: (index) => ({
      path: questionsYaml.source.path,
      range: questionsYaml.rangeAt(['experience', 'areas', index, 'covers']),
    }),
  }
  return finishReading(reading, { questionnaire: placed })
}

function readYaml(reading: UnitReading, name: string): YamlSource | undefined {
  const source = findSource(reading, name)
  if (source !== undefined) return parseYaml({ source, start: 0, end: source.text.length }, reading.report)
  const path = `${reading.unit.key}/${name}`
  reading.report('missingField', path, START, {
    message: `the guide has no ${name}`,
    expected: path,
  })
  return undefined
}

function ruleOf(rule: z.infer<typeof rulesSchema>['rules'][number]): GuideRule {
  return { ...rule, recommend: targetOf(rule.recommend), because: typographicPlain(rule.because) }
}

function targetOf(target: z.infer<typeof targetSchema>): RuleTarget {
  if (target.path !== undefined) return { kind: 'path', path: target.path }
  if (target.roadmap !== undefined) return { kind: 'roadmap', roadmap: target.roadmap }
  return { kind: 'chosen' }
}

function withTypography(questions: z.infer<typeof questionsSchema>): Omit<Questionnaire, 'rules'> {
  const { role, goal, experience } = questions
  return {
    ...questions,
    role: { ...role, ...said(role), options: role.options.map(saidOption) },
    goal: { ...said(goal), options: goal.options.map(saidOption) },
    experience: {
      ...said(experience),
      levels: experience.levels.map(saidOption),
      areas: experience.areas.map(saidOption),
    },
  }
}

function said({ text }: { readonly text: string }): { text: string } {
  return { text: typographicPlain(text) }
}

function saidOption<T extends { readonly text: string }>(option: T): T {
  return { ...option, ...said(option) }
}
