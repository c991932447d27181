/** roadmaps/<id>.yaml into a Roadmap. */

import { z } from 'zod'
import { typographicPlain } from '../markdown/typography.ts'
import type { Roadmap } from '../model.ts'
import { dottedIdField, idField, textField } from '../source/fields.ts'
import { checkSchema } from '../source/schema-check.ts'
import { type FieldPath, parseYaml, type YamlSource } from '../source/yaml-source.ts'
import { mentionConcepts } from './mentions.ts'
import type { CompiledUnit, Unit } from './unit.ts'
import { finishReading, onlySource, startReading, type UnitReading } from './unit-reading.ts'

const moduleSchema = z.strictObject({
  id: dottedIdField,
  title: textField,
  concepts: z.array(idField).min(1),
  supporting: z.array(idField).default([]),
  choose: z.int().min(1).optional(),
  project: textField.optional(),
})

const phaseSchema = z.strictObject({
  id: dottedIdField,
  title: textField,
  goal: textField,
  modules: z.array(moduleSchema).min(1),
})

const roadmapSchema = z.strictObject({
  id: idField,
  title: textField,
  audience: textField,
  assumed: z.array(idField).default([]),
  bridge: idField.optional(),
  phases: z.array(phaseSchema).min(1),
})

/** Compiles one roadmap by itself; its concepts are left as mentions. */
export function compileRoadmap(unit: Unit): CompiledUnit {
  const reading = startReading(unit)
  const source = onlySource(reading)
  const yaml = parseYaml({ source, start: 0, end: source.text.length }, reading.report)
  const id = unit.key.replace(/^roadmaps\/|\.yaml$/g, '')
  const fallback = { id, title: id, audience: id, assumed: [] }
  const roadmap = checkSchema(yaml, roadmapSchema, { report: reading.report, fallback })?.value
  if (roadmap === undefined) return finishReading(reading, {})
  reading.definitions.push({
    kind: 'roadmap',
    id: roadmap.id,
    path: source.path,
    range: yaml.rangeAt(['id']),
  })
  if (roadmap.id !== id) {
    reading.report('idMismatch', source.path, yaml.rangeAt(['id']), {
      message: 'the file of a roadmap bears its id',
      expected: id,
      found: roadmap.id,
    })
  }
  mentionConcepts(reading, yaml, { ids: roadmap.assumed, path: ['assumed'] })
  if (roadmap.bridge !== undefined) {
    const range = yaml.rangeAt(['bridge'])
    reading.mentions.push({ kind: 'path', id: roadmap.bridge, path: source.path, range })
  }
  const ids = new Set<string>()
  for (const [phaseIndex, phase] of roadmap.phases.entries()) {
    checkPartId(reading, yaml, { id: phase.id, path: ['phases', phaseIndex, 'id'], ids })
    for (const [moduleIndex, module] of phase.modules.entries()) {
      const path = ['phases', phaseIndex, 'modules', moduleIndex]
      checkPartId(reading, yaml, { id: module.id, path: [...path, 'id'], ids })
      mentionConcepts(reading, yaml, { ids: module.concepts, path: [...path, 'concepts'] })
      checkSupporting(reading, yaml, { module, path: [...path, 'supporting'] })
    }
  }
  return finishReading(reading, { roadmap: withTypography(roadmap) })
}

function checkPartId(
  reading: UnitReading,
  yaml: YamlSource,
  part: { id: string; path: FieldPath; ids: Set<string> },
): void {
  if (part.ids.has(part.id)) {
    reading.report('duplicateId', yaml.source.path, yaml.rangeAt(part.path), {
      message: 'another phase or module of the roadmap has this id',
      found: part.id,
    })
  }
  part.ids.add(part.id)
}

function checkSupporting(
  reading: UnitReading,
  yaml: YamlSource,
  place: { module: z.infer<typeof moduleSchema>; path: FieldPath },
): void {
  for (const [index, id] of place.module.supporting.entries()) {
    if (place.module.concepts.includes(id)) continue
    reading.report('badField', yaml.source.path, yaml.rangeAt([...place.path, index]), {
      message: 'supporting concepts are some of the concepts of the module',
      expected: place.module.concepts.join(', '),
      found: id,
    })
  }
}

function withTypography({ bridge, ...roadmap }: z.infer<typeof roadmapSchema>): Roadmap {
  return {
    ...roadmap,
    ...(bridge === undefined ? {} : { bridge }),
    title: typographicPlain(roadmap.title),
    audience: typographicPlain(roadmap.audience),
    phases: roadmap.phases.map((phase) => ({
      ...phase,
      title: typographicPlain(phase.title),
      goal: typographicPlain(phase.goal),
      modules: phase.modules.map(({ project, choose, ...module }) => ({
        ...module,
        title: typographicPlain(module.title),
        ...(choose === undefined ? {} : { choose }),
        ...(project === undefined ? {} : { projects: [{ title: typographicPlain(project) }] }),
      })),
    })),
  }
}
