/** `npm run savepoint -- …`: the CLI from its sources, in a checkout. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runProcess } from './process-session.ts'
import { repositoryResources } from './repository-resources.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}
await runProcess(repositoryResources(root, manifest.version))
