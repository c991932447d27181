/** `node tools/src/compile/main.ts`: compiles the content, prints what is wrong, exits 1 when something is. */

import { compileContent } from './compile-content.ts'
import { renderDiagnostic } from './render-diagnostic.ts'

const { curriculum, diagnostics } = compileContent()
for (const diagnostic of diagnostics) process.stdout.write(`${renderDiagnostic(diagnostic, 'content/')}\n`)

const errorCount = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length
const warningCount = diagnostics.length - errorCount
const publishedCount = curriculum.concepts.filter((concept) => concept.status === 'published').length
process.stdout.write(
  `${curriculum.concepts.length} concepts (${publishedCount} published), ${errorCount} errors, ${warningCount} warnings\n`,
)
process.exitCode = errorCount === 0 ? 0 : 1
