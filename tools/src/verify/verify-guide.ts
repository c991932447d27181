/** Goes through every answer to the guide that can make a difference, on the real curriculum, and holds what it says. */

import type { CompiledCurriculum } from '@savepoint/curriculum'
import { everyAnswer, findFaults, recommend } from '@savepoint/guide'

export interface GuideVerification {
  readonly answerCount: number
  /** A sentence for each fault, with the answers that bring it up. */
  readonly faults: readonly string[]
}

/** Faults that are told; more of the same kind say nothing new. */
const FAULTS_MAX = 20

/** Checks the guide of a course; a course without one has nothing to check. */
export function verifyGuide(curriculum: CompiledCurriculum): GuideVerification {
  const { questionnaire } = curriculum
  if (questionnaire === undefined) return { answerCount: 0, faults: [] }
  const library = { ...curriculum, questionnaire }
  const faults: string[] = []
  let answerCount = 0
  for (const answers of everyAnswer(library)) {
    answerCount += 1
    for (const fault of findFaults(recommend(answers, library), answers, library))
      if (faults.length < FAULTS_MAX) faults.push(`content/guide: ${fault}: ${JSON.stringify(answers)}`)
  }
  return { answerCount, faults }
}
