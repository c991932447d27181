/** What is wrong with a piece of content: data, rendered to words at the edge. Nothing in this room throws for it. */

export interface SourceRange {
  /** 1-based; columns count UTF-16 code units, the end is exclusive. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning'
  readonly code: string
  /** Path of the file, relative to `content/`, with forward slashes. */
  readonly path: string
  readonly range: SourceRange
  readonly message: string
  readonly expected?: string
  readonly found?: string
}

/** One file of content: path relative to `content/` and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}
