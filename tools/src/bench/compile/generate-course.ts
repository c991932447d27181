/** A course of any size for the compile bench: lessons of 1,800 words with cells, tables, links, a check and a lab each. */

import type { SourceFile } from '@savepoint/curriculum'
import { createRandom, type Random } from '@savepoint/std'

const WORDS_PER_LESSON = 1_800
const SECTIONS_PER_LESSON = 9
const ITEMS_PER_CHECK = 6
const VOCABULARY =
  'a row page index table query plan lock commit buffer tuple key value that the engine reads writes keeps finds of in and to with when it is not'.split(
    ' ',
  )

/** Returns the files of a course with `lessonCount` published concepts; the same for the same arguments. */
export function generateCourse(lessonCount: number, seed: number): readonly SourceFile[] {
  const random = createRandom(seed)
  const ids = Array.from({ length: lessonCount }, (_, index) => `concept-${index}`)
  const folders = ids.flatMap((id, index) => conceptFiles(id, { index, random: random.fork(id) }))
  return [...folders, roadmapOf(ids), glossaryOf(ids), ...datasetFiles()]
}

/** Returns `files` with one sentence more in the lesson of one concept. */
export function changeOneLesson(files: readonly SourceFile[], edition: number): readonly SourceFile[] {
  return files.map((file) =>
    file.path.endsWith('concept-0/lesson.md')
      ? { ...file, text: `${file.text}\nEdition ${edition}.\n` }
      : file,
  )
}

interface Place {
  readonly index: number
  readonly random: Random
}

function conceptFiles(id: string, place: Place): readonly SourceFile[] {
  const folder = `concepts/generated/${id}`
  const lab = `${folder}/labs/${id}-lab`
  const answer = (query: string): string => `--# all\n${query};\n--# some\n${query} WHERE id > 10;\n`
  const wrong = (name: string, query: string): SourceFile => ({
    path: `${lab}/wrong/${name}.sql`,
    text: `-- fails: all, some\n-- because: ${sentence(place.random, 12)}\n${answer(query)}`,
  })
  return [
    { path: `${folder}/lesson.md`, text: lessonOf(id, place) },
    { path: `${folder}/checks.yaml`, text: checkOf(id, place.random) },
    { path: `${lab}/lab.yaml`, text: labOf(`${id}-lab`) },
    { path: `${lab}/task.md`, text: paragraphs(place.random, 250) },
    { path: `${lab}/debrief.md`, text: paragraphs(place.random, 120) },
    { path: `${lab}/starter.sql`, text: `-- fails: all, some\n${answer('SELECT 1 AS id')}` },
    { path: `${lab}/solution.sql`, text: answer('SELECT id, name FROM things') },
    { path: `${lab}/alternatives/aliased.sql`, text: answer('SELECT t.id, t.name FROM things AS t') },
    wrong('missing-column', 'SELECT id FROM things'),
    wrong('doubled', 'SELECT a.id, b.name FROM things AS a, things AS b'),
    wrong('constant', "SELECT 1 AS id, 'x' AS name"),
  ]
}

function lessonOf(id: string, { index, random }: Place): string {
  const front = [
    '---',
    `id: ${id}`,
    `title: Concept ${index}`,
    'area: generated',
    'status: published',
    'difficulty: foundation',
    'minutes: 60',
    `prerequisites: [${index === 0 ? '' : `concept-${random.below(index)}`}]`,
    `objective: ${sentence(random, 10)}`,
    'objectives:',
    ...Array.from({ length: 4 }, () => `  - ${sentence(random, 9)}`),
    'dataset: things',
    'takeaways:',
    ...Array.from({ length: 4 }, () => `  - ${sentence(random, 16)}`),
    'sources:',
    '  - { title: The manual, section: "1.1", url: https://example.org/manual }',
    '---',
    '',
  ]
  const sections = Array.from({ length: SECTIONS_PER_LESSON }, (_, section) =>
    sectionOf(section, { index, random }),
  )
  return front.join('\n') + sections.join('\n')
}

