/**
 * Builds the folder of engine files that the site serves and that Node opens: PGlite's WebAssembly and its bundle, and
 * a prepared data directory for each variant of each dataset. The build is cached by what goes into it.
 */

import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import {
  type AssetFile,
  EMPTY_DATASET,
  type EngineManifest,
  MANIFEST_FILE,
  MANIFEST_VERSION,
  PREPARED_EXTENSIONS,
  START_PARAMETERS,
  templateKey,
} from '@savepoint/engines'
import { bundleWorker, hashOfWorkerSources } from './bundle-worker.ts'
import { type DatasetScript, readDatasetScripts } from './dataset-scripts.ts'
import { encodeTemplate } from './encode-template.ts'
import { PGLITE_FOLDER, prepareEmptyFolder, prepareFolder, readExtensionFiles } from './prepare-folder.ts'

const PROJECT_FOLDER = fileURLToPath(new URL('../../../', import.meta.url))
const CACHE_FOLDER = join(PROJECT_FOLDER, '.savepoint/engine-assets')
const DATASETS_FOLDER = join(PROJECT_FOLDER, 'content/datasets')
const BUILDER_FOLDER = fileURLToPath(new URL('.', import.meta.url))
/** Files whose text decides what the templates hold. */
const TEMPLATE_BUILDERS = ['build.ts', 'encode-template.ts', 'prepare-folder.ts', 'read-tar.ts']

const POSTGRES_VERSION = '18.6'
const compress = promisify(gzip)

/** Returns the cached folder of engine files that fits the sources, building it when there is none. */
export async function ensureEngineAssets(): Promise<string> {
  const templates = await ensureTemplates()
  const name = createHash('sha256')
    .update(templates)
    .update(await hashOfWorkerSources())
    .digest('hex')
    .slice(0, 16)
  return ensureFolder(join(CACHE_FOLDER, name), async (folder) => {
    await cp(templates, folder, { recursive: true })
    const manifest = { ...(await readManifest(templates)), worker: await bundleWorker(folder) }
    await writeManifest(folder, manifest)
  })
}

/** The templates take long to build and change seldom, so they are cached apart from the worker's code. */
async function ensureTemplates(): Promise<string> {
  const scripts = await readDatasetScripts(DATASETS_FOLDER)
  const folder = join(CACHE_FOLDER, `templates-${await hashOfInputs(scripts)}`)
  return ensureFolder(folder, (unfinished) => writeTemplates(unfinished, scripts))
}

/** Writes to a folder of its own and then renames it, so that a folder that exists is complete. */
async function ensureFolder(folder: string, write: (unfinished: string) => Promise<void>): Promise<string> {
  if (await exists(join(folder, MANIFEST_FILE))) return folder
  const unfinished = `${folder}.${process.pid}.unfinished`
  await mkdir(unfinished, { recursive: true })
  await write(unfinished)
  // Another process may have been faster: its folder is as good.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  return folder
}

async function hashOfInputs(scripts: readonly DatasetScript[]): Promise<string> {
  const hash = createHash('sha256')
  const packageText = await readFile(join(PGLITE_FOLDER, '../package.json'), 'utf8')
  const { version } = JSON.parse(packageText) as { version: string }
  hash.update(JSON.stringify([MANIFEST_VERSION, version, START_PARAMETERS, PREPARED_EXTENSIONS, scripts]))
  for (const name of TEMPLATE_BUILDERS) hash.update(await readFile(join(BUILDER_FOLDER, name)))
  return hash.digest('hex').slice(0, 16)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function writeTemplates(folder: string, scripts: readonly DatasetScript[]): Promise<void> {
  const write = (name: string, bytes: Uint8Array): Promise<AssetFile> => writeAsset(folder, name, bytes)
  const emptyImage = await prepareEmptyFolder(await readExtensionFiles())
  const empty = encodeTemplate(emptyImage)
  const templates: Record<string, AssetFile> = { [EMPTY_DATASET]: await write(EMPTY_DATASET, empty.bytes) }
  for (const { dataset, variant, sql } of scripts) {
    const template = encodeTemplate(await prepareFolder(emptyImage, [sql]), empty)
    templates[templateKey(dataset, variant)] = await write(`${dataset}-${variant}`, template.bytes)
  }
  await writeManifest(folder, {
    version: MANIFEST_VERSION,
    identity: { engine: 'postgres', label: `PostgreSQL ${POSTGRES_VERSION}`, version: POSTGRES_VERSION },
    worker: '',
    wasm: await write('pglite-wasm', await readFile(join(PGLITE_FOLDER, 'pglite.wasm'))),
    fsBundle: await write('pglite-files', await readFile(join(PGLITE_FOLDER, 'pglite.data'))),
    templates,
  })
}

async function readManifest(folder: string): Promise<EngineManifest> {
  return JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')) as EngineManifest
}

async function writeManifest(folder: string, manifest: EngineManifest): Promise<void> {
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`)
}

/** The extension is `.bin`, because servers add a Content-Encoding to `.gz`, and then it would be unpacked twice. */
async function writeAsset(folder: string, name: string, bytes: Uint8Array): Promise<AssetFile> {
  const compressed = await compress(bytes, { level: 9 })
  const hash = createHash('sha256').update(compressed).digest('hex').slice(0, 12)
  const file = `${name}.${hash}.bin`
  await writeFile(join(folder, file), compressed)
  return { file, compressedBytes: compressed.length, sizeBytes: bytes.length }
}
