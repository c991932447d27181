/** glossary.yaml, simulators.yaml and datasets/<id>/dataset.yaml into their entries. */

import { z } from 'zod'
import { typographicPlain } from '../markdown/typography.ts'
import { dottedIdField, idField, textField } from '../source/fields.ts'
import { checkSchema } from '../source/schema-check.ts'
import { START } from '../source/source-text.ts'
import { parseYaml } from '../source/yaml-source.ts'
import { define, readList } from './list-reading.ts'
import type { CompiledUnit, Unit } from './unit.ts'
import { findSource, finishReading, inlineField, startReading } from './unit-reading.ts'

const glossarySchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      id: idField,
      term: textField,
      aliases: z.array(textField).default([]),
      definition: textField,
      concept: idField.optional(),
    }),
  ),
})

const simulatorsSchema = z.strictObject({
  simulators: z.array(
    z.strictObject({ id: dottedIdField, title: textField, status: z.enum(['published', 'planned']) }),
  ),
})

const datasetSchema = z.looseObject({
  id: idField,
  title: textField,
  description: textField,
  engine: idField.default('postgres'),
  tables: z.array(z.looseObject({ name: textField, description: textField })).default([]),
  variants: z.array(z.looseObject({ id: idField, description: textField })).min(1),
})

/** Compiles the glossary; the definitions are inline Markdown. */
export function compileGlossary(unit: Unit): CompiledUnit {
  const { reading, yaml } = readList(unit)
  const checked = checkSchema(yaml, glossarySchema, { report: reading.report, fallback: { terms: [] } })
  const terms = (checked?.value.terms ?? []).map((entry, index) => {
    const path = ['terms', checked?.indexInFile('terms', index) ?? index]
    define({ reading, yaml }, { kind: 'glossary', id: entry.id, path })
    if (entry.concept !== undefined) {
      const range = yaml.rangeAt([...path, 'concept'])
      reading.mentions.push({ kind: 'concept', id: entry.concept, path: yaml.source.path, range })
    }
    return {
      id: entry.id,
      term: typographicPlain(entry.term),
      aliases: entry.aliases.map(typographicPlain),
      definitionHtml: inlineField(reading, yaml, { path: [...path, 'definition'], text: entry.definition }),
      ...(entry.concept === undefined ? {} : { concept: entry.concept }),
    }
  })
  return finishReading(reading, { terms })
}

/** Compiles the list of simulators. */
export function compileSimulators(unit: Unit): CompiledUnit {
  const { reading, yaml } = readList(unit)
  const checked = checkSchema(yaml, simulatorsSchema, {
    report: reading.report,
    fallback: { simulators: [] },
  })
  const simulators = (checked?.value.simulators ?? []).map((entry, index) => {
    const path = ['simulators', checked?.indexInFile('simulators', index) ?? index]
    define({ reading, yaml }, { kind: 'simulator', id: entry.id, path })
    return { ...entry, title: typographicPlain(entry.title) }
  })
  return finishReading(reading, { simulators })
}

/** Compiles what dataset.yaml says; how its rows are made is the engines' matter, so further fields are left alone. */
export function compileDataset(unit: Unit): CompiledUnit {
  const reading = startReading(unit)
  const id = unit.key.replace(/^datasets\//, '')
  const source = findSource(reading, 'dataset.yaml')
  if (source === undefined) {
    const path = `${unit.key}/dataset.yaml`
    reading.report('missingField', path, START, {
      message: 'the dataset has no dataset.yaml',
      expected: path,
    })
    return finishReading(reading, {})
  }
  const yaml = parseYaml({ source, start: 0, end: source.text.length }, reading.report)
  const fallback = { id, title: id, description: id, variants: [{ id: 'base', description: id }] }
  const dataset = checkSchema(yaml, datasetSchema, { report: reading.report, fallback })?.value
  if (dataset === undefined) return finishReading(reading, {})
  reading.definitions.push({
    kind: 'dataset',
    id: dataset.id,
    path: source.path,
    range: yaml.rangeAt(['id']),
  })
  if (dataset.id !== id) {
    const finding = { message: 'the folder of a dataset bears its id', expected: id, found: dataset.id }
    reading.report('idMismatch', source.path, yaml.rangeAt(['id']), finding)
  }
  return finishReading(reading, {
    dataset: {
      id: dataset.id,
      title: typographicPlain(dataset.title),
      description: typographicPlain(dataset.description),
      engine: dataset.engine,
      tables: dataset.tables.map(({ name, description }) => ({
        name,
        description: typographicPlain(description),
      })),
      variants: dataset.variants.map((variant) => ({
        id: variant.id,
        description: typographicPlain(variant.description),
      })),
    },
  })
}
