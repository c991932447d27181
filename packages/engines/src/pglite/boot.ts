/**
 * Starts PGlite on a prepared data directory: the files of a template are put into its memory file system before the
 * server looks, so `initdb` never runs. The caller brings all bytes; this file fetches nothing.
 */

import { MemoryFS, PGlite } from '@electric-sql/pglite'
import { DATA_FOLDER, INSTALLATION_FOLDER, START_PARAMETERS } from './settings.ts'
import { materialise, type Template } from './template.ts'

export interface BootParts {
  readonly wasmModule: WebAssembly.Module
  /** PGlite's own bundle of files (`pglite.data`). */
  readonly fsBundle: Blob
  readonly template: Template
  /** The template from which `template` borrows pages, when it does. */
  readonly base?: Template
}

/** PGlite without the queries it runs at start for its JavaScript types, which we do not use. */
class BarePglite extends PGlite {
  override async _initArrayTypes(): Promise<void> {}
}

/** A memory file system that holds the template's files from the start. */
class TemplateFilesystem extends MemoryFS {
  private readonly parts: BootParts

  constructor(parts: BootParts) {
    super()
    this.parts = parts
  }

  override async initialSyncFs(): Promise<void> {
    const fs = this.pg?.Module.FS
    if (fs === undefined) throw new Error('the file system was used before it was attached')
    const { template, base } = this.parts
    fs.mkdirTree(DATA_FOLDER)
    for (const folder of template.header.folders) fs.mkdirTree(`${INSTALLATION_FOLDER}/${folder}`)
    const sources = [template.pages, base?.pages]
    for (const file of template.header.files) {
      // `canOwn` lets the file system keep our array instead of copying it.
      fs.writeFile(`${INSTALLATION_FOLDER}/${file.path}`, materialise(file, sources), { canOwn: true })
    }
  }
}

/** Resolves when the server answers. Rejects when it cannot start. */
export async function bootPglite(parts: BootParts): Promise<PGlite> {
  const pglite = new BarePglite({
    fs: new TemplateFilesystem(parts),
    pgliteWasmModule: parts.wasmModule,
    // Never used: the data directory exists. Without it PGlite would download initdb.
    initdbWasmModule: parts.wasmModule,
    fsBundle: parts.fsBundle,
    startParams: [...START_PARAMETERS],
  })
  await pglite.waitReady
  return pglite
}
