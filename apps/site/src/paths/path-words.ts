/** What kinds of paths and areas of the library are called on the page. */
import type { PathKind } from '@savepoint/curriculum'

/** Kinds in the order of the catalogue, each with its heading and what binds its paths. */
export const PATH_KINDS: readonly {
  readonly kind: PathKind
  readonly title: string
  readonly text: string
}[] = [
  {
    kind: 'timeBudget',
    title: 'By the time you have',
    text: 'Months of evenings, with practice beside the platform.',
  },
  { kind: 'careerLevel', title: 'By career level', text: 'What backend work on each level is built on.' },
  { kind: 'seniority', title: 'Beside machine learning', text: 'The same question for AI and ML engineers.' },
  { kind: 'interview', title: 'For an interview', text: 'Targets in the order of the questions.' },
  { kind: 'mode', title: 'Ways to use the library', text: 'In order, by topic, or by what hurts.' },
  { kind: 'bridge', title: 'Bridges', text: 'Short ways to what a roadmap takes as known.' },
]

/** Returns the heading of a kind. */
export function kindTitle(kind: PathKind): string {
  return PATH_KINDS.find((entry) => entry.kind === kind)?.title ?? kind
}

const AREA_TITLES: Readonly<Record<string, string>> = {
  'ai-ml': 'AI and ML',
  backend: 'Backend',
  career: 'Career',
  concurrency: 'Concurrency',
  'data-engineering': 'Data engineering',
  design: 'Design',
  devops: 'DevOps',
  distributed: 'Distributed data',
  economics: 'Cost',
  governance: 'Governance',
  internals: 'Internals',
  languages: 'Languages',
  nosql: 'Other data models',
  operations: 'Operations',
  scaling: 'Scaling',
  security: 'Security',
  specialized: 'Specialized stores',
  sql: 'SQL',
}

/** Returns the title of an area; one that has none is shown by its id. */
export function areaTitle(area: string): string {
  return AREA_TITLES[area] ?? area
}
