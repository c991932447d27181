/** coverage.yaml: where in the product each topic of the documents is that it was conceived from. */

import { z } from 'zod'
import { typographicPlain } from '../markdown/typography.ts'
import type { Coverage, CoverageEntry, CoverageTarget } from '../model.ts'
import { dottedIdField, idField, textField } from '../source/fields.ts'
import { checkSchema } from '../source/schema-check.ts'
import type { FieldPath } from '../source/yaml-source.ts'
import { define, type ListReading, readList } from './list-reading.ts'
import type { CompiledUnit, Unit } from './unit.ts'
import { finishReading } from './unit-reading.ts'

const targetField = z.string().regex(/^(?:concept|roadmap|node|path|feature):[a-z0-9]+(?:[-.][a-z0-9]+)*$/, {
  error: 'concept:ID, roadmap:ID, node:ID, path:ID or feature:ID',
})

const entrySchema = z.strictObject({ id: dottedIdField, label: textField, at: z.array(targetField).min(1) })

const coverageSchema = z.strictObject({
  total: z.int().min(0),
  features: z.array(
    z.strictObject({
      id: idField,
      title: textField,
      where: z.string().regex(/^(?:\/(?:[a-z0-9-]+\/)*|savepoint [a-z -]+)$/, {
        error: 'a page such as /plan/ or a command such as savepoint import',
      }),
    }),
  ),
  documents: z.array(
    z.strictObject({
      id: idField,
      title: textField,
      count: z.int().min(0),
      sections: z.array(z.strictObject({ title: textField, entries: z.array(entrySchema) })),
    }),
  ),
})

/** The coverage of a course that has none. */
export const NO_COVERAGE: Coverage = { total: 0, features: [], documents: [] }

/** Compiles the coverage; targets are left as mentions. */
export function compileCoverage(unit: Unit): CompiledUnit {
  const place = readList(unit)
  const { reading, yaml } = place
  const checked = checkSchema(yaml, coverageSchema, { report: reading.report, fallback: { ...NO_COVERAGE } })
  if (checked === undefined) return finishReading(reading, {})
  const { total, features, documents } = checked.value
  // What was cut away for a fault of its own is missing from the counts as well.
  const isWhole = reading.diagnostics.length === 0
  for (const [index, { id }] of features.entries())
    define(place, { kind: 'feature', id, path: ['features', checked.indexInFile('features', index)] })
  const coverage: Coverage = {
    total,
    features: features.map((feature) => ({ ...feature, title: typographicPlain(feature.title) })),
    documents: documents.map((document, index) => {
      const path = ['documents', checked.indexInFile('documents', index)]
      const sections = document.sections.map(({ title, entries }, at) => ({
        title: typographicPlain(title),
        entries: entries.map((entry, n) => readEntry(place, entry, [...path, 'sections', at, 'entries', n])),
      }))
      const found = sections.reduce((sum, section) => sum + section.entries.length, 0)
      if (isWhole) reportCount(place, { path: [...path, 'count'], stated: document.count, found })
      return { id: document.id, title: typographicPlain(document.title), count: document.count, sections }
    }),
  }
  const found = coverage.documents.reduce((sum, document) => sum + document.count, 0)
  if (isWhole) reportCount(place, { path: ['total'], stated: total, found })
  return finishReading(reading, { coverage })
}

function readEntry(place: ListReading, entry: z.infer<typeof entrySchema>, path: FieldPath): CoverageEntry {
  const { reading, yaml } = place
  define(place, { kind: 'coverage entry', id: entry.id, path })
  const at = entry.at.map(targetOf)
  for (const [index, { kind, id }] of at.entries()) {
    const range = yaml.rangeAt([...path, 'at', index])
    reading.mentions.push({ kind, id, path: yaml.source.path, range })
  }
  return { id: entry.id, label: typographicPlain(entry.label), at }
}

function targetOf(text: string): CoverageTarget {
  const colon = text.indexOf(':')
  return { kind: text.slice(0, colon) as CoverageTarget['kind'], id: text.slice(colon + 1) }
}

/** The count is written down so that an entry that gets lost is missed. */
function reportCount(
  { reading, yaml }: ListReading,
  { path, stated, found }: { path: FieldPath; stated: number; found: number },
): void {
  if (stated === found) return
  reading.report('coverageCount', yaml.source.path, yaml.rangeAt(path), {
    message: 'the count is not that of the entries',
    expected: `${found}, or the entries that are missing`,
    found: `${stated}`,
  })
}
