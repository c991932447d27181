/** What a title says besides its subject: effort, prerequisites, that it is optional, a tick at its end. */

import type { Draft } from './draft.ts'
import { type Effort, splitEffort } from './effort.ts'

const PREREQUISITES =
  /\s*[([（]\s*(?:pre-?req(?:uisite)?s?|requires?|after|depends on|needs)\s*[:：]?\s+([^()[\]]{1,200})[)\]）]/iu
const OPTIONAL = /\s*[([（]\s*optional\s*[)\]）]|^optional\s*[:：-]\s*|\s+[-–—]\s*optional$/iu
const NOTHING = /^(?:[-–—/]*|none|n\/?a|nil|no|nothing|无|—|ninguno|aucun|keine?|нет|なし|없음)$/iu

/** Takes the attributes out of `source` for `draft`, and returns what is left. */
export function takeAttributes(draft: Draft, source: string): string {
  let text = source
  const prerequisites = PREREQUISITES.exec(text)
  if (prerequisites !== null) {
    draft.prerequisites.push(...splitNames(prerequisites[1] ?? ''))
    text = text.replace(PREREQUISITES, '')
  }
  if (OPTIONAL.test(text)) {
    draft.isOptional = true
    text = text.replace(OPTIONAL, '')
  }
  const { title, effort } = splitEffort(text.trim())
  setEffort(draft, effort)
  return title
}

/** Takes the figures of `effort` for `draft`. */
export function setEffort(draft: Draft, effort: Effort | undefined): void {
  if (effort === undefined) return
  if (effort.minutes !== undefined) draft.minutes = effort.minutes
  if (effort.weeks !== undefined) draft.weeks = effort.weeks
  draft.isEach = effort.isEach
}

/** Returns the names in a list such as `Joins, Indexes and Views`. */
export function splitNames(value: string): readonly string[] {
  return value
    .split(/\s*[,;，；、+&•|/]\s*|\s+(?:and|und|et|y|e|и)\s+|\s*和\s*/u)
    .map((name) => name.replace(/^#/, '').trim())
    .filter((name) => name !== '' && !isNothing(name))
}

/** Says whether a cell or value means that there is none. */
export function isNothing(value: string): boolean {
  return NOTHING.test(value)
}
