/** Estimates as published elsewhere, which paths, roadmaps and their parts may carry. */

import { z } from 'zod'
import { typographicPlain } from '../markdown/typography.ts'
import type { StatedEstimate } from '../model.ts'
import { textField } from '../source/fields.ts'

/** Hours, weeks or a place that something was first published with. */
export const statedField = z.strictObject({ text: textField, source: textField })

/** Returns the field as it stands in the model: absent when it was not given. */
export function statedOf(stated: StatedEstimate | undefined): { stated?: StatedEstimate } {
  if (stated === undefined) return {}
  return { stated: { text: typographicPlain(stated.text), source: typographicPlain(stated.source) } }
}
