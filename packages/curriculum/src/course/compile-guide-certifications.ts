/** guide/certifications.yaml: exams with their status, each with the day and the page that it was read on. */

import { z } from 'zod'
import { typographicPlain } from '../markdown/typography.ts'
import type { Certification, Guide } from '../model.ts'
import { dayField, idField, textField } from '../source/fields.ts'
import { checkSchema } from '../source/schema-check.ts'
import { sourceOf, tableSourceField } from './compile-guide-languages.ts'
import { define, type ListReading } from './list-reading.ts'
import { mentionEach } from './mentions.ts'

const certificationSchema = z.strictObject({
  id: idField,
  title: textField,
  vendor: textField,
  exam: textField.optional(),
  status: z.enum(['active', 'retired', 'changing']),
  retired: dayField.optional(),
  note: textField.optional(),
  concepts: z.array(idField).default([]),
  source: tableSourceField,
  basis: textField,
  asOf: dayField.optional(),
  checked: dayField,
})

const certificationsSchema = z.strictObject({ certifications: z.array(certificationSchema) })

/** Compiles the certifications. Only a retired one has a day of retirement. */
export function compileCertifications(place: ListReading): Partial<Guide> {
  const { reading, yaml } = place
  const fallback = { certifications: [] }
  const checked = checkSchema(yaml, certificationsSchema, { report: reading.report, fallback })
  const certifications = (checked?.value.certifications ?? []).map((entry, index) => {
    const path = ['certifications', checked?.indexInFile('certifications', index) ?? index]
    define(place, { kind: 'certification', id: entry.id, path })
    mentionEach(reading, yaml, { ids: entry.concepts, path: [...path, 'concepts'] })
    if (entry.retired !== undefined && entry.status !== 'retired') {
      reading.report('badField', yaml.source.path, yaml.rangeAt([...path, 'retired']), {
        message: 'only what is retired has a day of retirement',
        expected: 'status: retired',
        found: entry.status,
      })
    }
    return certificationOf(entry)
  })
  return { certifications }
}

function certificationOf(fields: z.infer<typeof certificationSchema>): Certification {
  const { exam, retired, note, asOf, ...rest } = fields
  return {
    ...rest,
    title: typographicPlain(rest.title),
    vendor: typographicPlain(rest.vendor),
    basis: typographicPlain(rest.basis),
    source: sourceOf(rest.source),
    ...(exam === undefined ? {} : { exam }),
    ...(retired === undefined ? {} : { retired }),
    ...(note === undefined ? {} : { note: typographicPlain(note) }),
    ...(asOf === undefined ? {} : { asOf }),
  }
}
