/** Roadmaps and paths, as compiled: two ways to lay an order over the one library of concepts. Plain data. */

export interface Roadmap {
  readonly id: string
  readonly title: string
  readonly audience: string
  readonly assumed: readonly string[]
  /** The path that leads to what is assumed; absent when nothing is. */
  readonly bridge?: string
  readonly stated?: StatedEstimate
  readonly phases: readonly Phase[]
}

/** Hours, weeks or a place that something was first published with. Hours of ours are computed from concepts. */
export interface StatedEstimate {
  readonly text: string
  readonly source: string
}

export interface Phase {
  readonly id: string
  readonly title: string
  readonly goal: string
  readonly stated?: StatedEstimate
  readonly modules: readonly Module[]
}

export interface Module {
  readonly id: string
  readonly title: string
  /** In order of study. A concept counts for the first module of a roadmap that holds it. */
  readonly concepts: readonly string[]
  /** Those of `concepts` that are there only as prerequisites. */
  readonly supporting: readonly string[]
  /** How many of `concepts` are asked for, where they are alternatives (languages); absent: all. */
  readonly choose?: number
  /** Those of `concepts` that may be left out. The others are the core. */
  readonly optional?: readonly string[]
  /** What the module is about, in a few words each. Plain text. */
  readonly topics?: readonly string[]
  /** Concepts that are named here early and taught in full later. */
  readonly preview?: readonly string[]
  readonly projects?: readonly ModuleProject[]
  readonly stated?: StatedEstimate
}

/** Something to build after a module. */
export interface ModuleProject {
  readonly title: string
  /** Practice beside the platform; an estimate of the roadmap's author. Absent: not estimated. */
  readonly hours?: number
}

export type PathKind = 'timeBudget' | 'careerLevel' | 'seniority' | 'interview' | 'mode' | 'bridge'

/** A way through the library to a goal: concepts, what they are built on, and practice beside the platform. */
export interface Path {
  readonly id: string
  readonly title: string
  readonly kind: PathKind
  /** Who it is for and what they can do at its end; one or two sentences. Plain text. */
  readonly goal: string
  /** For `mode` paths that follow a roadmap as it is, or take targets from the learner. */
  readonly follows?: { readonly kind: 'roadmap'; readonly roadmap: string } | { readonly kind: 'targets' }
  readonly assumed: readonly string[]
  /** What it is for. Everything they are built on comes with them, unless assumed. */
  readonly targets: readonly string[]
  /** Those of `targets` that may be left out when time is short. */
  readonly optional: readonly string[]
  /** Target concepts with those that may stand in their place. */
  readonly alternatives: readonly { readonly concept: string; readonly instead: readonly string[] }[]
  /** All concepts in order of study: `targets` and their prerequisites, without `assumed`. Made by the compiler. */
  readonly sequence: readonly string[]
  /** Practice beside the platform, with the hours that the path's author allows for it. */
  readonly practice: readonly { readonly title: string; readonly hours: number }[]
  readonly stated?: StatedEstimate
  readonly outcomes: readonly string[]
  /** Ways in by what hurts, for the architecture review. */
  readonly symptoms: readonly Symptom[]
}

/** Something that a person sees going wrong, and the concepts that explain it. */
export interface Symptom {
  readonly id: string
  readonly text: string
  readonly concepts: readonly string[]
}
