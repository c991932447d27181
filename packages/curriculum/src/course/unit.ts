/**
 * Content is compiled in units: a concept's folder, a roadmap, a path, a dataset, or one of the lists. A unit depends
 * on its own files only; what it names elsewhere it leaves as mentions, which the linking pass looks up. That is
 * what makes one changed lesson cheap.
 */

import type { Diagnostic, SourceFile, SourceRange } from '../diagnostic.ts'
import type {
  Concept,
  Coverage,
  Dataset,
  GlossaryTerm,
  Guide,
  Path,
  Roadmap,
  SimulatorEntry,
} from '../model.ts'
import type { Questionnaire } from '../questionnaire-model.ts'

export type UnitKind =
  | 'concept'
  | 'roadmap'
  | 'path'
  | 'guide'
  | 'coverage'
  | 'dataset'
  | 'glossary'
  | 'simulators'
  | 'questionnaire'

export interface Unit {
  readonly kind: UnitKind
  /** `concepts/sql/sql-select`, `roadmaps/x.yaml`, `paths/x.yaml`, `guide/ladders.yaml`, `datasets/shop`, `glossary.yaml`, `simulators.yaml`. */
  readonly key: string
  readonly files: readonly SourceFile[]
}

/** A name of something that another unit defines. */
export interface Mention {
  readonly kind:
    | 'concept'
    | 'prerequisite'
    | 'preview'
    | 'optional'
    | 'roadmap'
    | 'node'
    | 'path'
    | 'feature'
    | 'glossary'
    | 'lab'
    | 'dataset'
    | 'simulator'
    | 'engine'
  readonly id: string
  readonly path: string
  readonly range: SourceRange
}

/** A lab's use of a dataset, checked when all datasets are known. */
export interface VariantUse {
  readonly dataset: string
  readonly variant: string
  readonly path: string
  readonly range: SourceRange
}

/** An id that this unit defines, with its place, for finding duplicates. */
export interface Definition {
  readonly kind:
    | 'concept'
    | 'lab'
    | 'item'
    | 'roadmap'
    /** A phase or module of a roadmap. */
    | 'node'
    | 'path'
    | 'ladder'
    | 'certification'
    | 'prerequisite line'
    | 'feature'
    | 'coverage entry'
    | 'dataset'
    | 'glossary'
    | 'simulator'
    | 'guideRule'
  readonly id: string
  readonly path: string
  readonly range: SourceRange
}

/** A questionnaire with the places of what it names, for the pass that looks those names up. */
export interface PlacedQuestionnaire {
  readonly questionnaire: Questionnaire
  /** Where the rule stands in the file, or a part of it: `['when', 'role']`. */
  readonly rulePlace: (index: number, part: readonly string[]) => { path: string; range: SourceRange }
  readonly areaPlace: (index: number) => { path: string; range: SourceRange }
}

export interface CompiledUnit {
  readonly kind: UnitKind
  readonly concept?: Concept
  readonly roadmap?: Roadmap
  /** `sequence` is empty until the concepts are known. */
  readonly learningPath?: Path
  /** The table of this file. */
  readonly guide?: Partial<Guide>
  readonly coverage?: Coverage
  readonly dataset?: Dataset
  readonly terms?: readonly GlossaryTerm[]
  readonly simulators?: readonly SimulatorEntry[]
  readonly questionnaire?: PlacedQuestionnaire
  readonly definitions: readonly Definition[]
  readonly mentions: readonly Mention[]
  readonly variantUses: readonly VariantUse[]
  readonly diagnostics: readonly Diagnostic[]
}
