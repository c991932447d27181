/** The schema of lab.yaml. Which of the eight checks a requirement has is decided after this, with a better message. */

import { z } from 'zod'
import { idField, minutesField, textField } from '../source/fields.ts'

const literalCell = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: 'text, a number, true, false or null',
})

const expectedField = z.union(
  [
    z.strictObject({ query: textField }),
    z.strictObject({ columns: z.array(textField), rows: z.array(z.array(literalCell)) }),
  ],
  { error: '{ query: … } or { columns: […], rows: [[…], …] }' },
)

const orderField = z.union(
  [z.enum(['bag', 'set', 'ordered']), z.strictObject({ by: z.array(textField).min(1) })],
  { error: 'bag | set | ordered | { by: [column, …] }' },
)

const comparisonFields = {
  order: orderField.default('bag'),
  columns: z.enum(['namesAndOrder', 'orderOnly']).default('orderOnly'),
  tolerance: z.number().min(0).default(0),
}

const countField = z.int().min(0)

const checkFields = {
  rows: z.strictObject({
    part: z.string().default(''),
    ...comparisonFields,
    expected: expectedField.default({ query: 'solution' }),
  }),
  plan: z.strictObject({
    part: z.string().default(''),
    query: textField.optional(),
    forbid: z.array(textField).default([]),
    require: z.array(textField).default([]),
    buffersMax: countField.optional(),
    nodeRowsMax: countField.optional(),
    estimateRatioMax: z.number().min(1).optional(),
    heapFetchesMax: countField.optional(),
  }),
  probe: z.strictObject({ query: textField, expected: expectedField, ...comparisonFields }),
  refuses: z.strictObject({
    statement: textField,
    sqlstates: z.array(z.string().regex(/^[0-9A-Z]{5}$/, { error: 'a SQLSTATE such as "23505"' })).min(1),
  }),
  accepts: z.strictObject({ statement: textField }),
  idempotent: z.strictObject({ state: textField }),
  atomic: z.strictObject({ invariant: textField, expected: expectedField, ...comparisonFields }),
  wal: z.strictObject({ bytesMax: z.int().min(1) }),
}

/** The names of the checks, one of which each requirement has. */
export const CHECK_KINDS = Object.keys(checkFields) as (keyof typeof checkFields)[]

const requirementSchema = z.strictObject({
  id: idField,
  text: textField,
  advice: z.string().default(''),
  rows: checkFields.rows.optional(),
  plan: checkFields.plan.optional(),
  probe: checkFields.probe.optional(),
  refuses: checkFields.refuses.optional(),
  accepts: checkFields.accepts.optional(),
  idempotent: checkFields.idempotent.optional(),
  atomic: checkFields.atomic.optional(),
  wal: checkFields.wal.optional(),
})

export const labSchema = z.strictObject({
  id: idField,
  title: textField,
  minutes: z.strictObject({ from: minutesField, to: minutesField }),
  engine: idField.default('postgres'),
  dataset: idField.default('empty'),
  variants: z.array(idField).min(1).default(['base']),
  parts: z.array(z.strictObject({ id: idField, title: textField })).default([]),
  requirements: z.array(requirementSchema).min(1),
  hints: z.array(textField).min(3).max(3),
  mutation: z
    .strictObject({
      enabled: z.boolean().optional(),
      equivalents: z.array(z.strictObject({ mutant: textField, because: textField })).default([]),
    })
    .default({ equivalents: [] }),
})

export type LabSource = z.infer<typeof labSchema>
export type RequirementSource = z.infer<typeof requirementSchema>
export type ExpectedSource = z.infer<typeof expectedField>
export type OrderSource = z.infer<typeof orderField>
