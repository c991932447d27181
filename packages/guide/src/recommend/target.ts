/** What a rule's target amounts to: the concepts in order of study, what may be left out, and what is taken as known. */

import type { RuleTarget } from '@savepoint/curriculum'
import { prerequisiteClosure } from '@savepoint/curriculum/graph'
import type { PlanGoal } from '@savepoint/progress'
import { asksOf, type GuideAnswers } from './answers.ts'
import type { GuideLibrary } from './library.ts'

export interface Target {
  readonly goal: PlanGoal
  readonly title: string
  /** Who it is for, or what it begins with; may be empty. */
  readonly about: string
  /** Everything in it, in order of study. */
  readonly concepts: readonly string[]
  /** What it is for. The other concepts are there because these are built on them. */
  readonly wanted: readonly string[]
  /** Those of `concepts` that may be left out when time is short. */
  readonly optional: readonly string[]
  /** Not in it, because it takes them as known. */
  readonly assumed: readonly string[]
  /** Practice beside the platform, in hours. */
  readonly practiceHours: number
  /** Concepts that the learner named one by one: a self-report does not take them out. */
  readonly isNamed: boolean
}

/** Titles shown before the rest is counted. */
const TITLES_MAX = 3

/** Returns the target of a rule for these answers; undefined when the answers do not name one that exists. */
export function findTarget(
  target: RuleTarget,
  answers: GuideAnswers,
  library: GuideLibrary,
): Target | undefined {
  switch (target.kind) {
    case 'path':
      return pathTarget(target.path, library)
    case 'roadmap':
      return roadmapTarget(target.roadmap, library)
    case 'chosen':
      return chosenTarget(answers, library)
  }
}

/** Returns a key that is equal for the same goal. */
export function goalKey(goal: PlanGoal): string {
  switch (goal.kind) {
    case 'path':
      return `path:${goal.path}`
    case 'roadmap':
      return `roadmap:${goal.roadmap}`
    case 'concepts':
      return `concepts:${goal.concepts.join(',')}`
  }
}

/** Reads a key as `goalKey` writes it; undefined when it is none. */
export function parseGoal(key: string): PlanGoal | undefined {
  const [, kind, rest = ''] = /^(path|roadmap|concepts):(.+)$/.exec(key) ?? []
  if (kind === 'path') return { kind, path: rest }
  if (kind === 'roadmap') return { kind, roadmap: rest }
  if (kind === 'concepts') return { kind, concepts: rest.split(',').filter((id) => id !== '') }
  return undefined
}

/** Returns what a goal amounts to; undefined when the library does not have it. */
export function targetOfGoal(goal: PlanGoal, library: GuideLibrary): Target | undefined {
  switch (goal.kind) {
    case 'path':
      return pathTarget(goal.path, library)
    case 'roadmap':
      return roadmapTarget(goal.roadmap, library)
    case 'concepts':
      return conceptsTarget(goal.concepts, library)
  }
}

function chosenTarget(answers: GuideAnswers, library: GuideLibrary): Target | undefined {
  const { chosen = '', topics } = answers
  switch (asksOf(answers.goal, library.questionnaire)) {
    case 'path':
      return pathTarget(chosen, library)
    case 'roadmap':
      return roadmapTarget(chosen, library)
    case 'topics':
      return conceptsTarget(topics, library)
    case 'symptom': {
      const symptom = library.paths.flatMap((path) => path.symptoms).find(({ id }) => id === chosen)
      if (symptom === undefined) return undefined
      const target = conceptsTarget(symptom.concepts, library)
      return target === undefined ? undefined : { ...target, title: symptom.text, about: target.title }
    }
    case undefined:
      return undefined
  }
}

function pathTarget(id: string, library: GuideLibrary): Target | undefined {
  const path = library.paths.find((candidate) => candidate.id === id)
  if (path === undefined || path.follows?.kind === 'targets') return undefined
  if (path.follows?.kind === 'roadmap' && path.targets.length === 0) {
    const followed = roadmapTarget(path.follows.roadmap, library)
    return followed && { ...followed, title: path.title, about: path.goal, goal: { kind: 'path', path: id } }
  }
  return {
    goal: { kind: 'path', path: id },
    title: path.title,
    about: path.goal,
    concepts: path.sequence,
    wanted: path.targets,
    optional: path.optional,
    assumed: path.assumed,
    practiceHours: path.practice.reduce((sum, practice) => sum + practice.hours, 0),
    isNamed: false,
  }
}

/** The concepts of the modules in order; of alternatives as many as are asked for, the first ones. */
function roadmapTarget(id: string, library: GuideLibrary): Target | undefined {
  const roadmap = library.roadmaps.find((candidate) => candidate.id === id)
  if (roadmap === undefined) return undefined
  const modules = roadmap.phases.flatMap((phase) => phase.modules)
  const asked = modules.flatMap(({ concepts, choose }) => concepts.slice(0, choose ?? concepts.length))
  const concepts = [...new Set(asked)].filter((concept) => !roadmap.assumed.includes(concept))
  const optional = new Set(modules.flatMap((module) => module.optional ?? []))
  return {
    goal: { kind: 'roadmap', roadmap: id },
    title: roadmap.title,
    about: '',
    concepts,
    wanted: concepts,
    optional: concepts.filter((concept) => optional.has(concept)),
    assumed: roadmap.assumed,
    practiceHours: modules.reduce(
      (sum, { projects = [] }) => sum + projects.reduce((hours, project) => hours + (project.hours ?? 0), 0),
      0,
    ),
    isNamed: false,
  }
}

function conceptsTarget(targets: readonly string[], { concepts }: GuideLibrary): Target | undefined {
  const titles = targets.flatMap((id) => concepts.find((concept) => concept.id === id)?.title ?? [])
  if (titles.length === 0) return undefined
  const shown = titles.slice(0, TITLES_MAX).join(', ')
  const more = titles.length - TITLES_MAX
  return {
    goal: { kind: 'concepts', concepts: targets },
    title: more > 0 ? `${shown} and ${more} more` : shown,
    about: '',
    concepts: prerequisiteClosure(concepts, targets),
    wanted: targets,
    optional: [],
    assumed: [],
    practiceHours: 0,
    isNamed: true,
  }
}
