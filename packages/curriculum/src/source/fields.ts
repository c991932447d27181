/** The pieces that schemas of all content files are made of. */

import { z } from 'zod'

const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** An id: lower-case words joined by hyphens. */
export const idField = z.string().regex(ID_PATTERN, { error: 'an id such as sql-select' })

/** An id with dots, as roadmap parts and items bear: `sql-select.not-in-null`. */
export const dottedIdField = z
  .string()
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, { error: 'an id such as sql-select.not-in-null' })

/** Text that says something. */
export const textField = z.string().refine((text) => text.trim() !== '', { error: 'text that is not empty' })

/** A day, `YYYY-MM-DD`. In YAML it needs no quotes. */
export const dayField = z.iso.date({ error: 'a day such as 2026-11-25' })

/** Minutes of a learner's time. */
export const minutesField = z.int().min(1).max(600)

/** An address that a reader can open. */
export const urlField = z
  .string()
  .regex(/^https?:\/\/[^\s<>"]+$/, { error: 'an address that begins with https://' })
