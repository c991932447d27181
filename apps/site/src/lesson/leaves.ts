/**
 * A lesson laid out as leaves of the log: each section and each cell after the first block starts one, with an
 * address that counts up in hexadecimal, as log positions do. The margin shows what the learner did at each.
 */
import type { CellBlock, LessonBlock, Section } from '@savepoint/curriculum'

export interface Leaf {
  /** `0/0A`; counts through the lesson. */
  readonly address: string
  /** Where an entry of this leaf comes from: the section's own leaf has no cell. */
  readonly cell?: CellBlock
  readonly blocks: readonly LessonBlock[]
}

export interface LeafSection {
  readonly id: string
  readonly title: string
  readonly leaves: readonly Leaf[]
}

/** Returns the sections with their blocks divided into leaves; no block is lost or moved. */
export function layLeaves(sections: readonly Section[]): readonly LeafSection[] {
  let position = 0
  return sections.map((section) => ({
    id: section.id,
    title: section.title,
    leaves: divide(section.blocks).map((blocks) => {
      const cell = blocks.find((block) => block.kind === 'cell')
      return { address: logAddress(position++), ...(cell ? { cell } : {}), blocks }
    }),
  }))
}

/** Returns the log address of a position: 0 is `0/00`, 26 is `0/1A`. */
export function logAddress(position: number): string {
  return `0/${position.toString(16).toUpperCase().padStart(2, '0')}`
}

function divide(blocks: readonly LessonBlock[]): readonly (readonly LessonBlock[])[] {
  const leaves: LessonBlock[][] = [[]]
  for (const block of blocks) {
    const last = leaves.at(-1) ?? []
    if (block.kind === 'cell' && last.length > 0) leaves.push([block])
    else last.push(block)
  }
  return leaves
}
