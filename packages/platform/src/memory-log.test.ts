import { createEventFactory } from '@savepoint/progress'
import { createRandom } from '@savepoint/std'
import { createMemoryLog } from './memory-log.ts'
import { proveErasing } from './testing/erase-contract.ts'

proveErasing('a log in memory', async () => {
  const random = createRandom(1)
  const clock = { nowMs: () => 1_000, monotonicMs: () => 0 }
  return createMemoryLog(createEventFactory({ clock, randomDigit: () => random.below(32), device: 'test' }))
})
