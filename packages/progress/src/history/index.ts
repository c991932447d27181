export { type Milestone, type MilestoneSubject, milestones, milestoneText } from './milestones.ts'
export { type Week, weeklyMinutes } from './weekly-minutes.ts'
