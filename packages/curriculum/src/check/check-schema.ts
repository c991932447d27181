/** The schema of checks.yaml. */

import { z } from 'zod'
import { dottedIdField, idField, textField } from '../source/fields.ts'

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

const itemSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...itemFields, kind: z.literal('choice'), options: z.array(optionField) }),
    z.strictObject({ ...itemFields, kind: z.literal('multiple'), options: z.array(optionField) }),
    z.strictObject({
      ...itemFields,
      kind: z.literal('number'),
      answer: z.number(),
      unit: z.string(),
      tolerance: z.number().min(0).default(0),
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
