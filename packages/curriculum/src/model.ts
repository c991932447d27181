/**
 * The compiled curriculum: plain data that the site, the CLI and the grader read. It is the only thing apps
 * ever see of content; they never see Markdown or YAML. Serialised as JSON with `version`.
 *
 * Invariants: every id referred to exists; every list is in reading order; HTML is made by the compiler from
 * escaped text (authors cannot write raw HTML), so it may be inserted into a page as it is, once `resolveLinks`
 * has put the site's own path in place of `{base}` in its links.
 */

import type { Path, Roadmap } from './roadmap-model.ts'

export type * from './roadmap-model.ts'

export const CURRICULUM_VERSION = 1

export interface CompiledCurriculum {
  readonly version: typeof CURRICULUM_VERSION
  readonly concepts: readonly Concept[]
  readonly roadmaps: readonly Roadmap[]
  readonly paths: readonly Path[]
  readonly datasets: readonly Dataset[]
  readonly glossary: readonly GlossaryTerm[]
  readonly simulators: readonly SimulatorEntry[]
}

export type Difficulty = 'foundation' | 'intermediate' | 'advanced' | 'expert'

/** A node of the prerequisite graph. `lesson` is absent while the concept is planned. */
export interface Concept {
  readonly id: string
  readonly title: string
  readonly area: string
  readonly status: 'published' | 'planned'
  readonly difficulty: Difficulty
  /** The whole concept with its check and labs, in minutes. */
  readonly minutes: number
  readonly prerequisites: readonly string[]
  /** One sentence: what the learner will be able to do. Plain text. */
  readonly objective: string
  readonly objectives: readonly string[]
  readonly simulator?: string
  readonly lesson?: Lesson
  readonly items: readonly Item[]
  readonly labs: readonly Lab[]
  /** Hash of lesson and items: what "changed since you completed it" compares. */
  readonly contentHash: string
}

export interface Lesson {
  /** Reading and running, estimated from words, cells and figures. */
  readonly minutes: number
  readonly wordCount: number
  readonly engine: string
  readonly dataset: string
  /** HTML of each takeaway. */
  readonly takeaways: readonly string[]
  readonly sources: readonly Source[]
  /** Section 0 is what stands before the first heading, with an empty title. */
  readonly sections: readonly Section[]
}

export interface Source {
  readonly title: string
  readonly section?: string
  readonly url?: string
}

export interface Section {
  /** Stable within the lesson: slug of the heading, `start` for section 0. */
  readonly id: string
  /** Plain text of the heading. */
  readonly title: string
  /** The heading with its code and emphasis, as inline HTML. */
  readonly titleHtml: string
  readonly blocks: readonly LessonBlock[]
}

export type LessonBlock =
  | { readonly kind: 'prose'; readonly html: string }
  | { readonly kind: 'subheading'; readonly id: string; readonly html: string }
  /** `html` is a bare table; the page puts it in a scroller named `label` (its column names). */
  | { readonly kind: 'table'; readonly html: string; readonly label: string }
  | { readonly kind: 'note'; readonly tone: 'note' | 'warning'; readonly html: string }
  | { readonly kind: 'code'; readonly language: string; readonly html: string; readonly text: string }
  | CellBlock
  /** `svg` already has role, accessible name (`alt`) and unique ids. It is empty when the file was faulty. */
  | { readonly kind: 'figure'; readonly svg: string; readonly alt: string; readonly captionHtml: string }
  | {
      readonly kind: 'simulator'
      readonly simulator: string
      readonly parameters: Readonly<Record<string, string>>
    }

/** A runnable block with its recorded output. Cells of a lesson share one session and run in order. */
export interface CellBlock {
  readonly kind: 'cell'
  /** 1-based position among the lesson's cells, and the id in events: `cell-3`. */
  readonly number: number
  readonly language: string
  readonly engine: string
  readonly session: string
  readonly source: string
  /** `source` as highlighted HTML (spans of class k, l and c). */
  readonly sourceHtml: string
  /** SQLSTATE that the block is meant to end in. */
  readonly expectedError?: string
  readonly masks: readonly string[]
  readonly rowsMax: number
  /** The question put before the output is shown; HTML. */
  readonly predict?: string
  readonly output: readonly RecordedOutput[]
  /** 1-based lines in `lesson.md`: the opening fence, and the span of the output fence (absent when missing). */
  readonly line: number
  readonly outputLines?: { readonly first: number; readonly last: number }
}

