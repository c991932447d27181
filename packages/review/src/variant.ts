/** Which variant of an item is asked. */

import { createRandom } from '@savepoint/std'

/**
 * Returns the index of the variant to show at a review, below `variantCount`: the item's id picks where to begin, and each
 * review goes on to the next, so that no variant comes twice in a row and all come equally often, alike on every device.
 */
export function variantAt(item: string, reviewCount: number, variantCount: number): number {
  if (variantCount <= 1) return 0
  return (createRandom(0).fork(item).below(variantCount) + reviewCount) % variantCount
}
