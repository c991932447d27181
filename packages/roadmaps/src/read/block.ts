/** The blocks that a document is taken apart into, in order. */

import type { Box } from './list-marker.ts'

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly raw: string; readonly line: number }
  | ItemBlock
  | TextBlock
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly line: number }
  | { readonly kind: 'summary'; readonly raw: string; readonly line: number }
  | { readonly kind: 'detailsEnd'; readonly line: number }
  /** A rule or the end of a quotation: what follows does not belong to the paragraph before. */
  | { readonly kind: 'rule'; readonly line: number }

export interface ItemBlock {
  readonly kind: 'item'
  /** Columns before the bullet. */
  readonly indent: number
  readonly isOrdered: boolean
  readonly box: Box
  /** The first line and those that continue it. */
  readonly raw: string
  /** Paragraphs indented below it. */
  readonly text: readonly string[]
  readonly line: number
}

export interface TextBlock {
  readonly kind: 'text'
  /** Lines of one paragraph, and the same joined by blanks. */
  readonly lines: readonly string[]
  readonly raw: string
  readonly lineCount: number
  /** Columns before its first line. */
  readonly indent: number
  /** The next line that is not blank begins a list, table or `<details>`. */
  readonly isBeforeList: boolean
  /** Blank lines, or the ends of the document, stand on both sides. */
  readonly isAlone: boolean
  readonly line: number
}
