/**
 * `npm run verify`: everything in `content/` that can run is run on the real engine and compared with what is
 * recorded or claimed. `npm run update` records outputs anew. Exit code 1 on any failure or surviving mutant.
 */

import { compileContent } from './compile/compile-content.ts'
import { isPartial, readOptions, USAGE } from './verify/options.ts'
import { verifyContent } from './verify/verify-content.ts'
import { verifyGuide } from './verify/verify-guide.ts'

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
    const isGuideSound = isPartial(options.value) || options.value.isUpdate || printGuide()
    process.exitCode = totals.failures === 0 && isGuideSound ? 0 : 1
  }
}

/** To standard error, as `--json` ends with one document on standard output. */
function printGuide(): boolean {
  const { answerCount, faults } = verifyGuide(compileContent().curriculum)
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.stderr.write(`guide: ${answerCount} answers, ${faults.length} faults\n`)
  return faults.length === 0
}
