export {
  createPlacement,
  type PlacedConcept,
  type Placement,
  type PlacementAnswer,
  type PlacementResult,
  QUESTIONS_MAX,
  QUESTIONS_MIN,
} from './placement/placement.ts'
export { type PlacementItem, placementItemsOf, type Response } from './placement/response.ts'
export { LEARNER_KINDS, type SimulationReport, simulatePlacements } from './placement/simulate.ts'
export {
  type AnswerFault,
  type AnswerTexts,
  asksOf,
  choicesOf,
  type GuideAnswers,
  readAnswers,
  writeAnswers,
} from './recommend/answers.ts'
export { type Change, findChanges } from './recommend/changes.ts'
export {
  type DescribedRow,
  dayWords,
  describeChange,
  describeFault,
  describeReasons,
  describeSum,
} from './recommend/describe.ts'
export { everyAnswer } from './recommend/every-answer.ts'
export { findFaults } from './recommend/faults.ts'
export type { GuideConcept, GuideLibrary } from './recommend/library.ts'
export { type Recommendation, type RecommendOptions, recommend } from './recommend/recommend.ts'
export { goalKey, parseGoal, targetOfGoal } from './recommend/target.ts'
export { type GuideWeek, splitIntoWeeks } from './recommend/weeks.ts'
