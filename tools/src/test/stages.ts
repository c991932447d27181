/** The stages of `npm test`, in order. CI runs exactly these. */

import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import type { Command, Stage } from './stage.ts'

const require = createRequire(import.meta.url)
const node = process.execPath

const typedRooms = [
  'std',
  'curriculum',
  'engines',
  'grading',
  'progress',
  'roadmaps',
  'guide',
  'planning',
  'review',
  'platform',
]

export const stages: readonly Stage[] = [
  {
    name: 'format',
    proves: 'one formatter, one linter',
    commands: [bin('@biomejs/biome', 'bin/biome', ['ci', '.'])],
  },
  {
    name: 'types',
    proves: 'strict, and no I/O in pure rooms',
    commands: [
      ...typedRooms.map((room) => bin('typescript', 'bin/tsc', ['-p', `packages/${room}`])),
      bin('typescript', 'bin/tsc', ['-p', 'tsconfig.test.json']),
      { file: node, args: ['tools/src/build/check-site-types.ts'] },
    ],
  },
  {
    name: 'imports',
    proves: 'rooms import only what they may',
    commands: [
      bin('dependency-cruiser', 'bin/dependency-cruise.mjs', [
        '--config',
        '.dependency-cruiser.cjs',
        'packages',
        'apps',
        'tools',
        'tests',
      ]),
    ],
  },
  { name: 'tidy', proves: 'the house rules', commands: [tests('tools/src/tidy/*.test.ts')] },
  {
    name: 'unit',
    proves: 'the rooms, without content or browser',
    commands: [tests('packages/**/*.test.ts', 'apps/**/src/**/*.test.ts', 'tools/src/!(tidy)/**/*.test.ts')],
  },
  {
    name: 'build',
    proves: 'content compiles, the site builds',
    commands: [{ file: node, args: ['tools/src/build.ts', '--strict'] }],
  },
  {
    name: 'engines',
    proves: 'every adapter keeps the contract, in Node, in a worker and in a browser',
    commands: [tests('tools/src/engine-assets/*.contract.ts')],
  },
  {
    name: 'verify',
    proves: 'every output, key and grader on the real engine',
    commands: [{ file: node, args: ['tools/src/verify.ts'] }],
  },
  {
    name: 'e2e',
    proves: "the learner's path in a real browser",
    commands: [{ file: node, args: ['tools/src/test/e2e.ts'] }],
  },
  {
    name: 'packaged',
    proves: 'the packed CLI in an empty folder',
    commands: [tests('tests/packaged/*.test.ts')],
  },
]

function tests(...patterns: readonly string[]): Command {
  const concurrency = `--test-concurrency=${availableParallelism()}`
  return { file: node, args: ['--test', '--test-reporter=spec', concurrency, ...patterns] }
}

/** Runs a package's own executable script with this Node, without a shell and without PATH. */
function bin(packageName: string, script: string, args: readonly string[]): Command {
  return { file: node, args: [join(packageFolder(packageName), script), ...args] }
}

function packageFolder(packageName: string): string {
  const searched = require.resolve.paths(packageName) ?? []
  for (const folder of searched) {
    try {
      return dirname(require.resolve(join(folder, packageName, 'package.json')))
    } catch {
      // Not in this folder of the search path; the next one is tried.
    }
  }
  throw new Error(`${packageName} is not installed. Run "npm ci".`)
}
