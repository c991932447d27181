/** Addresses inside the site. Pages carry the way to their root in `data-root`, so that any sub-path works. */

/** Returns the absolute URL of `path`, which is relative to the root of the site and has no leading slash. */
export function siteUrl(path: string): string {
  return new URL(`${document.documentElement.dataset.root ?? '/'}${path}`, document.baseURI).href
}
