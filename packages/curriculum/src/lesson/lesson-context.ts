/** What every part of reading a lesson is given. */

import type { MarkdownContext } from '../markdown/markdown.ts'
import type { SourceText } from '../source/source-text.ts'

export interface LessonContext extends MarkdownContext {
  /** Engine of cells that do not name one. */
  readonly engine: string
  /** SVG files of the concept, by the path that the lesson writes: `figures/heap-page.svg`. */
  readonly figures: ReadonlyMap<string, SourceText>
}