/** What one statement printed, as recorded in the lesson. */
export type RecordedOutput =
  | {
      readonly kind: 'rows'
      readonly columns: readonly RecordedColumn[]
      readonly rows: readonly (readonly (string | null)[])[]
      readonly rowCount: number
    }
  | { readonly kind: 'plan'; readonly lines: readonly string[] }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'notice'; readonly severity: string; readonly message: string }
  | {
      readonly kind: 'error'
      readonly message: string
      readonly sqlstate: string
      readonly detail?: string
      readonly hint?: string
    }

export interface RecordedColumn {
  readonly name: string
  readonly align: 'left' | 'right'
}

// --- Knowledge check ---------------------------------------------------------------------------------

interface ItemBase {
  readonly id: string
  readonly stemHtml: string
  /** Shown with the right answer. */
  readonly explanationHtml: string
  readonly verify?: ItemVerification
  /** What the item's generator makes, in the order of its cases; the first equals the item itself. */
  readonly variants?: readonly Item[]
}

export type Item =
  | (ItemBase & { readonly kind: 'choice'; readonly options: readonly Option[] })
  | (ItemBase & { readonly kind: 'multiple'; readonly options: readonly Option[] })
  | (ItemBase & {
      readonly kind: 'number'
      readonly answer: number
      readonly unit: string
      readonly tolerance: number
    })
  | (ItemBase & { readonly kind: 'text'; readonly answers: readonly string[] })
  | (ItemBase & { readonly kind: 'order'; readonly steps: readonly OrderStep[] })

export interface Option {
  readonly id: string
  readonly html: string
  readonly isCorrect: boolean
  /** Why someone would choose it and why it is wrong (or right). */
  readonly becauseHtml: string
  /** What the verification prints when this option is the right one. */
  readonly value?: string
}

/** Steps stand in the right order; the page shows them shuffled by item id. */
export interface OrderStep {
  readonly id: string
  readonly html: string
}

/** How the key is computed: the last result of `run` must say what the key says. */
export interface ItemVerification {
  readonly engine: string
  readonly dataset: string
  readonly run: string
}

// --- Labs ----------------------------------------------------------------------------------------------

export interface Lab {
  readonly id: string
  readonly conceptId: string
  readonly title: string
  readonly minutes: { readonly from: number; readonly to: number }
  readonly engine: string
  readonly dataset: string
  /** The first is what the learner sees; the submission is graded on each. */
  readonly variants: readonly string[]
  readonly storyHtml: string
  /** Run after the dataset is loaded, before the submission; may be empty. */
  readonly setup: string
  readonly starter: string
  /** Requirements that the untouched starter is meant to fail. */
  readonly starterFails: readonly string[]
  readonly solution: string
  readonly debriefHtml: string
  readonly hints: readonly string[]
  readonly requirements: readonly Requirement[]
  /** Empty when the whole submission is one part; else the ids of the `--# id` sections in order. */
  readonly parts: readonly LabPart[]
  readonly alternatives: readonly SampleSubmission[]
  readonly wrongAnswers: readonly WrongAnswer[]
  readonly mutation: MutationPolicy
  readonly contentHash: string
}

export interface LabPart {
  readonly id: string
  readonly title: string
}

export interface SampleSubmission {
  readonly name: string
  readonly text: string
}

/** An answer that must fail each requirement it names. The starter is not among them: see `starterFails`. */
export interface WrongAnswer extends SampleSubmission {
  readonly fails: readonly string[]
  readonly because: string
}

export interface MutationPolicy {
  readonly isEnabled: boolean
  /** Mutants accepted as meaning the same as the solution, by the mutated text (white space folded). */
  readonly equivalents: readonly { readonly mutant: string; readonly because: string }[]
}

