/** Reads the regular files of a tar archive. Source: POSIX ustar, the header's name, size, type and prefix fields. */

const BLOCK_BYTES = 512

/** Returns path and content of each regular file in order. The contents are views of `archive`. */
export function readTar(archive: Uint8Array): [path: string, content: Uint8Array][] {
  const files: [string, Uint8Array][] = []
  let offset = 0
  while (offset + BLOCK_BYTES <= archive.length && archive[offset] !== 0) {
    const header = archive.subarray(offset, offset + BLOCK_BYTES)
    const sizeBytes = Number.parseInt(readField(header, 124, 12), 8)
    const type = readField(header, 156, 1)
    const prefix = readField(header, 345, 155)
    const name = readField(header, 0, 100)
    const start = offset + BLOCK_BYTES
    if (type === '0' || type === '') {
      files.push([prefix === '' ? name : `${prefix}/${name}`, archive.subarray(start, start + sizeBytes)])
    }
    offset = start + Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES
  }
  return files
}

function readField(header: Uint8Array, start: number, length: number): string {
  return Buffer.from(header.subarray(start, start + length))
    .toString('latin1')
    .replace(/\0.*$/s, '')
    .trim()
}
