/** paths/<id>.yaml into a Path. Its sequence is made later, when the concepts are known. */

import { z } from 'zod'
import { typographicPlain } from '../markdown/typography.ts'
import type { Path, PathKind } from '../model.ts'
import { idField, textField } from '../source/fields.ts'
import { type CheckedYaml, checkSchema } from '../source/schema-check.ts'
import { type FieldPath, parseYaml, type YamlSource } from '../source/yaml-source.ts'
import { mentionConcepts, reportRepeats } from './mentions.ts'
import type { CompiledUnit, Unit } from './unit.ts'
import { finishReading, onlySource, startReading, type UnitReading } from './unit-reading.ts'

const KINDS = [
  'timeBudget',
  'careerLevel',
  'seniority',
  'interview',
  'mode',
  'bridge',
] as const satisfies PathKind[]

const followsField = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('roadmap'), roadmap: idField }),
    z.strictObject({ kind: z.literal('targets') }),
  ],
  { error: 'roadmap (with the roadmap that is followed) | targets' },
)

const pathSchema = z.strictObject({
  id: idField,
  title: textField,
  kind: z.enum(KINDS),
  goal: textField,
  follows: followsField.optional(),
  assumed: z.array(idField).default([]),
  targets: z.array(idField).default([]),
  optional: z.array(idField).default([]),
  alternatives: z.array(z.strictObject({ concept: idField, instead: z.array(idField).min(1) })).default([]),
  practice: z.array(z.strictObject({ title: textField, hours: z.int().min(1).max(5_000) })).default([]),
  stated: z.strictObject({ text: textField, source: textField }).optional(),
  outcomes: z.array(textField).default([]),
  symptoms: z
    .array(z.strictObject({ id: idField, text: textField, concepts: z.array(idField).min(1) }))
    .default([]),
})

type PathFields = z.infer<typeof pathSchema>

/** A path as it is being read. `at` is the place of an entry of a top-level list. */
interface PathReading {
  readonly reading: UnitReading
  readonly yaml: YamlSource
  readonly fields: PathFields
  readonly at: (field: keyof PathFields, index: number) => FieldPath
}

/** Compiles one path by itself; what it names elsewhere is left as mentions. */
export function compilePath(unit: Unit): CompiledUnit {
  const reading = startReading(unit)
  const source = onlySource(reading)
  const yaml = parseYaml({ source, start: 0, end: source.text.length }, reading.report)
  const id = unit.key.replace(/^paths\/|\.yaml$/g, '')
  const fallback = { id, title: id, kind: 'mode', goal: id }
  const checked = checkSchema(yaml, pathSchema, { report: reading.report, fallback })
  if (checked === undefined) return finishReading(reading, {})
  const fields = checked.value
  const place: PathReading = { reading, yaml, fields, at: placeOf(checked) }
  define(place, id)
  checkTargets(place)
  checkAlternatives(place)
  checkSymptoms(place)
  return finishReading(reading, { learningPath: pathOf(fields) })
}

function placeOf(checked: CheckedYaml<PathFields>): PathReading['at'] {
  return (field, index) => [field, checked.indexInFile(field, index)]
}

function define({ reading, yaml, fields }: PathReading, id: string): void {
  const path = yaml.source.path
  reading.definitions.push({ kind: 'path', id: fields.id, path, range: yaml.rangeAt(['id']) })
  if (fields.id !== id) {
    reading.report('idMismatch', path, yaml.rangeAt(['id']), {
      message: 'the file of a path bears its id',
      expected: id,
      found: fields.id,
    })
  }
  if (fields.follows?.kind === 'roadmap') {
    const range = yaml.rangeAt(['follows', 'roadmap'])
    reading.mentions.push({ kind: 'roadmap', id: fields.follows.roadmap, path, range })
  }
}

function checkTargets(place: PathReading): void {
  const { reading, yaml, fields, at } = place
  for (const field of ['assumed', 'targets', 'optional'] as const) {
    const indexInFile = (index: number): number => Number(at(field, index)[1])
    const list = { ids: fields[field], path: [field], indexInFile }
    mentionConcepts(reading, yaml, list)
    reportRepeats(reading, yaml, list)
  }
  for (const [index, id] of fields.targets.entries()) {
    if (!fields.assumed.includes(id)) continue
    badField(place, at('targets', index), {
      message: 'a target is not assumed',
      expected: 'one of both',
      found: id,
    })
  }
  for (const [index, id] of fields.optional.entries()) {
    if (fields.targets.includes(id)) continue
    const message = 'what may be left out is one of the targets'
    badField(place, at('optional', index), { message, expected: 'a concept of targets', found: id })
  }
  if (fields.targets.length > 0 || fields.follows !== undefined) return
  reading.report('missingField', yaml.source.path, yaml.rangeAt(['id']), {
    message: 'the path leads nowhere',
    expected: 'targets, or follows',
  })
}

function checkAlternatives(place: PathReading): void {
  const { reading, yaml, fields, at } = place
  for (const [index, { concept, instead }] of fields.alternatives.entries()) {
    const path = at('alternatives', index)
    mentionConcepts(reading, yaml, { ids: instead, path: [...path, 'instead'] })
    if (!fields.targets.includes(concept)) {
      const message = 'alternatives stand in place of a target'
      badField(place, [...path, 'concept'], { message, expected: 'a concept of targets', found: concept })
    }
    if (instead.includes(concept)) {
      const message = 'a concept does not stand in its own place'
      badField(place, [...path, 'instead'], { message, expected: 'other concepts', found: concept })
    }
  }
}

function checkSymptoms({ reading, yaml, fields, at }: PathReading): void {
  const seen = new Set<string>()
  for (const [index, { id, concepts }] of fields.symptoms.entries()) {
    const path = at('symptoms', index)
    mentionConcepts(reading, yaml, { ids: concepts, path: [...path, 'concepts'] })
    if (seen.has(id)) {
      reading.report('duplicateId', yaml.source.path, yaml.rangeAt([...path, 'id']), {
        message: 'another symptom of the path has this id',
        found: id,
      })
    }
    seen.add(id)
  }
}

function badField(
  { reading, yaml }: PathReading,
  path: FieldPath,
  finding: { message: string; expected: string; found: string },
): void {
  reading.report('badField', yaml.source.path, yaml.rangeAt(path), finding)
}

function pathOf({ follows, stated, ...fields }: PathFields): Path {
  return {
    ...fields,
    title: typographicPlain(fields.title),
    goal: typographicPlain(fields.goal),
    optional: fields.optional.filter((id) => fields.targets.includes(id)),
    alternatives: fields.alternatives.filter(({ concept }) => fields.targets.includes(concept)),
    sequence: [],
    practice: fields.practice.map(({ title, hours }) => ({ title: typographicPlain(title), hours })),
    outcomes: fields.outcomes.map(typographicPlain),
    symptoms: fields.symptoms.map((symptom) => ({ ...symptom, text: typographicPlain(symptom.text) })),
    ...(follows === undefined ? {} : { follows }),
    ...(stated === undefined
      ? {}
      : { stated: { text: typographicPlain(stated.text), source: typographicPlain(stated.source) } }),
  }
}
