/** Effort as the pages of imported roadmaps show it. */
import type { ImportedNode } from '@savepoint/progress'
import { type ImportedProgress, minutesText, type NodeProgress, weeksText } from '@savepoint/roadmaps'
import { hoursText } from '../shell/words.ts'

/** Returns `2-4 h`, else `2-4 weeks`, else nothing. */
export function effortText({ minutes, weeks }: Pick<ImportedNode, 'minutes' | 'weeks'>): string {
  if (minutes !== undefined) return minutesText(minutes)
  return weeks === undefined ? '' : weeksText(weeks)
}

/** Returns `8 h left`; where some topics have no figure, that it is at least that. */
export function leftText({ bar, nodes }: Pick<ImportedProgress, 'bar' | 'nodes'>): string {
  if (bar.minutesLeft === 0) return ''
  return `${hasEffortEverywhere(nodes) ? '' : 'at least '}${hoursText(bar.minutesLeft)} left`
}

function hasEffortEverywhere(nodes: readonly NodeProgress[]): boolean {
  return nodes.every(
    ({ node, minutes, children }) => (node.kind === 'group' || minutes > 0) && hasEffortEverywhere(children),
  )
}
