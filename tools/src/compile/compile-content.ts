/**
 * Content into the artefact `.savepoint/curriculum.json`, which the site, the CLI and the verification read. It is
 * written anew only when content or compiler changed, and replaced in one step, so that a reader never sees half.
 */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Compilation, type CompiledCurriculum, compile, type SourceFile } from '@savepoint/curriculum'
import { contentHash } from '@savepoint/std'
import { readContent } from './read-content.ts'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))

/** Where content lies and the artefact goes, unless a caller says otherwise. */
export const CONTENT_FOLDER: string = join(REPOSITORY, 'content')
const ARTEFACT_PATH: string = join(REPOSITORY, '.savepoint', 'curriculum.json')
const COMPILER_FOLDER = join(REPOSITORY, 'packages', 'curriculum', 'src')

export interface CompiledContent extends Compilation {
  /** False when the artefact on disk was made of the same content and was read back. */
  readonly isFresh: boolean
}

interface Artefact {
  /** Hash of everything the curriculum was made of. */
  readonly madeOf: string
  readonly diagnostics: Compilation['diagnostics']
  readonly curriculum: CompiledCurriculum
}

/** Compiles content when the artefact is stale, and returns the curriculum and what is wrong with it. */
export function compileContent(
  options: { readonly contentFolder?: string; readonly artefactPath?: string } = {},
): CompiledContent {
  const { contentFolder = CONTENT_FOLDER, artefactPath = ARTEFACT_PATH } = options
  const files = readContent(contentFolder)
  const madeOf = contentHash([files, compilerSources()])
  const earlier = readArtefact(artefactPath)
  if (earlier?.madeOf === madeOf) {
    return { curriculum: earlier.curriculum, diagnostics: earlier.diagnostics, isFresh: false }
  }
  const { curriculum, diagnostics } = compile(files)
  writeArtefact(artefactPath, { madeOf, diagnostics, curriculum })
  return { curriculum, diagnostics, isFresh: true }
}

function compilerSources(): readonly SourceFile[] {
  return readContent(COMPILER_FOLDER).filter(
    (file) => file.path.endsWith('.ts') && !file.path.includes('.test.'),
  )
}

/** Anything that is not a whole artefact counts as none. */
function readArtefact(path: string): Artefact | undefined {
  if (!existsSync(path)) return undefined
  try {
    const artefact = JSON.parse(readFileSync(path, 'utf8')) as Partial<Artefact>
    const isWhole =
      typeof artefact.madeOf === 'string' &&
      artefact.curriculum !== undefined &&
      artefact.diagnostics !== undefined
    return isWhole ? (artefact as Artefact) : undefined
  } catch {
    return undefined
  }
}

function writeArtefact(path: string, artefact: Artefact): void {
  mkdirSync(dirname(path), { recursive: true })
  const partial = `${path}.${process.pid}.partial`
  writeFileSync(partial, JSON.stringify(artefact))
  renameSync(partial, path)
}
