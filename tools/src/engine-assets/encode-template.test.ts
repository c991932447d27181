/** Templates read back what was written, and store shared pages once. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeTemplate, materialise } from '@savepoint/engines/template'
import fc from 'fast-check'
import { encodeTemplate, type FolderImage } from './encode-template.ts'

const PAGE_BYTES = 8192

/** Files made of few distinct pages and a short tail, so that pages repeat within and across folders. */
const images: fc.Arbitrary<FolderImage> = fc
  .dictionary(
    fc.constantFrom('data/a', 'data/b', 'data/base/5/1259', 'lib/x.so'),
    fc.tuple(fc.array(fc.nat(3), { maxLength: 6 }), fc.uint8Array({ maxLength: 40 })),
  )
  .map((files) => ({
    folders: ['data', 'data/base'],
    files: new Map(Object.entries(files).map(([path, [pages, tail]]) => [path, contentOf(pages, tail)])),
  }))

function contentOf(pages: readonly number[], tail: Uint8Array): Uint8Array {
  return Buffer.concat([...pages.map((fill) => Buffer.alloc(PAGE_BYTES, fill)), tail])
}

test('files come back byte for byte, alone and over a base', () => {
  fc.assert(
    fc.property(images, images, (baseImage, image) => {
      const base = encodeTemplate(baseImage)
      const template = decodeTemplate(encodeTemplate(image, base).bytes)
      const sources = [template.pages, decodeTemplate(base.bytes).pages]
      const files = new Map(
        template.header.files.map((file) => [file.path, Buffer.from(materialise(file, sources))]),
      )
      assert.deepEqual(
        [...files].sort(),
        [...image.files].map(([path, content]) => [path, Buffer.from(content)] as const).sort(),
      )
      assert.deepEqual(template.header.folders, ['data', 'data/base'])
    }),
  )
})

test('zero pages are not stored, and equal ones once, also across a base', () => {
  const image = { folders: [], files: new Map([['data/a', contentOf([0, 1, 1, 2, 0], new Uint8Array(0))]]) }
  const base = encodeTemplate(image)
  assert.equal(decodeTemplate(base.bytes).pages.length, 2 * PAGE_BYTES)
  assert.equal(decodeTemplate(encodeTemplate(image, base).bytes).pages.length, 0)
})
