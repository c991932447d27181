/** What the areas of the library are called on the page. */

const WORDS: Readonly<Record<string, string>> = {
  'ai-ml': 'Data for AI',
  backend: 'Backend',
  career: 'Career',
  concurrency: 'Concurrency',
  'data-engineering': 'Data engineering',
  design: 'Data design',
  devops: 'Delivery',
  distributed: 'Distributed systems',
  economics: 'Costs',
  governance: 'Governance',
  internals: 'Storage internals',
  languages: 'Languages',
  nosql: 'NoSQL',
  operations: 'Operations',
  scaling: 'Scaling',
  security: 'Security',
  specialized: 'Specialized stores',
  sql: 'SQL',
}

/** Returns the name of an area; one that is new here is called by its id. */
export function areaText(area: string): string {
  return WORDS[area] ?? area
}
