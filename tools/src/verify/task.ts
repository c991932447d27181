/** What a lane works on at a time. */

import type { Concept, Lab } from '@savepoint/curriculum'

/** `folder` is the path from the repository's root. */
export type Task =
  | { readonly kind: 'lesson'; readonly concept: Concept; readonly folder: string }
  | { readonly kind: 'lab'; readonly lab: Lab; readonly folder: string }
