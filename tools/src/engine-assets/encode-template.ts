/** Writes templates: see `template.ts` of the engines room for the layout. */

import { createHash } from 'node:crypto'
import {
  TEMPLATE_MAGIC,
  TEMPLATE_PREFIX_BYTES,
  type TemplateFile,
  type TemplateSegment,
} from '@savepoint/engines/template'

/** PostgreSQL's page size: equal and empty pages are found at this grain. */
const PAGE_BYTES = 8192

/** A folder of files by their path below the installation folder. */
export interface FolderImage {
  readonly folders: readonly string[]
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Where each distinct page of a template lies, by its hash. */
type PageIndex = Map<string, number>

export interface EncodedTemplate {
  readonly bytes: Uint8Array
  /** For templates that borrow from this one. */
  readonly pageIndex: ReadonlyMap<string, number>
}

/** Encodes `image`, borrowing the pages that `base` holds. Files are ordered by path. */
export function encodeTemplate(image: FolderImage, base?: EncodedTemplate): EncodedTemplate {
  const pages = new PageWriter(base?.pageIndex ?? new Map())
  const files = [...image.files.keys()].sort().map((path): TemplateFile => {
    const content = image.files.get(path) ?? new Uint8Array(0)
    return { path, sizeBytes: content.length, segments: pages.write(content) }
  })
  const header = Buffer.from(JSON.stringify({ folders: [...image.folders].sort(), files }))
  const prefix = Buffer.alloc(TEMPLATE_PREFIX_BYTES)
  prefix.write(TEMPLATE_MAGIC, 'latin1')
  prefix.writeUInt32LE(header.length, TEMPLATE_MAGIC.length)
  return { bytes: Buffer.concat([prefix, header, ...pages.chunks]), pageIndex: pages.index }
}

class PageWriter {
  readonly index: PageIndex = new Map()
  readonly chunks: Uint8Array[] = []
  private readonly baseIndex: ReadonlyMap<string, number>
  private sizeBytes = 0

  constructor(baseIndex: ReadonlyMap<string, number>) {
    this.baseIndex = baseIndex
  }

  write(content: Uint8Array): TemplateSegment[] {
    const segments: TemplateSegment[] = []
    for (let offset = 0; offset < content.length; offset += PAGE_BYTES) {
      const page = content.subarray(offset, offset + PAGE_BYTES)
      if (page.every((byte) => byte === 0)) continue
      appendSegment(segments, [offset, ...this.place(page), page.length])
    }
    return segments
  }

  private place(page: Uint8Array): [source: 0 | 1, sourceOffset: number] {
    const hash = createHash('sha256').update(page).digest('base64')
    const borrowed = this.baseIndex.get(hash)
    if (borrowed !== undefined) return [1, borrowed]
    const known = this.index.get(hash)
    if (known !== undefined) return [0, known]
    const offset = this.sizeBytes
    this.index.set(hash, offset)
    this.chunks.push(page)
    this.sizeBytes += page.length
    return [0, offset]
  }
}

/** Joins neighbours that are neighbours in the source too. */
function appendSegment(segments: TemplateSegment[], next: TemplateSegment): void {
  const last = segments.at(-1)
  const isContinued =
    last !== undefined &&
    last[1] === next[1] &&
    last[0] + last[3] === next[0] &&
    last[2] + last[3] === next[2]
  if (isContinued) segments[segments.length - 1] = [last[0], last[1], last[2], last[3] + next[3]]
  else segments.push(next)
}
