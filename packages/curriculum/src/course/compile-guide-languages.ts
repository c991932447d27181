/** guide/languages.yaml: criteria that can be checked, and how each language meets them. */

import { z } from 'zod'
import { typographicPlain } from '../markdown/typography.ts'
import type { Guide, Language, LanguageCriterion, TableSource } from '../model.ts'
import { dayField, idField, textField, urlField } from '../source/fields.ts'
import { checkSchema } from '../source/schema-check.ts'
import type { FieldPath } from '../source/yaml-source.ts'
import type { ListReading } from './list-reading.ts'
import { mentionEach, reportRepeats } from './mentions.ts'

/** A page that a reader can open. */
export const tableSourceField = z.strictObject({ title: textField, url: urlField })

const WEIGHT_MAX = 5

const languagesSchema = z.strictObject({
  criteria: z.array(
    z.strictObject({
      id: idField,
      title: textField,
      text: textField,
      weight: z.int().min(0).max(WEIGHT_MAX),
    }),
  ),
  languages: z.array(
    z.strictObject({
      id: idField,
      title: textField,
      concept: idField,
      firstRelease: z.strictObject({ year: z.int().min(1950).max(2100), name: textField }),
      typing: textField,
      memory: textField,
      concurrency: textField,
      governance: textField,
      docs: tableSourceField,
      meets: z.array(
        z.strictObject({
          criterion: idField,
          degree: z.enum(['fully', 'partly', 'not']),
          because: textField,
        }),
      ),
      sources: z.array(tableSourceField).min(1),
      checked: dayField,
    }),
  ),
})

type LanguageFields = z.infer<typeof languagesSchema>['languages'][number]

/** Compiles the table of languages. A language without a say on a criterion is reported and left out. */
export function compileLanguages(place: ListReading): Partial<Guide> {
  const { reading, yaml } = place
  const fallback = { criteria: [], languages: [] }
  const checked = checkSchema(yaml, languagesSchema, { report: reading.report, fallback })
  if (checked === undefined) return {}
  const { criteria, languages } = checked.value
  for (const field of ['criteria', 'languages'] as const) {
    const ids = checked.value[field].map((entry) => entry.id)
    const indexInFile = (index: number): number => checked.indexInFile(field, index)
    reportRepeats(reading, yaml, { ids, path: [field], indexInFile })
  }
  const whole = languages.filter((language, index) => {
    const path = ['languages', checked.indexInFile('languages', index)]
    mentionEach(reading, yaml, { ids: [language.concept], path: [...path, 'concept'] })
    return meetsAll(place, { language, criteria, path })
  })
  return {
    languages: {
      criteria: criteria.map(criterionOf),
      languages: whole.map((one) => languageOf(one, criteria)),
    },
  }
}

function meetsAll(
  { reading, yaml }: ListReading,
  row: { language: LanguageFields; criteria: readonly LanguageCriterion[]; path: FieldPath },
): boolean {
  const known = row.criteria.map((criterion) => criterion.id)
  const said = row.language.meets.map((one) => one.criterion)
  const path = [...row.path, 'meets']
  reportRepeats(reading, yaml, { ids: said, path })
  for (const [index, id] of said.entries()) {
    if (known.includes(id)) continue
    reading.report('badField', yaml.source.path, yaml.rangeAt([...path, index, 'criterion']), {
      message: 'there is no such criterion',
      expected: known.join(', '),
      found: id,
    })
  }
  const missing = known.filter((id) => !said.includes(id))
  if (missing.length === 0) return true
  reading.report('missingField', yaml.source.path, yaml.keyRangeAt(path), {
    message: `${row.language.id} says nothing about some criteria`,
    expected: missing.join(', '),
  })
  return false
}

function criterionOf({ id, title, text, weight }: LanguageCriterion): LanguageCriterion {
  return { id, title: typographicPlain(title), text: typographicPlain(text), weight }
}

function languageOf(fields: LanguageFields, criteria: readonly LanguageCriterion[]): Language {
  return {
    ...fields,
    firstRelease: { ...fields.firstRelease, name: typographicPlain(fields.firstRelease.name) },
    typing: typographicPlain(fields.typing),
    memory: typographicPlain(fields.memory),
    concurrency: typographicPlain(fields.concurrency),
    governance: typographicPlain(fields.governance),
    docs: sourceOf(fields.docs),
    meets: criteria.flatMap(({ id }) => {
      const one = fields.meets.find((candidate) => candidate.criterion === id)
      return one === undefined ? [] : [{ ...one, because: typographicPlain(one.because) }]
    }),
    sources: fields.sources.map(sourceOf),
  }
}

/** Returns the source with its title set as a book sets it. */
export function sourceOf({ title, url }: TableSource): TableSource {
  return { title: typographicPlain(title), url }
}
