/**
 * `npm run verify`: everything in `content/` that can run is run on the real engine and compared with what is
 * recorded or claimed. `npm run update` records outputs anew. Exit code 1 on any failure or surviving mutant.
 */

import { readOptions, USAGE } from './verify/options.ts'
import { verifyContent } from './verify/verify-content.ts'

const options = readOptions(process.argv.slice(2))
if (!options.ok) {
  process.stderr.write(`${options.error}\n`)
  process.exitCode = 2
} else {
  const totals = await verifyContent(options.value, (line) => process.stdout.write(`${line}\n`))
  if (totals === undefined) {
    process.stderr.write(`Nothing has that id. ${USAGE}\n`)
    process.exitCode = 2
  } else {
    process.exitCode = totals.failures === 0 ? 0 : 1
  }
}