/** One observable condition, graded on its own. */
export interface Requirement {
  readonly id: string
  /** What the checklist says. Plain text. */
  readonly text: string
  /** Said under a failure, after expected and observed. HTML; may be empty. */
  readonly adviceHtml: string
  readonly check: RequirementCheck
}

export type RowOrder =
  | { readonly kind: 'bag' }
  | { readonly kind: 'set' }
  | { readonly kind: 'ordered' }
  /** Rows must be sorted by these output columns; rows equal in all of them may stand in any order. */
  | { readonly kind: 'orderedBy'; readonly columns: readonly string[] }

export type ColumnRule = 'namesAndOrder' | 'orderOnly'

/** How expected and observed rows are compared. */
export interface RowComparison {
  readonly order: RowOrder
  readonly columns: ColumnRule
  /** Absolute tolerance for columns of a numeric type; 0 compares numeric values exactly (1.0 equals 1.00). */
  readonly tolerance: number
}

/** Where expected rows come from: a query run on the untouched dataset (after setup), or literal rows. */
export type ExpectedRows =
  | { readonly kind: 'query'; readonly sql: string }
  | {
      readonly kind: 'literal'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly (string | null)[])[]
    }

/** A plan condition. Node types are PostgreSQL's names: `Seq Scan`, `Sort`, `Index Only Scan`. */
export interface PlanCondition {
  /** Node types that must not occur; `Seq Scan on orders` limits it to a relation. */
  readonly forbid: readonly string[]
  /** Node types of which each must occur. */
  readonly require: readonly string[]
  /** Bound on shared hit + read buffers of the whole plan, slack included. */
  readonly buffersMax?: number
  /** Bound on the actual rows any single node produces (rows x loops). */
  readonly nodeRowsMax?: number
  /** Bound on max(actual/estimate, estimate/actual) of every node with at least 100 rows. */
  readonly estimateRatioMax?: number
  /** Bound on heap fetches of index-only scans. */
  readonly heapFetchesMax?: number
}

export type RequirementCheck =
  /** The last result set of a part equals the expected rows. `part` is empty when the lab has no parts. */
  | {
      readonly kind: 'rows'
      readonly part: string
      readonly expected: ExpectedRows
      readonly comparison: RowComparison
    }
  /** EXPLAIN (ANALYZE, BUFFERS) of the part's last query, or of `query` run after the submission. */
  | {
      readonly kind: 'plan'
      readonly part: string
      readonly query?: string
      readonly condition: PlanCondition
    }
  /** A probe run after the submission returns the expected rows (state, catalog, sizes). */
  | {
      readonly kind: 'probe'
      readonly query: string
      readonly expected: ExpectedRows
      readonly comparison: RowComparison
    }
  /** A statement tried after the submission and rolled back: it must be refused with one of these SQLSTATEs… */
  | { readonly kind: 'refuses'; readonly statement: string; readonly sqlstates: readonly string[] }
  /** …or accepted. */
  | { readonly kind: 'accepts'; readonly statement: string }
  /** Running the submission a second time changes nothing that `state` prints. */
  | { readonly kind: 'idempotent'; readonly state: string }
  /**
   * The submission is replayed once per statement with an error injected in its place; then the connection is
   * closed, and `invariant` must still return `expected`.
   */
  | {
      readonly kind: 'atomic'
      readonly invariant: string
      readonly expected: ExpectedRows
      readonly comparison: RowComparison
    }
  /** Log bytes that the submission writes. */
  | { readonly kind: 'wal'; readonly bytesMax: number }

// --- The rest ------------------------------------------------------------------------------------------

export interface Dataset {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly engine: string
  readonly tables: readonly { readonly name: string; readonly description: string }[]
  readonly variants: readonly { readonly id: string; readonly description: string }[]
}

export interface GlossaryTerm {
  readonly id: string
  readonly term: string
  readonly aliases: readonly string[]
  readonly definitionHtml: string
  readonly concept?: string
}

export interface SimulatorEntry {
  readonly id: string
  readonly title: string
  readonly status: 'published' | 'planned'
}
