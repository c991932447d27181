/** The effort that a document states, in one number. */

import type { ImportedNode } from '@savepoint/progress'

/** Returns the sum of the stated efforts in minutes, each range by its middle. A group's own figure includes its topics. */
export function statedMinutes(nodes: readonly ImportedNode[]): number {
  return nodes.reduce((sum, { kind, minutes, children }) => {
    const own = minutes === undefined ? 0 : (minutes.from + minutes.to) / 2
    const below = statedMinutes(children)
    return sum + (kind === 'group' ? Math.max(own, below) : own + below)
  }, 0)
}
