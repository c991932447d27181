/** The guide's tables, as compiled: dated, sourced rows that an author edits and a page shows. Plain data. */

export interface Guide {
  readonly languages: LanguageTable
  readonly ladders: readonly Ladder[]
  readonly prerequisites: readonly PrerequisiteLine[]
  readonly certifications: readonly Certification[]
}

/** A page that a reader can open to see for themselves. */
export interface TableSource {
  readonly title: string
  readonly url: string
}

export interface LanguageTable {
  readonly criteria: readonly LanguageCriterion[]
  readonly languages: readonly Language[]
}

/** Something that a language has or has not, and that a reader can check. */
export interface LanguageCriterion {
  readonly id: string
  /** A few words, as a column's head. */
  readonly title: string
  readonly text: string
  /** 0 to 5: how much it counts before the learner says otherwise. */
  readonly weight: number
}

export type MeetsDegree = 'fully' | 'partly' | 'not'

export interface Language {
  readonly id: string
  readonly title: string
  readonly concept: string
  readonly firstRelease: { readonly year: number; readonly name: string }
  readonly typing: string
  readonly memory: string
  readonly concurrency: string
  readonly governance: string
  readonly docs: TableSource
  /** One for each criterion, in the order of the criteria. */
  readonly meets: readonly {
    readonly criterion: string
    readonly degree: MeetsDegree
    readonly because: string
  }[]
  readonly sources: readonly TableSource[]
  /** `YYYY-MM-DD` on which the row was last held against its sources. */
  readonly checked: string
}

/** Levels of a career as one document saw them. Two documents disagree, so there are two ladders. */
export interface Ladder {
  readonly id: string
  readonly title: string
  /** Who drew these levels. */
  readonly origin: string
  readonly levels: readonly LadderLevel[]
}

export interface LadderLevel {
  readonly id: string
  readonly title: string
  /** As the origin states them; absent where it states none. */
  readonly years?: string
  readonly work: string
  readonly path: string
  /** What shows that someone works on this level. */
  readonly evidence: readonly { readonly text: string; readonly concepts: readonly string[] }[]
}

/** One line that a reader can say yes or no to, and what helps if it is no. */
export interface PrerequisiteLine {
  readonly id: string
  readonly text: string
  readonly concepts: readonly string[]
  /** The path that leads there. */
  readonly bridge: string
  /** Roadmaps that take it as known. */
  readonly roadmaps: readonly string[]
}

export interface Certification {
  readonly id: string
  readonly title: string
  readonly vendor: string
  readonly exam?: string
  readonly status: 'active' | 'retired' | 'changing'
  /** `YYYY-MM-DD` of the retirement, where it is known. */
  readonly retired?: string
  readonly note?: string
  /** Concepts of the library that the exam asks for. */
  readonly concepts: readonly string[]
  readonly source: TableSource
  /** How the status is known, and its date: what was read may be older than the day on which it was read. */
  readonly basis: string
  readonly asOf?: string
  readonly checked: string
}