function sectionOf(section: number, { index, random }: Place): string {
  const words = WORDS_PER_LESSON / SECTIONS_PER_LESSON
  const link = `See [the other concept](concept:concept-${random.below(index + 1)}) and a [thing](glossary:thing).`
  return [
    section === 0 ? '' : `## Section ${section} of ${index}`,
    paragraphs(random, words - 30),
    link,
    '',
    '```sql runnable predict="How many rows?"',
    'SELECT id, name, count(*) AS n -- all of them',
    `  FROM things WHERE name LIKE 'x%' AND id > ${random.below(1_000)}`,
    ' GROUP BY id, name ORDER BY id LIMIT 5;',
    '```',
    '',
    '```output',
    ' id | name | n',
    '--: | ---- | --:',
    ...Array.from({ length: 5 }, (_, row) => ` ${row} | x${row} | ${random.below(100)}`),
    '(5 rows)',
    '```',
    '',
    '| name | what it means | default |',
    '|---|---|--:|',
    ...Array.from(
      { length: 3 },
      () => `| \`${sentence(random, 1)}\` | ${sentence(random, 4)} | ${random.below(100)} |`,
    ),
    '',
  ].join('\n')
}

function checkOf(id: string, random: Random): string {
  const items = Array.from({ length: ITEMS_PER_CHECK }, (_, item) =>
    [
      `  - id: ${id}.item-${item}`,
      '    kind: choice',
      `    stem: ${sentence(random, 15)}`,
      '    options:',
      ...Array.from({ length: 4 }, (_, option) =>
        [
          `      - id: option-${option}`,
          `        text: ${sentence(random, 6)}`,
          `        correct: ${option === 1}`,
          `        value: "${option}"`,
          `        because: ${sentence(random, 14)}`,
        ].join('\n'),
      ),
      `    explanation: ${sentence(random, 25)}`,
      '    verify:',
      '      run: SELECT 1;',
    ].join('\n'),
  )
  return `items:\n${items.join('\n')}\n`
}

function labOf(id: string): string {
  return [
    `id: ${id}`,
    `title: Lab ${id}`,
    'minutes: { from: 10, to: 25 }',
    'dataset: things',
    'variants: [base, edge]',
    'parts:',
    '  - { id: all, title: All things }',
    '  - { id: some, title: Some things }',
    'requirements:',
    ...['all', 'some'].flatMap((part) => [
      `  - id: ${part}`,
      `    text: Lists ${part} things.`,
      '    advice: Look at the `WHERE` clause.',
      `    rows: { part: ${part}, order: ordered }`,
    ]),
    'hints: [Look at the table., Look at its columns., Select both of them.]',
    '',
  ].join('\n')
}

function roadmapOf(ids: readonly string[]): SourceFile {
  const head = [
    'id: all',
    'title: All',
    'audience: Benches.',
    'phases:',
    '  - id: all.p1',
    '    title: One',
    '    goal: Measure.',
  ]
  const modules = [
    '    modules:',
    '      - id: all.p1.m1',
    '        title: All',
    `        concepts: [${ids.join(', ')}]`,
  ]
  return { path: 'roadmaps/all.yaml', text: [...head, ...modules, ''].join('\n') }
}

function glossaryOf(ids: readonly string[]): SourceFile {
  const terms = ids.map(
    (id) => `  - { id: term-${id}, term: Term of ${id}, definition: What it is., concept: ${id} }`,
  )
  const thing = '  - { id: thing, term: thing, definition: One of many. }'
  return { path: 'glossary.yaml', text: `terms:\n${[thing, ...terms].join('\n')}\n` }
}

function datasetFiles(): readonly SourceFile[] {
  const text = [
    'id: things',
    'title: Things',
    'description: Things.',
    'tables: [{ name: things, description: One row a thing. }]',
    'variants:',
    '  - { id: base, description: Some. }',
    '  - { id: edge, description: Few. }',
    '',
  ].join('\n')
  return [{ path: 'datasets/things/dataset.yaml', text }]
}

function paragraphs(random: Random, words: number): string {
  const lines: string[] = []
  for (let left = words; left > 0; left -= 60) {
    const length = Math.min(60, left)
    lines.push(`${sentence(random, length - 4)} It is **not** \`a_name\` but "text".`, '')
  }
  return `${lines.join('\n')}\n`
}

function sentence(random: Random, words: number): string {
  const picked = Array.from(
    { length: Math.max(1, words) },
    () => VOCABULARY[random.below(VOCABULARY.length)] ?? 'row',
  )
  return `W${picked.join(' ')}.`
}
