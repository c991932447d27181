/** Collects diagnostics. The code decides the severity, so that no place can report a code as something else. */

import type { Diagnostic, SourceRange } from '../diagnostic.ts'
import { DIAGNOSTIC_CODES, type DiagnosticCode } from '../diagnostic-codes.ts'

/** Longest `found` that is shown; hostile input must not flood a terminal. */
const FOUND_LENGTH_MAX = 120

export interface Finding {
  readonly message: string
  readonly expected?: string
  readonly found?: string
}

export type Reporter = (code: DiagnosticCode, path: string, range: SourceRange, finding: Finding) => void

/** Returns a reporter that appends to `list`. */
export function reporterTo(list: Diagnostic[]): Reporter {
  return (code, path, range, finding) => {
    list.push({
      severity: DIAGNOSTIC_CODES[code].severity,
      code,
      path,
      range,
      message: finding.message,
      ...(finding.expected === undefined ? {} : { expected: finding.expected }),
      ...(finding.found === undefined ? {} : { found: shorten(finding.found) }),
    })
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= FOUND_LENGTH_MAX ? line : `${line.slice(0, FOUND_LENGTH_MAX)}…`
}

/** Orders diagnostics by path, then place, then code. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.path, b.path) ||
    a.range.line - b.range.line ||
    a.range.column - b.range.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  )
}

/** Orders texts by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
