/** A node while it is being read: what is known of it before ids are given. */

import type { ImportedLink } from '@savepoint/progress'
import type { Range } from './effort.ts'
import type { Box } from './list-marker.ts'

export interface Draft {
  kind: 'group' | 'topic'
  title: string
  /** Paragraphs beside the title. */
  readonly text: string[]
  readonly links: ImportedLink[]
  minutes?: Range | undefined
  weeks?: Range | undefined
  /** Its effort is that of each of its children. */
  isEach: boolean
  isOptional: boolean
  box: Box
  /** Names, or numbers of rows, of what comes before. */
  readonly prerequisites: string[]
  /** The number that a row of a table bears. */
  number?: string | undefined
  /** Of an exported document: the id that the node had. */
  id?: string | undefined
  readonly children: Draft[]
  readonly line: number
}

/** Returns a draft without anything but a title. */
export function newDraft(kind: Draft['kind'], title: string, line: number): Draft {
  return {
    kind,
    title,
    text: [],
    links: [],
    isEach: false,
    isOptional: false,
    box: 'none',
    prerequisites: [],
    children: [],
    line,
  }
}

/** Says whether `drafts` hold anything to tick. */
export function hasTopics(drafts: readonly Draft[]): boolean {
  return drafts.some((draft) => draft.kind === 'topic' || hasTopics(draft.children))
}
