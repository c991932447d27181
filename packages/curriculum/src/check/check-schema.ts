/** The schema of checks.yaml. */

import { z } from 'zod'
import { dottedIdField, idField, textField } from '../source/fields.ts'

/** More variants than this nobody meets: at one review a month they last for two years. */
const CASES_MAX = 24

const verifyField = z
  .strictObject({ engine: idField.optional(), dataset: idField.optional(), run: textField })
  .optional()

const optionField = z.strictObject({
  id: idField,
  text: textField,
  correct: z.boolean().default(false),
  value: z.string().optional(),
  because: textField,
})

const itemFields = { id: dottedIdField, stem: textField, explanation: textField, verify: verifyField }

/** One set of parameters, and the key that `npm run update` computed for it. */
const caseField = z.strictObject({
  with: z.record(z.string(), z.union([z.string(), z.number()])),
  key: z.string().optional(),
})

const generatorField = z.array(caseField).min(2).max(CASES_MAX).optional()

const itemSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      ...itemFields,
      kind: z.literal('choice'),
      options: z.array(optionField),
      generator: generatorField,
    }),
    z.strictObject({ ...itemFields, kind: z.literal('multiple'), options: z.array(optionField) }),
    z.strictObject({
      ...itemFields,
      kind: z.literal('number'),
      answer: z.number().optional(),
      unit: z.string(),
      tolerance: z.number().min(0).default(0),
      generator: generatorField,
    }),
    z.strictObject({ ...itemFields, kind: z.literal('text'), answers: z.array(textField) }),
    z.strictObject({
      ...itemFields,
      kind: z.literal('order'),
      steps: z.array(z.strictObject({ id: idField, text: textField })),
    }),
  ],
  { error: 'choice | multiple | number | text | order' },
)

export const checkSchemaFile = z.strictObject({ items: z.array(itemSchema) })

export type ItemSource = z.infer<typeof itemSchema>
export type OptionSource = z.infer<typeof optionField>
export type GeneratorCase = z.infer<typeof caseField>
/** An item of a kind that may have a generator. */
export type GeneratedSource = Extract<ItemSource, { kind: 'choice' | 'number' }>
