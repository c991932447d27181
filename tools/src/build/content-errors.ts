/** Compiles the content for the build and says what is wrong with it. */
import { compileContent } from '../compile/compile-content.ts'
import { renderDiagnostic } from '../compile/render-diagnostic.ts'
import { CURRICULUM_FILE } from './paths.ts'

/** Leaves the compiled curriculum where the pages find it, prints each error and returns how many there are. */
export function printContentErrors(): number {
  const { diagnostics } = compileContent({ artefactPath: CURRICULUM_FILE })
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
  for (const error of errors) console.error(renderDiagnostic(error, 'content/'))
  if (errors.length > 0)
    console.error(`${errors.length === 1 ? '1 error' : `${errors.length} errors`} in the content.`)
  return errors.length
}
