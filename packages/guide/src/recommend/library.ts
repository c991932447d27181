/** What the guide needs of the curriculum: any compiled one is such a library, and so is the page's excerpt of it. */

import type { Concept, Path, Questionnaire, Roadmap } from '@savepoint/curriculum'

export type GuideConcept = Pick<Concept, 'id' | 'title' | 'area' | 'difficulty' | 'minutes' | 'prerequisites'>

export interface GuideLibrary {
  readonly concepts: readonly GuideConcept[]
  readonly paths: readonly Path[]
  readonly roadmaps: readonly Pick<Roadmap, 'id' | 'title' | 'assumed' | 'phases'>[]
  readonly questionnaire: Questionnaire
}
