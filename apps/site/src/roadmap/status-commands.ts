/** What sets the status of a concept by hand, for the tree and the map: recorded, and said to who cannot see the mark. */
import type { ConceptStatus } from '@savepoint/progress'
import type { SiteOutline } from '../record/outline.ts'
import { record } from '../record/record.ts'
import { STATUS_WORDS } from '../shell/words.ts'
import type { StatusMenuOptions } from './status-menu.ts'
import { toggledStatus } from './toggled-status.ts'

export interface StatusCommands extends StatusMenuOptions {
  /** Sets `status`, or takes it back when the concept has it. */
  readonly toggle: (concept: string, status: ConceptStatus) => void
}

/** Returns the commands; `statuses` is kept up to date by whoever watches the record. */
export function statusCommands(
  outline: SiteOutline,
  statuses: ReadonlyMap<string, ConceptStatus>,
): StatusCommands {
  const concepts = new Map(outline.concepts.map((concept) => [concept.id, concept]))
  const said = document.querySelector('[data-status-said]')
  const statusOf = (id: string): ConceptStatus => statuses.get(id) ?? 'notStarted'
  const set = (id: string, status: ConceptStatus | null): void => {
    const concept = concepts.get(id)
    if (concept === undefined) return
    void record({ kind: 'StatusSet', concept: id, status, contentHash: concept.contentHash })
    said?.replaceChildren(`${concept.title}: ${status === null ? 'as recorded' : STATUS_WORDS[status]}.`)
  }
  return { statusOf, set, toggle: (id, status) => set(id, toggledStatus(statusOf(id), status)) }
}
