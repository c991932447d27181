/** Reads the content folder from disk. The only place where the compiler's input touches a file system. */

import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { SourceFile } from '@savepoint/curriculum'

/** Bytes read of one file; the compiler reports what is longer than it reads. */
const FILE_BYTES_MAX = 4 * 1024 * 1024

/** Returns all files under `folder`, sorted by path. Files that an editor or a system leaves behind are not content. */
export function readContent(folder: string): readonly SourceFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !isLeftBehind(entry))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), text: readText(path) }))
}

function isLeftBehind(entry: Dirent): boolean {
  return /^\.|~$|\.sw.$/.test(entry.name)
}

function readText(path: string): string {
  return readFileSync(path).subarray(0, FILE_BYTES_MAX).toString('utf8')
}
