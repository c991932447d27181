/**
 * Makes every address of the built site relative, so that the same files work at `/` and at `/course/`. Astro
 * writes addresses from the root; a static host may put the site anywhere.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const TAG = /<(?:a|link|script|img|form|html|source|iframe)\b[^>]*>/g
const ROOTED_ATTRIBUTE = /(\s(?:href|src|action|data-root)=")\/(?!\/)/g
const NOT_FOUND_PAGE = '404.html'
const ROOTED_CSS_URL = /url\((["']?)\/(?!\/)/g

/** Returns the way from the file to the root of the site: `../../` for `concepts/wal/index.html`. */
export function wayToRoot(file: string): string {
  const depth = posix.normalize(file).split('/').length - 1
  return depth === 0 ? './' : '../'.repeat(depth)
}

/** Returns `html` with the rooted addresses in its tags made relative; text is left as it is. */
export function relativeHtml(html: string, file: string): string {
  // Hosts show this page at any depth: only addresses from the root of the host reach its styles.
  const way = file === NOT_FOUND_PAGE ? (process.env.SAVEPOINT_BASE ?? '/') : wayToRoot(file)
  return html.replace(TAG, (tag) => tag.replace(ROOTED_ATTRIBUTE, `$1${way}`))
}

/** Returns `css` with the rooted addresses made relative to the style sheet. */
export function relativeCss(css: string, file: string): string {
  return css.replace(ROOTED_CSS_URL, `url($1${wayToRoot(file)}`)
}

/**
 * Returns `js` with rooted asset addresses made relative. The bundler writes them only as
 * `new URL("/_astro/name", import.meta.url)`, which resolves against the script.
 */
export function relativeScript(js: string, file: string): string {
  return js.replace(/(["'`])\/_astro\//g, `$1${wayToRoot(file)}_astro/`)
}

const REWRITERS: Readonly<Record<string, (text: string, file: string) => string>> = {
  '.html': relativeHtml,
  '.css': relativeCss,
  '.js': relativeScript,
}

/** Rewrites all pages, style sheets and bundled scripts below `directory` in place. Returns how many changed. */
export function makeRelative(directory: string): number {
  let changedCount = 0
  for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const path = file.replaceAll('\\', '/')
    const rewrite = REWRITERS[posix.extname(path)]
    if (rewrite === undefined || path.startsWith('engine/')) continue
    const before = readFileSync(join(directory, path), 'utf8')
    const after = rewrite(before, path)
    if (after === before) continue
    writeFileSync(join(directory, path), after)
    changedCount += 1
  }
  return changedCount
}
