/** roadmaps/<id>.yaml into a Roadmap. */

import { z } from 'zod'
import { typographicPlain } from '../markdown/typography.ts'
import type { Module, Phase, Roadmap } from '../model.ts'
import { dottedIdField, idField, textField } from '../source/fields.ts'
import { checkSchema } from '../source/schema-check.ts'
import type { FieldPath } from '../source/yaml-source.ts'
import { define, type ListReading, readList } from './list-reading.ts'
import { mentionEach, reportRepeats } from './mentions.ts'
import { statedField, statedOf } from './stated.ts'
import type { CompiledUnit, Unit } from './unit.ts'
import { finishReading } from './unit-reading.ts'

const moduleSchema = z.strictObject({
  id: dottedIdField,
  title: textField,
  topics: z.array(textField).default([]),
  concepts: z.array(idField).min(1),
  supporting: z.array(idField).default([]),
  optional: z.array(idField).default([]),
  preview: z.array(idField).default([]),
  choose: z.int().min(1).optional(),
  projects: z
    .array(z.strictObject({ title: textField, hours: z.int().min(1).max(1_000).optional() }))
    .default([]),
  stated: statedField.optional(),
})

const phaseSchema = z.strictObject({
  id: dottedIdField,
  title: textField,
  goal: textField,
  stated: statedField.optional(),
  modules: z.array(moduleSchema).min(1),
})

const roadmapSchema = z.strictObject({
  id: idField,
  title: textField,
  audience: textField,
  assumed: z.array(idField).default([]),
  bridge: idField.optional(),
  stated: statedField.optional(),
  phases: z.array(phaseSchema).min(1),
})

type RoadmapFields = z.infer<typeof roadmapSchema>
type ModuleFields = z.infer<typeof moduleSchema>

/** Compiles one roadmap by itself; its concepts are left as mentions. */
export function compileRoadmap(unit: Unit): CompiledUnit {
  const place = readList(unit)
  const { reading, yaml } = place
  const id = unit.key.replace(/^roadmaps\/|\.yaml$/g, '')
  const fallback = { id, title: id, audience: id, assumed: [] }
  const checked = checkSchema(yaml, roadmapSchema, { report: reading.report, fallback })
  if (checked === undefined) return finishReading(reading, {})
  const roadmap = checked.value
  checkHead(place, roadmap, id)
  for (const [index, phase] of roadmap.phases.entries()) {
    const path = ['phases', checked.indexInFile('phases', index)]
    define(place, { kind: 'node', id: phase.id, path })
    for (const [moduleIndex, module] of phase.modules.entries()) {
      const modulePath = [...path, 'modules', moduleIndex]
      define(place, { kind: 'node', id: module.id, path: modulePath })
      checkModule(place, module, modulePath)
    }
  }
  checkPreviews(place, roadmap, (index) => checked.indexInFile('phases', index))
  return finishReading(reading, { roadmap: roadmapOf(roadmap) })
}

function checkHead({ reading, yaml }: ListReading, roadmap: RoadmapFields, id: string): void {
  const path = yaml.source.path
  reading.definitions.push({ kind: 'roadmap', id: roadmap.id, path, range: yaml.rangeAt(['id']) })
  if (roadmap.id !== id) {
    reading.report('idMismatch', path, yaml.rangeAt(['id']), {
      message: 'the file of a roadmap bears its id',
      expected: id,
      found: roadmap.id,
    })
  }
  mentionEach(reading, yaml, { ids: roadmap.assumed, path: ['assumed'] })
  if (roadmap.bridge !== undefined) {
    reading.mentions.push({ kind: 'path', id: roadmap.bridge, path, range: yaml.rangeAt(['bridge']) })
  } else if (roadmap.assumed.length > 0) {
    reading.report('missingField', path, yaml.rangeAt(['assumed']), {
      message: 'bridge is missing, and the roadmap assumes something',
      expected: 'the path that leads to it',
    })
  }
}

function checkModule(place: ListReading, module: ModuleFields, path: FieldPath): void {
  const { reading, yaml } = place
  const concepts = { ids: module.concepts, path: [...path, 'concepts'] }
  mentionEach(reading, yaml, concepts)
  reportRepeats(reading, yaml, concepts)
  mentionEach(reading, yaml, { ids: module.optional, path: [...path, 'optional'], kind: 'optional' })
  mentionEach(reading, yaml, { ids: module.preview, path: [...path, 'preview'], kind: 'preview' })
  for (const field of ['supporting', 'optional'] as const) {
    for (const [index, id] of module[field].entries()) {
      if (module.concepts.includes(id)) continue
      reading.report('badField', yaml.source.path, yaml.rangeAt([...path, field, index]), {
        message: `${field} concepts are some of the concepts of the module`,
        expected: module.concepts.join(', '),
        found: id,
      })
    }
  }
}

/** A preview promises that the concept comes later. */
function checkPreviews(
  { reading, yaml }: ListReading,
  { phases }: RoadmapFields,
  indexInFile: (phase: number) => number,
): void {
  const later = new Set<string>()
  for (const [phaseIndex, phase] of [...phases.entries()].reverse()) {
    for (const [moduleIndex, { concepts, preview }] of [...phase.modules.entries()].reverse()) {
      for (const [index, id] of preview.entries()) {
        if (later.has(id)) continue
        const path = ['phases', indexInFile(phaseIndex), 'modules', moduleIndex, 'preview', index]
        reading.report('badField', yaml.source.path, yaml.rangeAt(path), {
          message: 'a preview is of what a later module teaches',
          expected: 'a concept of a later module',
          found: id,
        })
      }
      for (const id of concepts) later.add(id)
    }
  }
}

function roadmapOf({ bridge, stated, ...roadmap }: RoadmapFields): Roadmap {
  return {
    ...roadmap,
    ...(bridge === undefined ? {} : { bridge }),
    ...statedOf(stated),
    title: typographicPlain(roadmap.title),
    audience: typographicPlain(roadmap.audience),
    phases: roadmap.phases.map(phaseOf),
  }
}

function phaseOf({ stated, ...phase }: RoadmapFields['phases'][number]): Phase {
  return {
    ...phase,
    ...statedOf(stated),
    title: typographicPlain(phase.title),
    goal: typographicPlain(phase.goal),
    modules: phase.modules.map(moduleOf),
  }
}

/** What a module does not say is absent, and not an empty list: most modules say little. */
function moduleOf(fields: ModuleFields): Module {
  const { id, title, concepts, supporting, choose } = fields
  const optional = fields.optional.filter((one) => concepts.includes(one))
  const topics = fields.topics.map(typographicPlain)
  const projects = fields.projects.map(({ title: text, hours }) => ({
    title: typographicPlain(text),
    ...(hours === undefined ? {} : { hours }),
  }))
  return {
    id,
    title: typographicPlain(title),
    concepts,
    supporting,
    ...(choose === undefined ? {} : { choose }),
    ...(optional.length === 0 ? {} : { optional }),
    ...(topics.length === 0 ? {} : { topics }),
    ...(fields.preview.length === 0 ? {} : { preview: fields.preview }),
    ...(projects.length === 0 ? {} : { projects }),
    ...statedOf(fields.stated),
  }
}
