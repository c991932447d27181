/** Ids from titles, in any script. The same title gives the same id in every version of a document. */

const SLUG_MAX = 60
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\u0000-\u007f]*$/
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** Returns the words of `title` in lower case, joined by hyphens; `''` when it has neither letters nor digits. */
export function slugOf(title: string): string {
  const isAscii = ASCII.test(title)
  const words = (isAscii ? title : title.normalize('NFKC'))
    .toLowerCase()
    .replace(/c(?:\+\+|#)|['’]|\ufe0e|\ufe0f|\u200d/g, (sign) =>
      sign === 'c++' ? 'cpp' : sign === 'c#' ? 'csharp' : '',
    )
  const slug = withoutHyphens(words.replace(isAscii ? /[^a-z0-9]+/g : /[^\p{L}\p{N}\p{M}]+/gu, '-'))
  if (slug.length <= SLUG_MAX) return slug
  return `${[...slug]
    .slice(0, SLUG_MAX - 8)
    .join('')
    .replace(/-+$/, '')}-${shortHash(slug)}`
}

function withoutHyphens(slug: string): string {
  const start = slug.startsWith('-') ? 1 : 0
  return slug.slice(start, slug.endsWith('-') ? Math.max(start, slug.length - 1) : undefined)
}

/** Returns six characters that differ for different texts, nearly always. **Source:** FNV-1a, 32 bits. */
export function shortHash(text: string): string {
  let hash = FNV_OFFSET
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME)
  }
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-6)
}

/** Returns what two titles must share to be the same: letters and digits, without case and width. */
export function titleKey(title: string): string {
  return slugOf(title) || title.normalize('NFKC').trim()
}
