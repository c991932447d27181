/** Fields that the schemas of events share. Limits keep a hostile file from filling the log. */

import * as z from 'zod'

export const id = z.string().min(1).max(200)
export const hash = z.string().max(200)
export const count = z.number().int().min(0).max(1_000_000)
/** What a learner typed; the page caps its fields far below this. */
export const typed = z.string().max(1_000_000)
export const titleField = z.string().max(2_000)
export const statusField = z.enum(['notStarted', 'inProgress', 'completed', 'skipped'])
export const dayField = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** Only addresses that a link may carry: nothing in a record can script the page. */
export const urlField = z
  .string()
  .max(4_000)
  .regex(/^(?:https?:|mailto:)/i)
