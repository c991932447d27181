/**
 * Snapshots of a running PGlite: its WebAssembly memory, its files and its open file descriptors, taken between
 * statements. Putting one back returns the very same instance to the very same moment, with log positions, transaction
 * ids and caches, in a few milliseconds instead of a boot. PGlite's own initdb restores memory in the same way.
 *
 * Memory: only blocks that are not zero are kept. Files: their arrays are frozen, and a write to a frozen one first
 * copies it. Descriptors: closing one marks its stream as closed, so streams are put back property by property. Not
 * covered: libraries that are loaded after the snapshot, because their code lives in tables that cannot be put back;
 * and memory that has grown much is only given back by a new instance. `restore` then refuses. Emscripten's internals
 * are used here and nowhere else; PGlite is pinned.
 */

import type { PGlite } from '@electric-sql/pglite'

export interface InstanceSnapshot {
  /** Puts the instance back; false when it cannot be, and a new one must be booted. */
  readonly restore: () => boolean
}

/** An instance that is watched, so that snapshots of it can be taken. */
export interface WatchedInstance {
  /** Takes a snapshot. The instance must be idle. Snapshots do not depend on each other. */
  readonly snapshot: () => InstanceSnapshot
  /** Libraries that the instance has loaded, by file name without ending: `plpgsql`. */
  readonly loadedLibraries: () => readonly string[]
}

type FileBytes = Uint8Array | Int8Array

/** The parts of Emscripten's file system that a snapshot has to know. */
interface FsNode {
  name: string
  parent: FsNode
  name_next: FsNode | undefined
  mode: number
  /** A file's bytes (signed ones when the first write came from the server's memory), or a folder's nodes by name. */
  contents: FileBytes | Record<string, FsNode> | null | undefined
  usedBytes: number | undefined
}

interface FsStream {
  /** `null` once the stream is closed: every use of it then fails with EBADF. */
  readonly fd: number | null
  readonly node: FsNode | undefined
  readonly shared: { flags: number; position: number }
}

interface EmscriptenInternals {
  readonly wasmMemory: WebAssembly.Memory
  readonly stackSave: () => number
  readonly stackRestore: (pointer: number) => void
  readonly FS: {
    readonly nameTable: (FsNode | undefined)[]
    readonly streams: (FsStream | null | undefined)[]
    stat: (path: unknown, ...rest: unknown[]) => unknown
  }
  readonly MEMFS: { expandFileStorage: (node: FsNode, capacity: number) => void }
}

/** Begins to watch an idle instance, once. `libraries` are those that it has loaded before. */
export function watchInstance(pglite: PGlite, libraries: Iterable<string>): WatchedInstance {
  const module = pglite.Module as unknown as EmscriptenInternals
  const loaded = watchLibraries(module, libraries)
  const frozen = watchWrites(module)
  return {
    loadedLibraries: () => [...loaded],
    snapshot: () => {
      const loadedBefore = loaded.size
      const restoreParts = [captureMemory(module), captureFiles(module, frozen), captureStreams(module)]
      const grownBytesMax = module.wasmMemory.buffer.byteLength + GROWTH_BYTES_MAX
      return {
        restore: () => {
          if (loaded.size > loadedBefore || module.wasmMemory.buffer.byteLength > grownBytesMax) return false
          for (const restorePart of restoreParts) restorePart()
          return true
        },
      }
    },
  }
}

/** PostgreSQL asks for the status of a library's file before it loads it, and again at later uses. */
function watchLibraries({ FS }: EmscriptenInternals, known: Iterable<string>): ReadonlySet<string> {
  const loaded = new Set(known)
  const stat = FS.stat
  FS.stat = (path, ...rest) => {
    const library = typeof path === 'string' ? /\/([^/]+)\.so$/.exec(path)?.[1] : undefined
    if (library !== undefined) loaded.add(library)
    return stat.call(FS, path, ...rest)
  }
  return loaded
}

/** Returns the set of arrays that must not change: every write that would change one in place copies it first. */
function watchWrites({ MEMFS }: EmscriptenInternals): WeakSet<FileBytes> {
  const frozen = new WeakSet<FileBytes>()
  const expand = MEMFS.expandFileStorage
  // Each way of writing makes room first; what replaces the array or makes a larger one does no harm.
  MEMFS.expandFileStorage = (node, capacity) => {
    const { contents } = node
    if (isFileBytes(contents) && contents.length >= capacity && frozen.has(contents))
      node.contents = contents.slice()
    expand.call(MEMFS, node, capacity)
  }
  return frozen
}

const BLOCK_BYTES = 64 * 1024
/** An instance that has grown by more than this is booted again, which gives the memory back. */
const GROWTH_BYTES_MAX = 256 * 1024 * 1024

/** Returns the function that puts the memory back. Memory that has grown since stays grown, and is zero. */
function captureMemory(module: EmscriptenInternals): () => void {
  const memory = module.wasmMemory
  const stackPointer = module.stackSave()
  const kept = new Map<number, Uint8Array>()
  const current = new Uint8Array(memory.buffer)
  for (let offset = 0; offset < current.length; offset += BLOCK_BYTES) {
    if (!isZero(memory.buffer, offset)) kept.set(offset, current.slice(offset, offset + BLOCK_BYTES))
  }
  return () => {
    module.stackRestore(stackPointer)
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

/** Returns the function that puts back every file and folder that has a name or is open. */
function captureFiles({ FS }: EmscriptenInternals, frozen: WeakSet<FileBytes>): () => void {
  const nameTable = [...FS.nameTable]
  const nodes = [...findNodes(FS)].map((node) => captureNode(node, frozen))
  return () => {
    for (const restoreNode of nodes) restoreNode()
    FS.nameTable.length = 0
    FS.nameTable.push(...nameTable)
  }
}

/** An open file may have been unlinked: then only its stream knows it. */
function findNodes(FS: EmscriptenInternals['FS']): ReadonlySet<FsNode> {
  const nodes = new Set<FsNode>()
  for (const first of FS.nameTable) {
    for (let node = first; node !== undefined; node = node.name_next) nodes.add(node)
  }
  for (const stream of FS.streams) if (stream?.node !== undefined) nodes.add(stream.node)
  return nodes
}

function isFileBytes(contents: FsNode['contents']): contents is FileBytes {
  return ArrayBuffer.isView(contents)
}

const FILE_TYPE_MASK = 0o170000
const FOLDER_TYPE = 0o040000

function captureNode(node: FsNode, frozen: WeakSet<FileBytes>): () => void {
  const { name, parent, name_next, mode, usedBytes, contents } = node
  const isFolder = (mode & FILE_TYPE_MASK) === FOLDER_TYPE
  if (isFileBytes(contents)) frozen.add(contents)
  const entries = isFolder ? { ...contents } : undefined
  return () => {
    node.name = name
    node.parent = parent
    node.name_next = name_next
    node.mode = mode
    if (entries !== undefined) node.contents = { ...entries }
    if (isFolder || usedBytes === undefined) return
    node.contents = contents
    node.usedBytes = usedBytes
  }
}

/** Returns the function that puts back the table of open files. */
function captureStreams({ FS }: EmscriptenInternals): () => void {
  const streams = Array.from(FS.streams, (stream) => ({
    stream,
    own: { ...stream },
    shared: { ...stream?.shared },
  }))
  return () => {
    FS.streams.length = 0
    for (const { stream, own, shared } of streams) {
      FS.streams.push(stream)
      if (!stream) continue
      Object.assign(stream, own)
      Object.assign(stream.shared, shared)
    }
  }
}
