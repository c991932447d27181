/**
 * Builds the folder of engine files that the site serves and that Node opens: PGlite's WebAssembly and its bundle, and
 * a prepared data directory for each variant of each dataset. The build is cached by what goes into it.
 */

import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
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
  START_PARAMETERS,
  templateKey,
} from '@savepoint/engines'
import { type DatasetScript, readDatasetScripts } from './dataset-scripts.ts'
import { type EncodedTemplate, encodeTemplate } from './encode-template.ts'
import { PGLITE_FOLDER, prepareFolder, readExtensionFiles } from './prepare-folder.ts'

const PROJECT_FOLDER = fileURLToPath(new URL('../../../', import.meta.url))
const CACHE_FOLDER = join(PROJECT_FOLDER, '.savepoint/engine-assets')
const DATASETS_FOLDER = join(PROJECT_FOLDER, 'content/datasets')
/** Files whose text decides what a build yields. */
const BUILDER_FOLDER = fileURLToPath(new URL('.', import.meta.url))

const POSTGRES_VERSION = '18.6'
const compress = promisify(gzip)

/** Copies the engine files into `outputFolder`, building them when nothing fitting is cached. */
export async function buildEngineAssets(outputFolder: string): Promise<EngineManifest> {
  const folder = await ensureEngineAssets()
  await rm(outputFolder, { recursive: true, force: true })
  await cp(folder, outputFolder, { recursive: true })
  return JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')) as EngineManifest
}

/** Returns the cached folder of engine files that fits the sources, building it when there is none. */
export async function ensureEngineAssets(): Promise<string> {
  const scripts = await readDatasetScripts(DATASETS_FOLDER)
  const folder = join(CACHE_FOLDER, await hashOfInputs(scripts))
  if (await exists(join(folder, MANIFEST_FILE))) return folder
  const unfinished = `${folder}.${process.pid}.unfinished`
  await mkdir(unfinished, { recursive: true })
  await writeAssets(unfinished, scripts)
  // Another process may have been faster: its folder is as good.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  return folder
}

async function hashOfInputs(scripts: readonly DatasetScript[]): Promise<string> {
  const hash = createHash('sha256')
  const { version } = JSON.parse(await readFile(join(PGLITE_FOLDER, '../package.json'), 'utf8')) as {
    version: string
  }
  hash.update(JSON.stringify([MANIFEST_VERSION, version, START_PARAMETERS, scripts]))
  for (const name of (await readdir(BUILDER_FOLDER)).sort()) {
    if (!name.endsWith('.test.ts')) hash.update(await readFile(join(BUILDER_FOLDER, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function writeAssets(folder: string, scripts: readonly DatasetScript[]): Promise<void> {
  const extensionFiles = await readExtensionFiles()
  const write = (name: string, bytes: Uint8Array): Promise<AssetFile> => writeAsset(folder, name, bytes)
  const templates: Record<string, AssetFile> = {}
  const prepare = async (sql: readonly string[], base?: EncodedTemplate): Promise<EncodedTemplate> => {
    const image = await prepareFolder(extensionFiles, sql)
    return encodeTemplate(
      { folders: image.folders, files: new Map([...extensionFiles, ...image.files]) },
      base,
    )
  }
  const empty = await prepare([])
  templates[EMPTY_DATASET] = await write(EMPTY_DATASET, empty.bytes)
  for (const { dataset, variant, sql } of scripts) {
    const template = await prepare([sql], empty)
    templates[templateKey(dataset, variant)] = await write(`${dataset}-${variant}`, template.bytes)
  }
  const manifest: EngineManifest = {
    version: MANIFEST_VERSION,
    identity: { engine: 'postgres', label: `PostgreSQL ${POSTGRES_VERSION}`, version: POSTGRES_VERSION },
    wasm: await write('pglite-wasm', await readFile(join(PGLITE_FOLDER, 'pglite.wasm'))),
    fsBundle: await write('pglite-files', await readFile(join(PGLITE_FOLDER, 'pglite.data'))),
    templates,
  }
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
