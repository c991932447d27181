/** The verdict of a submission: plain data for the page, the CLI and the progress log. */

export type Verdict = 'passed' | 'failed' | 'notGradable'

export interface GradingResult {
  readonly lab: string
  /** Hash of the lab that was graded. */
  readonly contentHash: string
  /** `notGradable`: the setup or a grader is broken, or the engine failed. Never the learner's failure. */
  readonly verdict: Verdict
  readonly requirements: readonly RequirementResult[]
  /** Faults of the author, in words for the author. */
  readonly courseIssues: readonly string[]
}

export interface RequirementResult {
  readonly id: string
  readonly passed: boolean
  /** Plain text: `at most 30`, `20 rows`. */
  readonly expected: string
  /** Plain text: `493, of them 489 heap pages`. */
  readonly observed: string
  /** One or two plain sentences on what differed; empty when passed. Never the solution. */
  readonly feedback: string
  /** The dataset variant that it failed on; absent when it passed or when it is the learner's own. */
  readonly variant?: string
  readonly evidence?: Evidence
}

export type Evidence =
  | { readonly kind: 'rowDifference'; readonly difference: RowDifference }
  | { readonly kind: 'plan'; readonly plan: PlanNode; readonly guiltyPaths: readonly string[] }
  | {
      readonly kind: 'error'
      readonly message: string
      readonly sqlstate: string
      readonly part: string
      readonly position?: number
    }

/** The smallest rows that tell expected and observed apart, at most `SHOWN_ROWS_MAX` of each. */
export interface RowDifference {
  readonly columns: readonly string[]
  readonly missing: readonly (readonly (string | null)[])[]
  readonly missingCount: number
  readonly unexpected: readonly (readonly (string | null)[])[]
  readonly unexpectedCount: number
  /** For ordered results: the first place (0-based) where they part, else undefined. */
  readonly firstOrderDifference?: number
}

/** A node of a plan as EXPLAIN (FORMAT JSON) reports it, in our names. */
export interface PlanNode {
  /** Path from the root: `0`, `0.1`, … */
  readonly path: string
  readonly nodeType: string
  readonly relation?: string
  readonly index?: string
  readonly rowsEstimated: number
  /** Actual rows x loops; undefined when not analysed or never executed. */
  readonly rowsActual?: number
  readonly loops?: number
  /** Shared hit + read, children included. */
  readonly buffers?: number
  readonly heapFetches?: number
  /** Lines such as `Sort Key: placed_at DESC`, in EXPLAIN's words. */
  readonly details: readonly string[]
  readonly children: readonly PlanNode[]
}
