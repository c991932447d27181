/** A curriculum of one published concept with a lab, one planned concept and one roadmap. */

import type { CompiledCurriculum, Concept, Lab } from '@savepoint/curriculum'

const lab: Lab = {
  id: 'count-to-two',
  conceptId: 'counting',
  title: 'Count to two',
  minutes: { from: 1, to: 2 },
  engine: 'postgres',
  dataset: 'empty',
  variants: ['base'],
  storyHtml:
    '<p>Return the number two, as <code>SELECT</code> does.</p><ul><li>no more &lt; no less</li></ul>',
  setup: '',
  starter: 'SELECT 1\n',
  starterFails: ['two'],
  solution: 'SELECT 2\n',
  debriefHtml: '<p>Two it is.</p>',
  hints: ['<p>One and one.</p>', '<p>Not three.</p>'],
  requirements: [
    {
      id: 'two',
      text: 'Returns the number two.',
      adviceHtml: '',
      check: {
        kind: 'rows',
        part: '',
        expected: { kind: 'literal', columns: ['n'], rows: [['2']] },
        comparison: { order: { kind: 'bag' }, columns: 'orderOnly', tolerance: 0 },
      },
    },
  ],
  parts: [],
  alternatives: [],
  wrongAnswers: [],
  mutation: { isEnabled: false, equivalents: [] },
  contentHash: 'lab-hash',
}

const counting: Concept = {
  id: 'counting',
  title: 'Counting',
  area: 'sql',
  status: 'published',
  difficulty: 'foundation',
  minutes: 60,
  prerequisites: [],
  objective: 'Count.',
  objectives: [],
  items: [],
  labs: [lab],
  contentHash: 'concept-hash',
}

const planned: Concept = { ...counting, id: 'summing', title: 'Summing', status: 'planned', labs: [] }

export const smallCurriculum: CompiledCurriculum = {
  version: 1,
  concepts: [counting, planned],
  roadmaps: [
    {
      id: 'numbers',
      title: 'Numbers',
      audience: '',
      assumed: [],
      phases: [
        {
          id: 'numbers.p1',
          title: 'First',
          goal: '',
          modules: [
            { id: 'numbers.p1.m1', title: 'Small ones', concepts: ['counting', 'summing'], supporting: [] },
          ],
        },
      ],
    },
  ],
  paths: [],
  guide: { languages: { criteria: [], languages: [] }, ladders: [], prerequisites: [], certifications: [] },
  coverage: { total: 0, features: [], documents: [] },
  datasets: [],
  glossary: [],
  simulators: [],
}
