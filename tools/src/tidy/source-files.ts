/** Reads every tracked or new text file of the repository once, for the house rules. */

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface RepositoryFile {
  /** Relative to the repository, forward slashes. */
  readonly path: string
  readonly text: string
}

export const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..')

const TEXT = /\.(ts|mjs|cjs|js|svelte|astro|css|md|yaml|sql|json|svg|html)$/

/** Returns the files that git knows or would add, sorted by path; generated and binary ones are left out. */
export function readRepositoryFiles(): readonly RepositoryFile[] {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: repository,
    encoding: 'utf8',
  })
  const paths = [...new Set(listing.split('\0'))]
    .filter((path) => TEXT.test(path) && path !== 'package-lock.json')
    .sort()
  return paths.flatMap((path) => {
    try {
      return [{ path, text: readFileSync(join(repository, path), 'utf8') }]
    } catch {
      return [] // Deleted in the working tree, still in the index.
    }
  })
}
