/** The guide's questions and rules, as compiled. Plain data that an author can read and a test can enumerate. */

export interface Questionnaire {
  readonly role: { readonly text: string; readonly options: readonly GuideOption[] }
  readonly goal: { readonly text: string; readonly options: readonly GoalOption[] }
  readonly experience: Experience
  readonly hours: {
    readonly text: string
    readonly min: number
    readonly max: number
    readonly usual: number
  }
  readonly start: { readonly text: string }
  readonly deadline: { readonly text: string }
  /** The first that fits comes first. */
  readonly rules: readonly GuideRule[]
}

export interface GuideOption {
  readonly id: string
  readonly text: string
}

/** What a goal leaves to be named: which path, which roadmap, which concepts, or what goes wrong. */
export type GoalQuestion = 'path' | 'roadmap' | 'topics' | 'symptom'

export interface GoalOption extends GuideOption {
  readonly asks?: GoalQuestion
}

/** A self-report: one level for each area. */
export interface Experience {
  readonly text: string
  /** From nothing upwards; the first is what holds until somebody says otherwise. */
  readonly levels: readonly ExperienceLevel[]
  readonly areas: readonly ExperienceArea[]
}

export interface ExperienceLevel extends GuideOption {
  /** Difficulties of the area's concepts that need not be studied at this level. */
  readonly leavesOut: readonly string[]
}

export interface ExperienceArea extends GuideOption {
  /** Areas of the library that it stands for. */
  readonly covers: readonly string[]
}

/** When the answers are such, recommend this, because of that. */
export interface GuideRule {
  readonly id: string
  readonly when: RuleCondition
  readonly recommend: RuleTarget
  readonly because: string
}

/** All parts must hold; an absent part always does. */
export interface RuleCondition {
  readonly role?: readonly string[]
  readonly goal?: readonly string[]
  /** Levels by experience area. */
  readonly knows?: Readonly<Record<string, readonly string[]>>
  /** Hours from start to deadline; without a deadline they are unlimited. */
  readonly hoursInAll?: { readonly atLeast?: number; readonly below?: number }
}

export type RuleTarget =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'roadmap'; readonly roadmap: string }
  /** What the goal asked the learner to name. */
  | { readonly kind: 'chosen' }
