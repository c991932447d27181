/** Where this person's files live, by the platform's conventions. `SAVEPOINT_HOME` overrides them. */

import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { errorCode } from './error-code.ts'

export interface FolderEnvironment {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly variables: Readonly<Record<string, string | undefined>>
}

/**
 * Returns the absolute path of the data folder; it need not exist.
 *
 * **Source:** XDG Base Directory Specification 0.8 (an empty or relative variable counts as unset), Apple's File System
 * Programming Guide, Windows Known Folders.
 */
export function dataFolder(environment: FolderEnvironment = currentEnvironment()): string {
  const { platform, home, variables } = environment
  if (variables.SAVEPOINT_HOME) return resolve(variables.SAVEPOINT_HOME)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'savepoint')
  if (platform === 'win32') return join(variables.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'savepoint')
  const xdg = variables.XDG_DATA_HOME
  return join(xdg?.startsWith('/') ? xdg : join(home, '.local', 'share'), 'savepoint')
}

/** Makes the folder, readable by this person alone, and returns its random device id. */
export async function openDataFolder(folder: string): Promise<{ readonly device: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'device')
  const created = randomBytes(8).toString('hex')
  try {
    await writeFile(path, `${created}\n`, { flag: 'wx' })
    return { device: created }
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    const known = (await readFile(path, 'utf8')).trim()
    // A kill between creating the file and writing it leaves it empty; any id will do.
    return { device: /^[0-9a-f]{16}$/.test(known) ? known : created }
  }
}

function currentEnvironment(): FolderEnvironment {
  return { platform: process.platform, home: homedir(), variables: process.env }
}
