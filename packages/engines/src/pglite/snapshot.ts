/**
 * A snapshot of a running PGlite: its WebAssembly memory, its files and its open file descriptors, taken between
 * statements. Putting it back returns the very same instance to the very same moment, with log positions, transaction
 * ids and caches, in a few milliseconds instead of a boot. PGlite's own initdb restores memory in the same way.
 *
 * Memory: only blocks that are not zero are kept. Files: their arrays are frozen, and a write to a frozen one first
 * copies it. Not covered: libraries that are loaded after the snapshot, because their code lives in tables that cannot
 * be put back; `restore` then refuses. Emscripten's internals are used here and nowhere else; PGlite is pinned.
 */

import type { PGlite } from '@electric-sql/pglite'

export interface InstanceSnapshot {
  /** Puts the instance back; false when it cannot be, and a new one must be booted. */
  readonly restore: () => boolean
  /** Libraries loaded since the snapshot was taken, by file name without ending: `plpgsql`. */
  readonly loadedLibraries: () => readonly string[]
}

/** The parts of Emscripten's file system that a snapshot has to know. */
interface FsNode {
  name: string
  parent: FsNode
  name_next: FsNode | undefined
  mode: number
  /** An array of a file's bytes, or a folder's nodes by name. */
  contents: Uint8Array | Record<string, FsNode> | undefined
  usedBytes: number
}

interface FsStream {
  readonly node: FsNode
  readonly shared: { flags: number; position: number }
}

type WriteOperation = (stream: FsStream, ...rest: unknown[]) => number

interface EmscriptenInternals {
  readonly wasmMemory: WebAssembly.Memory
  readonly FS: {
    readonly nameTable: (FsNode | undefined)[]
    readonly streams: (FsStream | null | undefined)[]
    stat: (path: unknown, ...rest: unknown[]) => unknown
  }
  readonly MEMFS: { readonly ops_table: { readonly file: { readonly stream: { write: WriteOperation } } } }
}

/**
 * Takes the snapshot. The instance must be idle, and gets at most one snapshot. `libraries` are those that it has
 * loaded before.
 */
export function takeSnapshot(pglite: PGlite, libraries: Iterable<string>): InstanceSnapshot {
  const module = pglite.Module as unknown as EmscriptenInternals
  const loaded = watchLibraries(module, new Set(libraries))
  const memory = captureMemory(module.wasmMemory)
  const files = captureFiles(module)
  const streams = captureStreams(module)
  return {
    restore: () => {
      if (loaded.size > 0) return false
      memory()
      files()
      streams()
      return true
    },
    loadedLibraries: () => [...loaded],
  }
}

/** PostgreSQL asks for the status of a library's file before it loads it, and again at later uses. */
function watchLibraries({ FS }: EmscriptenInternals, known: ReadonlySet<string>): Set<string> {
  const loaded = new Set<string>()
  const stat = FS.stat
  FS.stat = (path, ...rest) => {
    const library = typeof path === 'string' ? /\/([^/]+)\.so$/.exec(path)?.[1] : undefined
    if (library !== undefined && !known.has(library)) loaded.add(library)
    return stat.call(FS, path, ...rest)
  }
  return loaded
}

const BLOCK_BYTES = 64 * 1024

/** Returns the function that puts the memory back. Memory that has grown since stays grown, and is zero. */
function captureMemory(memory: WebAssembly.Memory): () => void {
  const kept = new Map<number, Uint8Array>()
  const current = new Uint8Array(memory.buffer)
  for (let offset = 0; offset < current.length; offset += BLOCK_BYTES) {
    if (!isZero(memory.buffer, offset)) kept.set(offset, current.slice(offset, offset + BLOCK_BYTES))
  }
  return () => {
    const bytes = new Uint8Array(memory.buffer)
    for (let offset = 0; offset < bytes.length; offset += BLOCK_BYTES) {
      const block = kept.get(offset)
      if (block !== undefined) bytes.set(block, offset)
      // Looking first keeps memory that was never touched from being claimed.
      else if (!isZero(memory.buffer, offset)) bytes.fill(0, offset, offset + BLOCK_BYTES)
    }
  }
}

function isZero(buffer: ArrayBufferLike, offset: number): boolean {
  const words = new Int32Array(buffer, offset, BLOCK_BYTES / Int32Array.BYTES_PER_ELEMENT)
  // Eight words a step: this loop reads all of the memory at each restore.
  for (let index = 0; index < words.length; index += 8) {
    const any =
      at(words, index) |
      at(words, index + 1) |
      at(words, index + 2) |
      at(words, index + 3) |
      at(words, index + 4) |
      at(words, index + 5) |
      at(words, index + 6) |
      at(words, index + 7)
    if (any !== 0) return false
  }
  return true
}

function at(words: Int32Array, index: number): number {
  return words[index] as number
}

/** Returns the function that puts back every file and folder that the name table knows. */
function captureFiles({ FS, MEMFS }: EmscriptenInternals): () => void {
  const frozen = new WeakSet<Uint8Array>()
  const nodes = captureNodes(FS.nameTable, frozen)
  const nameTable = [...FS.nameTable]
  const operations = MEMFS.ops_table.file.stream
  const write = operations.write
  operations.write = (stream, ...rest) => {
    const { node } = stream
    if (node.contents instanceof Uint8Array && frozen.has(node.contents))
      node.contents = node.contents.slice()
    return write.call(operations, stream, ...rest)
  }
  return () => {
    for (const restoreNode of nodes) restoreNode()
    FS.nameTable.length = 0
    FS.nameTable.push(...nameTable)
  }
}

function captureNodes(
  nameTable: readonly (FsNode | undefined)[],
  frozen: WeakSet<Uint8Array>,
): (() => void)[] {
  const nodes: (() => void)[] = []
  for (const first of nameTable) {
    for (let node = first; node !== undefined; node = node.name_next) nodes.push(captureNode(node, frozen))
  }
  return nodes
}

function captureNode(node: FsNode, frozen: WeakSet<Uint8Array>): () => void {
  const { name, parent, name_next, mode, usedBytes, contents } = node
  const isFile = contents instanceof Uint8Array
  if (isFile) frozen.add(contents)
  const entries = contents !== undefined && !isFile ? { ...contents } : undefined
  return () => {
    node.name = name
    node.parent = parent
    node.name_next = name_next
    node.mode = mode
    if (entries !== undefined) node.contents = { ...entries }
    if (!isFile) return
    node.contents = contents
    node.usedBytes = usedBytes
  }
}

/** Returns the function that puts back the table of open files. */
function captureStreams({ FS }: EmscriptenInternals): () => void {
  const streams = FS.streams.map((stream) => ({ stream, shared: { ...stream?.shared } }))
  return () => {
    FS.streams.length = 0
    for (const { stream, shared } of streams) {
      FS.streams.push(stream)
      if (stream) Object.assign(stream.shared, shared)
    }
  }
}
