/** Run as a child: appends events to the log at argv[2] until killed, and prints each id once it is acknowledged. */

import { writeSync } from 'node:fs'
import { createEventFactory } from '@savepoint/progress'
import { nodeClock, randomDigit } from '../clock.ts'
import { createFileLog } from '../file-log.ts'

const path = process.argv[2] ?? ''
const log = createFileLog(
  path,
  createEventFactory({ clock: nodeClock, randomDigit, device: `child-${process.pid}` }),
)
// Long enough that a write is often under way when the kill comes.
const answer = 'ответ '.repeat(2_000)
for (let count = 0; ; count += 1) {
  const item = {
    kind: 'ItemAnswered',
    concept: 'c',
    item: `i${count}`,
    answer,
    correct: true,
    contentHash: 'h',
  } as const
  const appended = await log.append([item, item])
  if (!appended.ok) throw new Error(appended.error.message)
  writeSync(1, `${appended.value.map((event) => event.id).join('\n')}\n`)
}
