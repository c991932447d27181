/** The CLI as installed from a package: everything lies beside the bundle. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CompiledCurriculum, CURRICULUM_VERSION } from '@savepoint/curriculum'
import { err, ok } from '@savepoint/std'
import { engineIn } from './engine-resource.ts'
import { reasonOf } from './report.ts'
import type { Resources } from './resources.ts'

/** Returns the resources in `folder`, which the package's build wrote. */
export function packagedResources(folder: string, version: string): Resources {
  return {
    version,
    loadCurriculum: async () => {
      const path = join(folder, 'curriculum.json')
      try {
        const curriculum = JSON.parse(await readFile(path, 'utf8')) as CompiledCurriculum
        if (curriculum.version === CURRICULUM_VERSION) return ok(curriculum)
        return err({
          message: `${path} has version ${curriculum.version}, expected ${CURRICULUM_VERSION}. Install Savepoint again.`,
        })
      } catch (error) {
        return err({ message: `${path} can't be read (${reasonOf(error)}). Install Savepoint again.` })
      }
    },
    createEngine: () => ok(engineIn(join(folder, 'site', 'engine'))),
    siteFolder: join(folder, 'site'),
  }
}
