/** Diagnostics in words, one a line, in the form that editors and terminals make clickable. */

import type { Diagnostic } from '@savepoint/curriculum'

/** Returns `path:line:column: error code: message (expected …, found …)`; `root` is put before the path. */
export function renderDiagnostic(diagnostic: Diagnostic, root: string): string {
  const { path, range, severity, code, message, expected, found } = diagnostic
  const details = [
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(found === undefined ? [] : [`found ${found}`]),
  ]
  const suffix = details.length === 0 ? '' : ` (${details.join(', ')})`
  return `${root}${path}:${range.line}:${range.column}: ${severity} ${code}: ${message}${suffix}`
}
