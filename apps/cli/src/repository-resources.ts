/** The CLI inside a checkout: content is compiled from its sources, the engine and the site come from the build. */

import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { compile, type Diagnostic, type SourceFile } from '@savepoint/curriculum'
import { MANIFEST_FILE } from '@savepoint/engines'
import { err, ok } from '@savepoint/std'
import { engineIn } from './engine-resource.ts'
import type { Resources } from './resources.ts'

/** Returns the resources of the checkout at `root`. */
export function repositoryResources(root: string, version: string): Resources {
  const siteFolder = join(root, 'apps', 'site', 'dist')
  return {
    version,
    loadCurriculum: async () => {
      const { curriculum, diagnostics } = compile(await readContent(join(root, 'content')))
      const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
      // Labs of sound files can be listed and graded while an author works on another one.
      if (errors.length > 0) process.stderr.write(errorText(errors))
      return ok(curriculum)
    },
    createEngine: () => {
      const folder = findEngineFolder([join(siteFolder, 'engine'), ...builtFolders(root)])
      return folder === undefined
        ? err({ message: 'The engine is not built yet. Run: npm run build' })
        : ok(engineIn(folder))
    },
    siteFolder,
    verify: (args) => runScript(join(root, 'tools', 'src', 'verify.ts'), args),
  }
}

function builtFolders(root: string): readonly string[] {
  const cache = join(root, '.savepoint', 'engine-assets')
  if (!existsSync(cache)) return []
  const complete = readdirSync(cache).filter((name) => /^[0-9a-f]{16}$/.test(name))
  return complete.map((name) => join(cache, name))
}

/** Returns the folder with the newest manifest: the one that was built last. */
function findEngineFolder(folders: readonly string[]): string | undefined {
  const built = folders.flatMap((folder) => {
    const manifest = statSync(join(folder, MANIFEST_FILE), { throwIfNoEntry: false })
    return manifest === undefined ? [] : [{ folder, builtMs: manifest.mtimeMs }]
  })
  return built.sort((a, b) => b.builtMs - a.builtMs)[0]?.folder
}

async function readContent(folder: string): Promise<readonly SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      return {
        path: path
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
        text: await readFile(path, 'utf8'),
      }
    }),
  )
}

function errorText(errors: readonly Diagnostic[]): string {
  const [first] = errors
  if (first === undefined) return ''
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more: npm run verify)`
  return `The content has errors: ${first.path}:${first.range.line}:${first.range.column} ${first.message}${more}\n`
}

function runScript(script: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
