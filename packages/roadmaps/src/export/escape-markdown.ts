/** Text as Markdown that reads as that text, and back. */

const MARKUP = /[\\`*_{}[\]<>#|~!&]/g
const LINE_START = /^([-+=:]|\d{1,9}[.)])/

/** Returns `text`, which is one line, so that nothing in it is markup, not even at the start of a line. */
export function escapeMarkdown(text: string): string {
  const escaped = text.replace(MARKUP, '\\$&')
  return escaped.replace(LINE_START, (start) => `${start.slice(0, -1)}\\${start.at(-1)}`)
}

/** Returns what `escapeMarkdown` was given. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
