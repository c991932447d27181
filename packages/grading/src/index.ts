export { type GradeOptions, grade } from './grade/grade.ts'
export {
  createGrader,
  type Grader,
  type GraderOptions,
  type GradeSubmissionOptions,
  gradeSubmission,
} from './grader.ts'
export type * from './model.ts'
export type * from './observations.ts'
export { type GradingProgress, type ObserveOptions, observe } from './observe/observe.ts'
export { checkPlan, matchesNode, nodeTitle, type PlanFinding } from './plan/check-plan.ts'
export { type PlanParseError, parsePlan } from './plan/parse-plan.ts'
export { cellKey, familyOfType, type ValueFamily } from './rows/cell-key.ts'
export { compareRows, type RowsComparison, SHOWN_ROWS_MAX } from './rows/compare-rows.ts'
