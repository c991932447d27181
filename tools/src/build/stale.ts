/**
 * Decides whether the built site is older than what it is built from. Two levels: names, sizes and times of the
 * inputs, which costs only `stat`; when those differ, the hash of their contents, so that a checkout or a touched
 * file does not cost a build.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Everything that the built site depends on, relative to the root of the project. */
const BUILD_INPUTS: readonly string[] = [
  'content',
  'packages',
  'apps/site/src',
  'apps/site/public',
  'apps/site/astro.config.ts',
  'apps/site/svelte.config.js',
  'tools/src/build',
  'tools/src/build.ts',
  'tools/src/compile',
  'tools/src/engine-assets',
  'package-lock.json',
]

const IGNORED = /(^|\/)(node_modules|testdata|\.astro|dist)(\/|$)|\.test\.ts$|\.tsbuildinfo$/

export interface BuildState {
  /** Of names, sizes and times. */
  readonly signature: string
  /** Of names and contents. */
  readonly contentHash: string
}

/** Returns the files that the build reads, sorted, relative to `root`. */
function listInputs(root: string, inputs: readonly string[] = BUILD_INPUTS): readonly string[] {
  const files: string[] = []
  const visit = (path: string): void => {
    if (IGNORED.test(path)) return
    const absolute = join(root, path)
    const found = statSync(absolute, { throwIfNoEntry: false })
    if (found?.isFile()) files.push(path)
    else if (found?.isDirectory()) for (const name of readdirSync(absolute)) visit(`${path}/${name}`)
  }
  for (const input of inputs) visit(input)
  return files.sort()
}

/** Returns the signature of names, sizes and times. */
function signInputs(root: string, files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Returns the hash of the names and contents of `files`. */
function hashInputs(root: string, files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

/** Returns a text that changes whenever an input is written, added or removed; costs only `stat`. */
export function inputSignature(root: string, inputs?: readonly string[]): string {
  return signInputs(root, listInputs(root, inputs))
}

export interface Freshness {
  readonly isFresh: boolean
  /** What to record when a build of these inputs has finished. */
  readonly state: BuildState
}

/** Compares the inputs with the state that the last build left in `stateFile`; `output` must exist, too. */
export function checkFreshness(options: {
  readonly root: string
  readonly stateFile: string
  readonly output: string
  readonly inputs?: readonly string[]
}): Freshness {
  const files = listInputs(options.root, options.inputs)
  const signature = signInputs(options.root, files)
  const last = readState(options.stateFile)
  const isBuilt = last !== undefined && existsSync(options.output)
  if (isBuilt && last.signature === signature) return { isFresh: true, state: last }
  const state = { signature, contentHash: hashInputs(options.root, files) }
  const isFresh = isBuilt && last.contentHash === state.contentHash
  if (isFresh) writeState(options.stateFile, state)
  return { isFresh, state }
}

/** Records that the output was built from `state`. */
export function writeState(stateFile: string, state: BuildState): void {
  mkdirSync(dirname(stateFile), { recursive: true })
  writeFileSync(stateFile, `${JSON.stringify(state)}\n`)
}

function readState(stateFile: string): BuildState | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(stateFile, 'utf8'))
    if (typeof value !== 'object' || value === null) return undefined
    if (!('signature' in value && 'contentHash' in value)) return undefined
    const { signature, contentHash } = value
    return typeof signature === 'string' && typeof contentHash === 'string'
      ? { signature, contentHash }
      : undefined
  } catch {
    return undefined
  }
}
