/** The program that the package installs; `build.ts` bundles it. */

import { fileURLToPath } from 'node:url'
import { packagedResources } from './packaged-resources.ts'
import { runProcess } from './process-session.ts'

/** Put in by the bundler. */
declare const SAVEPOINT_VERSION: string

await runProcess(packagedResources(fileURLToPath(new URL('.', import.meta.url)), SAVEPOINT_VERSION))
