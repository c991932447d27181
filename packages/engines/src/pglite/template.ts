/**
 * A template is a prepared PostgreSQL data directory (and the extensions' files) as one array of bytes: a header that
 * says which ranges make up each file, and the ranges themselves. Pages of zeros are left out, equal pages are stored
 * once, and a template may borrow pages from a base template, so a dataset weighs only what it adds. `initdb` and the
 * loading of data happen when templates are built, never in front of a person.
 *
 * Layout: `SPT1`, the header's length as uint32 little-endian, the header as JSON, the pages. This file only reads.
 */

import { assert } from '@savepoint/std'

export const TEMPLATE_MAGIC = 'SPT1'
export const TEMPLATE_PREFIX_BYTES = 8

/** Bytes [sourceOffset, sourceOffset + length) of a source go to `fileOffset`. Source 0 is the template, 1 its base. */
export type TemplateSegment = readonly [
  fileOffset: number,
  source: 0 | 1,
  sourceOffset: number,
  length: number,
]

export interface TemplateFile {
  /** Below the installation folder, for example `data/base/5/1259`. */
  readonly path: string
  readonly sizeBytes: number
  readonly segments: readonly TemplateSegment[]
}

export interface TemplateHeader {
  readonly folders: readonly string[]
  readonly files: readonly TemplateFile[]
}

export interface Template {
  readonly header: TemplateHeader
  readonly pages: Uint8Array
}

/** Reads what the builder wrote. The pages are a view of `bytes`. */
export function decodeTemplate(bytes: Uint8Array): Template {
  const decoder = new TextDecoder()
  assert(decoder.decode(bytes.subarray(0, 4)) === TEMPLATE_MAGIC, 'not a template')
  const headerBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
  const pagesStart = TEMPLATE_PREFIX_BYTES + headerBytes
  const header = JSON.parse(
    decoder.decode(bytes.subarray(TEMPLATE_PREFIX_BYTES, pagesStart)),
  ) as TemplateHeader
  return { header, pages: bytes.subarray(pagesStart) }
}

/** Returns the content of `file` as an array of its own. */
export function materialise(
  file: TemplateFile,
  sources: readonly (Uint8Array | undefined)[],
): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(file.sizeBytes)
  for (const [fileOffset, source, sourceOffset, length] of file.segments) {
    const pages = sources[source]
    assert(pages !== undefined, `${file.path}: the base template is missing`)
    content.set(pages.subarray(sourceOffset, sourceOffset + length), fileOffset)
  }
  return content
}
