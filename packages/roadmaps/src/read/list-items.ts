/** Questions about items of a list and what is below them. */

import type { ImportedLink } from '@savepoint/progress'
import { readInline } from './inline-text.ts'
import type { ListItem } from './outline.ts'
import type { References } from './scan-inline.ts'

/** Says whether the item or anything below it has a box. */
export function hasBox(item: ListItem): boolean {
  return item.block.box === 'open' || item.block.box === 'done' || item.children.some(hasBox)
}

/** Returns the number of lines with a bullet. */
export function countLines(items: readonly ListItem[]): number {
  return items.reduce((sum, item) => sum + 1 + countLines(item.children), 0)
}

/** Returns the text of the item and of everything below it, line by line. */
export function allLines(item: ListItem): readonly string[] {
  return [item.block.raw, ...item.block.text, ...item.children.flatMap(allLines)]
}

/** Returns all links of the item and of what is below it. */
export function allLinks(item: ListItem, references: References): readonly ImportedLink[] {
  return allLines(item).flatMap((raw) => readInline(raw, references).links)
}

/**
 * `1. Joins`, `- inner`, `- outer`, `2. Views`, all at one indentation: people mean the bullets to belong to the numbers.
 * Returns the items with those bullets below their number.
 */
export function nestUnderNumbers(items: readonly ListItem[]): readonly ListItem[] {
  const numbered = items.filter((item) => item.block.isOrdered).length
  if (numbered < 2 || numbered === items.length || items[0]?.block.isOrdered !== true) return items
  const nested: ListItem[] = []
  for (const item of items) {
    if (item.block.isOrdered) nested.push({ block: item.block, children: [...item.children] })
    else nested.at(-1)?.children.push(item)
  }
  return nested
}
