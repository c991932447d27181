/**
 * Addresses in compiled HTML. A site may be served under any path, so links inside it are written
 * `href="{base}/…"`; whoever inserts the HTML replaces that prefix. Text cannot forge it: a quotation mark in
 * text is always escaped.
 */

/** A reference that the linking pass must find the target of. */
export interface Reference {
  readonly kind: 'concept' | 'glossary' | 'lab' | 'anchor'
  readonly id: string
}

export type LinkTarget =
  | {
      readonly kind: 'reference'
      readonly reference: Reference
      readonly attributes: readonly (readonly [string, string])[]
    }
  | { readonly kind: 'external'; readonly attributes: readonly (readonly [string, string])[] }
  | { readonly kind: 'bad' }

const PREFIX = 'href="{base}/'

/** Returns the HTML with its internal links below `base`: '' for the root of a host, '/docs' or '../..' elsewhere. */
export function resolveLinks(html: string, base: string): string {
  return html.replaceAll(PREFIX, `href="${base}/`)
}

/** Reads the destination of a Markdown link. */
export function linkTarget(href: string): LinkTarget {
  const scheme = /^(concept|glossary|lab):(.+)$/.exec(href)
  const id = scheme?.[2] ?? ''
  switch (scheme?.[1]) {
    case 'concept':
      return internal({ kind: 'concept', id }, `{base}/concepts/${encodeURIComponent(id)}/`)
    case 'lab':
      return internal({ kind: 'lab', id }, `{base}/labs/${encodeURIComponent(id)}/`)
    case 'glossary':
      return internal({ kind: 'glossary', id }, `{base}/glossary/#${encodeURIComponent(id)}`)
    default:
  }
  if (/^#[^\s]+$/.test(href)) {
    return {
      kind: 'reference',
      reference: { kind: 'anchor', id: href.slice(1) },
      attributes: [['href', href]],
    }
  }
  if (/^https?:\/\/[^/]/.test(href))
    return {
      kind: 'external',
      attributes: [
        ['href', href],
        ['rel', 'noopener'],
      ],
    }
  return { kind: 'bad' }
}

function internal(reference: Reference, href: string): LinkTarget {
  return {
    kind: 'reference',
    reference,
    attributes: [
      ['href', href],
      [`data-${reference.kind}`, reference.id],
    ],
  }
}
