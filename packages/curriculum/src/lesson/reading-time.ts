/** How long a lesson takes to read and run. */

import type { LessonText } from './lesson-blocks.ts'

/** Careful reading of technical prose. */
const WORDS_PER_MINUTE = 180
/** Minutes for one of each block that is studied, not read. */
const MINUTES_BY_KIND: Readonly<Record<string, number>> = {
  cell: 0.75,
  figure: 0.5,
  table: 0.25,
  simulator: 3,
}

/** Returns whole minutes, at least one. */
export function readingMinutes(text: Pick<LessonText, 'sections' | 'wordCount'>): number {
  const blocks = text.sections.flatMap((section) => section.blocks)
  const studied = blocks.reduce((sum, block) => sum + (MINUTES_BY_KIND[block.kind] ?? 0), 0)
  return Math.max(1, Math.round(text.wordCount / WORDS_PER_MINUTE + studied))
}
