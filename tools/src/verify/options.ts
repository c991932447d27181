/** The command line of `npm run verify` and `npm run update`. */

import { err, ok, type Result } from '@savepoint/std'

export interface VerifyOptions {
  readonly isUpdate: boolean
  readonly isJson: boolean
  /** Ids of concepts whose lesson is wanted; empty with `labs` empty means everything. */
  readonly lessons: ReadonlySet<string>
  readonly labs: ReadonlySet<string>
}

export const USAGE =
  'npm run verify -- [--lesson ID]… [--lab ID]… [--json]    npm run update -- [--lesson ID]…'

/** Reads arguments; the error is a sentence for the user. */
export function readOptions(args: readonly string[]): Result<VerifyOptions, string> {
  const lessons = new Set<string>()
  const labs = new Set<string>()
  let isUpdate = false
  let isJson = false
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index]
    if (argument === '--update') isUpdate = true
    else if (argument === '--json') isJson = true
    else if (argument === '--lesson' || argument === '--lab') {
      const id = args[index + 1]
      if (id === undefined) return err(`${argument} needs an id. ${USAGE}`)
      ;(argument === '--lab' ? labs : lessons).add(id)
      index += 1
    } else return err(`There is no option ${argument}. ${USAGE}`)
  }
  return ok({ isUpdate, isJson, lessons, labs })
}

/** Says whether the options name single lessons or labs. */
export function isPartial(options: VerifyOptions): boolean {
  return options.lessons.size > 0 || options.labs.size > 0
}
