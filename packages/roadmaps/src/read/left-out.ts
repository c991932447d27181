/** Says what was left out of a roadmap and why, once for each part of the document. */

import type { Section } from './outline.ts'
import type { ReadDiagnostic } from './roadmap-reading.ts'
import { ASIDE_REASONS } from './section-words.ts'
import type { OutReason } from './select-sections.ts'

/** Why a list or section is not read. */
export const OUT_REASONS: Readonly<Record<OutReason, string>> = {
  ...ASIDE_REASONS,
  outsideStages: 'the document has numbered stages, and this stands beside them',
  withoutBoxes: 'nearly every other line of a list here has a box, and these have none',
}
const SHOWN_TITLE_MAX = 80

/** Collects what one reading leaves out. */
export class LeftOut {
  readonly #diagnostics: ReadDiagnostic[]
  /** The outermost section that is left out around the place that is being read, with what it lost so far. */
  #outside: { readonly section: Section; readonly reason: OutReason; count: number } | undefined

  constructor(diagnostics: ReadDiagnostic[]) {
    this.#diagnostics = diagnostics
  }

  /** Reads `section` with `read`, which is left out for `reason`, and says once what was lost in it. */
  within<T>(
    { section, reason }: { readonly section: Section; readonly reason: OutReason },
    read: () => T,
  ): T {
    if (this.#outside !== undefined) return read()
    const outside = { section, reason, count: 0 }
    this.#outside = outside
    const result = read()
    this.#outside = undefined
    this.#sayOf(section, reason, outside.count)
    return result
  }

  /** Counts lines of a section. One around the stages is not left out itself: its own lists are, and are said at once. */
  count(
    { section, reason }: { readonly section: Section; readonly reason: OutReason },
    lineCount: number,
  ): void {
    if (this.#outside !== undefined) this.#outside.count += lineCount
    else this.#sayOf(section, reason, lineCount)
  }

  /** Says at once that `what` was left out. */
  say(
    line: number,
    { what, count, why }: { readonly what: string; readonly count: number; readonly why: string },
  ): void {
    const lines = `${count} ${count === 1 ? 'line' : 'lines'}`
    this.#diagnostics.push({
      code: 'leftOut',
      line,
      message: `${what}, ${lines}: ${why}.`,
      leftOutCount: count,
    })
  }

  unsafeLink(line: number): void {
    const message = 'A link that is neither http, https nor mailto lost its address; its text is kept.'
    this.#diagnostics.push({ code: 'unsafeLink', line, message })
  }

  #sayOf(section: Section, reason: OutReason, count: number): void {
    if (count > 0) this.say(section.line, { what: shownTitle(section), count, why: OUT_REASONS[reason] })
  }
}

function shownTitle(section: Section): string {
  const title = section.title.text.slice(0, SHOWN_TITLE_MAX).replace(/[:：]$/, '')
  return title === '' ? 'A list' : `“${title}”`
}
