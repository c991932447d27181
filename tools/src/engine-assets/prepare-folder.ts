/**
 * Makes the prepared data directories: runs initdb once, creates the extensions that show the inside, loads a dataset,
 * vacuums and analyzes, shuts the server down cleanly and takes the files. Everything that depends on the moment (write-ahead log
 * that was recycled, statistics files) is removed, so that the same sources give nearly the same bytes.
 */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { MemoryFS, PGlite } from '@electric-sql/pglite'
import {
  EXTENSIONS_SCHEMA,
  INSTALLATION_FOLDER,
  OFFERED_EXTENSIONS,
  PREPARED_EXTENSIONS,
  START_PARAMETERS,
} from '@savepoint/engines/settings'
import type { FolderImage } from './encode-template.ts'
import { readTar } from './read-tar.ts'

/** Where the installed PGlite package keeps its files. */
export const PGLITE_FOLDER = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))

const DATA_PREFIX = 'data/'
/** Written again at every start. */
const LEFT_OUT = [
  /^data\/postmaster\.(pid|opts)$/,
  /^data\/pg_stat\//,
  /^data\/pg_stat_tmp\//,
  /^data\/pg_wal\/archive_status\//,
]

type EmscriptenFs = PGlite['Module']['FS']

/** Returns the files of the extensions by their path below the installation folder. */
export async function readExtensionFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const name of [...PREPARED_EXTENSIONS, ...OFFERED_EXTENSIONS]) {
    const archive = gunzipSync(await readFile(join(PGLITE_FOLDER, `${name}.tar.gz`)))
    for (const [path, content] of readTar(archive)) files.set(path, content)
  }
  return files
}

/** Returns the image of a fresh cluster with `extensionFiles` and the prepared extensions. */
export async function prepareEmptyFolder(
  extensionFiles: ReadonlyMap<string, Uint8Array>,
): Promise<FolderImage> {
  const scripts = [
    `CREATE SCHEMA ${EXTENSIONS_SCHEMA}`,
    ...PREPARED_EXTENSIONS.map((name) => `CREATE EXTENSION ${name} SCHEMA ${EXTENSIONS_SCHEMA}`),
  ]
  return prepareFolder({ folders: [], files: extensionFiles }, scripts)
}

/** Returns the image after `scripts` have run in the cluster of `start`; without a cluster, initdb makes one. */
export async function prepareFolder(start: FolderImage, scripts: readonly string[]): Promise<FolderImage> {
  const filesystem = new CapturingFilesystem(start)
  const pglite = new PGlite({
    fs: filesystem,
    startParams: [...START_PARAMETERS],
    initDbStartParams: ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  })
  await pglite.waitReady
  for (const script of scripts) await pglite.exec(script)
  await settleTables(pglite)
  await pglite.exec('SELECT pg_stat_statements_reset()')
  // What follows the switch is the shutdown checkpoint alone, so the segments before it can be left out.
  await pglite.exec('SELECT pg_switch_wal()')
  await pglite.exec('CHECKPOINT')
  const { rows } = await pglite.query<{ segment: string }>(
    'SELECT pg_walfile_name(pg_current_wal_insert_lsn()) AS segment',
  )
  await pglite.close()
  return filesystem.image(`data/pg_wal/${rows[0]?.segment}`)
}

/** ANALYZE reads at most this many rows for each unit of the largest statistics target among a table's columns. */
const SAMPLED_ROWS_PER_TARGET = 300
const TARGET_DEFAULT = 100

/** Sets visibility maps and gathers statistics, as autovacuum would have done on a server. */
async function settleTables(pglite: PGlite): Promise<void> {
  const { rows } = await pglite.query<{ name: string; column: string }>(
    `SELECT quote_ident(relname) AS name, quote_ident(attname) AS column
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum = 1
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
  for (const { name, column } of rows) {
    await pglite.exec(`VACUUM ${name}`)
    await analyzeWhole(pglite, name, column)
  }
  const catalogs = await pglite.query<{ names: string }>(
    `SELECT string_agg(oid::regclass::text, ', ' ORDER BY oid) AS names
     FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r'`,
  )
  await pglite.exec(`ANALYZE ${catalogs.rows[0]?.names}`)
}

/**
 * Analyzes `table` with every row in the sample, so that each build gathers the same statistics and recorded plans stay
 * true. One column with a higher target widens the sample for all; the others keep statistics of the usual size.
 */
async function analyzeWhole(pglite: PGlite, table: string, column: string): Promise<void> {
  const { rows } = await pglite.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`)
  const target = Math.max(TARGET_DEFAULT, Math.ceil((rows[0]?.count ?? 0) / SAMPLED_ROWS_PER_TARGET))
  const alter = `ALTER TABLE ${table} ALTER COLUMN ${column} SET STATISTICS`
  await pglite.exec(`${alter} ${target}; ANALYZE ${table}; ${alter} DEFAULT`)
}

/** A memory file system that starts with an image and keeps the data directory when the server has stopped. */
class CapturingFilesystem extends MemoryFS {
  private readonly start: FolderImage
  private readonly folders: string[] = []
  private readonly dataFiles = new Map<string, Uint8Array>()

  constructor(start: FolderImage) {
    super()
    this.start = start
  }

  override async initialSyncFs(): Promise<void> {
    const fs = this.emscripten()
    for (const folder of this.start.folders) fs.mkdirTree(`${INSTALLATION_FOLDER}/${folder}`)
    for (const [path, content] of this.start.files) {
      fs.mkdirTree(dirname(`${INSTALLATION_FOLDER}/${path}`))
      fs.writeFile(`${INSTALLATION_FOLDER}/${path}`, content)
    }
  }

  override async closeFs(): Promise<void> {
    this.capture(this.emscripten(), 'data')
    await super.closeFs()
  }

  /** Returns what was captured, with `walSegment` as the only segment of the log. */
  image(walSegment: string): FolderImage {
    const installed = [...this.start.files].filter(([path]) => !path.startsWith(DATA_PREFIX))
    const kept = [...this.dataFiles].filter(
      ([path]) => !path.startsWith('data/pg_wal/') || path === walSegment,
    )
    return { folders: this.folders, files: new Map([...installed, ...kept]) }
  }

  private emscripten(): EmscriptenFs {
    const fs = this.pg?.Module.FS
    if (fs === undefined) throw new Error('the file system was used before it was attached')
    return fs
  }

  private capture(fs: EmscriptenFs, folder: string): void {
    this.folders.push(folder)
    for (const name of fs.readdir(`${INSTALLATION_FOLDER}/${folder}`)) {
      if (name === '.' || name === '..') continue
      const path = `${folder}/${name}`
      if (fs.isDir(fs.stat(`${INSTALLATION_FOLDER}/${path}`).mode)) this.capture(fs, path)
      else if (isKept(path)) this.dataFiles.set(path, fs.readFile(`${INSTALLATION_FOLDER}/${path}`))
    }
  }
}

function isKept(path: string): boolean {
  return !LEFT_OUT.some((pattern) => pattern.test(path))
}
