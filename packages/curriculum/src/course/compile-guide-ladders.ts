/** guide/ladders.yaml and guide/prerequisites.yaml: levels with their evidence, and what a reader should bring. */

import { z } from 'zod'
import { typographicPlain } from '../markdown/typography.ts'
import type { Guide, LadderLevel } from '../model.ts'
import { idField, textField } from '../source/fields.ts'
import { checkSchema } from '../source/schema-check.ts'
import type { FieldPath } from '../source/yaml-source.ts'
import { define, type ListReading } from './list-reading.ts'
import { mentionEach, reportRepeats } from './mentions.ts'

const laddersSchema = z.strictObject({
  ladders: z.array(
    z.strictObject({
      id: idField,
      title: textField,
      origin: textField,
      levels: z
        .array(
          z.strictObject({
            id: idField,
            title: textField,
            years: textField.optional(),
            work: textField,
            path: idField,
            evidence: z.array(z.strictObject({ text: textField, concepts: z.array(idField).min(1) })).min(1),
          }),
        )
        .min(1),
    }),
  ),
})

const prerequisitesSchema = z.strictObject({
  prerequisites: z.array(
    z.strictObject({
      id: idField,
      text: textField,
      concepts: z.array(idField).min(1),
      bridge: idField,
      roadmaps: z.array(idField).default([]),
    }),
  ),
})

type LevelFields = z.infer<typeof laddersSchema>['ladders'][number]['levels'][number]

/** Compiles the career ladders. */
export function compileLadders(place: ListReading): Partial<Guide> {
  const { reading, yaml } = place
  const checked = checkSchema(yaml, laddersSchema, { report: reading.report, fallback: { ladders: [] } })
  const ladders = (checked?.value.ladders ?? []).map((ladder, index) => {
    const path = ['ladders', checked?.indexInFile('ladders', index) ?? index]
    define(place, { kind: 'ladder', id: ladder.id, path })
    reportRepeats(reading, yaml, { ids: ladder.levels.map((level) => level.id), path: [...path, 'levels'] })
    const levels = ladder.levels.map((level, at) => readLevel(place, level, [...path, 'levels', at]))
    return {
      id: ladder.id,
      title: typographicPlain(ladder.title),
      origin: typographicPlain(ladder.origin),
      levels,
    }
  })
  return { ladders }
}

function readLevel({ reading, yaml }: ListReading, level: LevelFields, path: FieldPath): LadderLevel {
  const { years, ...fields } = level
  mentionEach(reading, yaml, { ids: [level.path], path: [...path, 'path'], kind: 'path' })
  for (const [index, { concepts }] of level.evidence.entries())
    mentionEach(reading, yaml, { ids: concepts, path: [...path, 'evidence', index, 'concepts'] })
  return {
    ...fields,
    title: typographicPlain(level.title),
    work: typographicPlain(level.work),
    evidence: level.evidence.map((one) => ({ ...one, text: typographicPlain(one.text) })),
    ...(years === undefined ? {} : { years: typographicPlain(years) }),
  }
}

/** Compiles the lines of the prerequisites check. */
export function compilePrerequisites(place: ListReading): Partial<Guide> {
  const { reading, yaml } = place
  const fallback = { prerequisites: [] }
  const checked = checkSchema(yaml, prerequisitesSchema, { report: reading.report, fallback })
  const prerequisites = (checked?.value.prerequisites ?? []).map((line, index) => {
    const path = ['prerequisites', checked?.indexInFile('prerequisites', index) ?? index]
    define(place, { kind: 'prerequisite line', id: line.id, path })
    mentionEach(reading, yaml, { ids: line.concepts, path: [...path, 'concepts'] })
    mentionEach(reading, yaml, { ids: line.roadmaps, path: [...path, 'roadmaps'], kind: 'roadmap' })
    mentionEach(reading, yaml, { ids: [line.bridge], path: [...path, 'bridge'], kind: 'path' })
    return { ...line, text: typographicPlain(line.text) }
  })
  return { prerequisites }
}
