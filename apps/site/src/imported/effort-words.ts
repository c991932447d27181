/** Effort of a node as the tree shows it. */
import type { ImportedNode } from '@savepoint/progress'
import { minutesText, weeksText } from '@savepoint/roadmaps'

/** Returns `2-4 h`, else `2-4 weeks`, else nothing. */
export function effortText({ minutes, weeks }: Pick<ImportedNode, 'minutes' | 'weeks'>): string {
  if (minutes !== undefined) return minutesText(minutes)
  return weeks === undefined ? '' : weeksText(weeks)
}
