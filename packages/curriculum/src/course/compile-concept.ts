/** A concept's folder into a Concept: front matter, and when it is published its lesson, check and labs. */

import { contentHash } from '@savepoint/std'
import { compileCheck } from '../check/compile-check.ts'
import { compileLab } from '../lab/compile-lab.ts'
import { type FrontMatter, type LessonFile, readFrontMatter } from '../lesson/front-matter.ts'
import { type LessonText, readLessonText } from '../lesson/lesson-blocks.ts'
import { readingMinutes } from '../lesson/reading-time.ts'
import type { PlacedReference } from '../markdown/markdown.ts'
import { typographicPlain } from '../markdown/typography.ts'
import type { Concept, Item, Lab, Lesson } from '../model.ts'
import { rangeOf, rangeOfLine, type SourceText, START } from '../source/source-text.ts'
import type { CompiledUnit, Unit } from './unit.ts'
import {
  findSource,
  finishReading,
  inlineField,
  mentionReferences,
  startReading,
  type UnitReading,
} from './unit-reading.ts'

const WORDS_MIN = 900
const WORDS_MAX = 1_800

/** Compiles one concept folder by itself; what it names elsewhere is left as mentions. */
export function compileConcept(unit: Unit): CompiledUnit {
  const reading = startReading(unit)
  const [, area = '', id = ''] = unit.key.split('/')
  const source = findSource(reading, 'lesson.md')
  if (source === undefined) {
    const path = `${unit.key}/lesson.md`
    reading.report('missingLesson', path, START, { message: 'the concept has no lesson.md', expected: path })
    reading.definitions.push({ kind: 'concept', id, path, range: START })
    return finishReading(reading, {})
  }
  const file = readFrontMatter(source, { id, area }, reading.report)
  checkFolder(reading, file, { id, area })
  mentionFields(reading, file)
  const concept =
    file.frontMatter.status === 'published' ? publish(reading, file, source) : plan(reading, file, source)
  return finishReading(reading, { concept })
}

function checkFolder(reading: UnitReading, file: LessonFile, folder: { id: string; area: string }): void {
  const { frontMatter, yaml } = file
  const path = yaml.source.path
  reading.definitions.push({ kind: 'concept', id: frontMatter.id, path, range: yaml.rangeAt(['id']) })
  const pairs = [
    { code: 'idMismatch', field: 'id', expected: folder.id, found: frontMatter.id, what: 'id' },
    { code: 'areaMismatch', field: 'area', expected: folder.area, found: frontMatter.area, what: 'area' },
  ] as const
  for (const { code, field, expected, found, what } of pairs) {
    if (expected === found) continue
    reading.report(code, path, yaml.rangeAt([field]), {
      message: `the folder does not bear the ${what} of the concept`,
      expected,
      found,
    })
  }
}

function mentionFields(reading: UnitReading, { frontMatter, yaml }: LessonFile): void {
  const path = yaml.source.path
  for (const [index, id] of frontMatter.prerequisites.entries()) {
    reading.mentions.push({ kind: 'prerequisite', id, path, range: yaml.rangeAt(['prerequisites', index]) })
  }
  if (frontMatter.simulator !== undefined) {
    reading.mentions.push({
      kind: 'simulator',
      id: frontMatter.simulator,
      path,
      range: yaml.rangeAt(['simulator']),
    })
  }
  reading.mentions.push({ kind: 'dataset', id: frontMatter.dataset, path, range: yaml.rangeAt(['dataset']) })
  reading.mentions.push({ kind: 'engine', id: frontMatter.engine, path, range: yaml.rangeAt(['engine']) })
}

function conceptOf(frontMatter: FrontMatter): Omit<Concept, 'items' | 'labs' | 'contentHash'> {
  const { id, title, area, status, difficulty, minutes, prerequisites, objective, objectives, simulator } =
    frontMatter
  return {
    id,
    title: typographicPlain(title),
    area,
    status,
    difficulty,
    minutes,
    prerequisites,
    objective: typographicPlain(objective),
    objectives: objectives.map(typographicPlain),
    ...(simulator === undefined ? {} : { simulator }),
  }
}

/** A planned concept is its front matter and nothing else. */
function plan(reading: UnitReading, file: LessonFile, source: SourceText): Concept {
  const { frontMatter } = file
  if (file.body.trim() !== '') {
    const start = file.bodyStart + (/\S/.exec(source.text.slice(file.bodyStart))?.index ?? 0)
    reportPlannedContent(reading, source.path, rangeOf(source, start, start + 1))
  }
  for (const other of reading.unit.files) {
    if (other.path !== source.path) reportPlannedContent(reading, other.path, START)
  }
  return {
    ...conceptOf(frontMatter),
    items: [],
    labs: [],
    contentHash: contentHash([frontMatter.title, frontMatter.objective]),
  }
}

function reportPlannedContent(reading: UnitReading, path: string, range: typeof START): void {
  reading.report('plannedHasContent', path, range, {
    message: 'the concept is planned, so there can be nothing to learn yet',
    expected: 'status: published, or no content',
  })
}

function publish(reading: UnitReading, file: LessonFile, source: SourceText): Concept {
  const { frontMatter } = file
  const text = compileText(reading, file, source)
  const items = compileItems(reading, frontMatter)
  const labs = compileLabs(reading, frontMatter.id)
  const earned = {
    title: frontMatter.title,
    objectives: frontMatter.objectives,
    takeaways: frontMatter.takeaways,
  }
  return {
    ...conceptOf(frontMatter),
    lesson: lessonOf(reading, file, text),
    items,
    labs,
    contentHash: contentHash({
      ...earned,
      sections: text.sections.map(withoutRecording),
      items: items.map(withoutVariants),
    }),
  }
}

/** What a learner reads; a recording that was made again, or a line that moved, does not change a lesson. */
function withoutRecording(section: LessonText['sections'][number]): unknown {
  const blocks = section.blocks.map((block) =>
    block.kind === 'cell' ? { ...block, line: 0, output: [], outputLines: undefined } : block,
  )
  return { ...section, blocks }
}

/** Variants are met in review; a new one does not change what was completed. */
function withoutVariants({ variants: _, ...item }: Item): unknown {
  return item
}

function compileText(reading: UnitReading, file: LessonFile, source: SourceText): LessonText {
  const references: PlacedReference[] = []
  const figures = figureSources(reading)
  const text = readLessonText(file.body, {
    source,
    start: 0,
    end: source.text.length,
    report: reading.report,
    references,
    hasFigures: true,
    engine: file.frontMatter.engine,
    figures,
  })
  mentionReferences(reading, references, text.anchors)
  mentionBlocks(reading, text, source)
  for (const [name, figure] of figures) {
    if (text.figuresShown.has(name)) continue
    reading.report('unusedFigure', figure.path, START, {
      message: 'the lesson does not show this figure',
      found: name,
    })
  }
  if (text.sections.length === 0) {
    reading.report('missingBody', source.path, START, {
      message: 'a published lesson has text',
      expected: 'text below the front matter',
    })
  } else if (text.wordCount < WORDS_MIN || text.wordCount > WORDS_MAX) {
    const message = `the lesson is too ${text.wordCount < WORDS_MIN ? 'short' : 'long'}`
    reading.report('lessonLength', source.path, START, {
      message,
      expected: `${WORDS_MIN} to ${WORDS_MAX} words`,
      found: `${text.wordCount}`,
    })
  }
  return text
}

function figureSources(reading: UnitReading): ReadonlyMap<string, SourceText> {
  const start = reading.unit.key.length + 1
  const names = reading.unit.files
    .map((file) => file.path.slice(start))
    .filter((name) => name.startsWith('figures/'))
  return new Map(
    names.flatMap((name) => {
      const source = findSource(reading, name)
      return source === undefined ? [] : [[name, source]]
    }),
  )
}

function mentionBlocks(reading: UnitReading, text: LessonText, source: SourceText): void {
  for (const { id, line } of text.simulators) {
    reading.mentions.push({ kind: 'simulator', id, path: source.path, range: rangeOfLine(source, line) })
  }
  for (const cell of text.sections.flatMap((section) => section.blocks)) {
    if (cell.kind !== 'cell') continue
    reading.mentions.push({
      kind: 'engine',
      id: cell.engine,
      path: source.path,
      range: rangeOfLine(source, cell.line - 1),
    })
    if (cell.outputLines !== undefined) continue
    reading.report('notRecorded', source.path, rangeOfLine(source, cell.line - 1), {
      message: `cell ${cell.number} has no recorded output`,
      expected: 'an output fence after it, which `npm run update` writes',
    })
  }
}

function lessonOf(reading: UnitReading, file: LessonFile, text: LessonText): Lesson {
  const { frontMatter, yaml } = file
  return {
    minutes: readingMinutes(text),
    wordCount: text.wordCount,
    engine: frontMatter.engine,
    dataset: frontMatter.dataset,
    takeaways: frontMatter.takeaways.map((takeaway, index) =>
      inlineField(reading, yaml, { path: ['takeaways', index], text: takeaway }),
    ),
    sources: frontMatter.sources.map(({ title, section, url }) => ({
      title: typographicPlain(title),
      ...(section === undefined ? {} : { section: typographicPlain(section) }),
      ...(url === undefined ? {} : { url }),
    })),
    sections: text.sections,
  }
}

function compileItems(reading: UnitReading, frontMatter: FrontMatter): readonly Item[] {
  const source = findSource(reading, 'checks.yaml')
  if (source !== undefined) return compileCheck(reading, source, frontMatter)
  const path = `${reading.unit.key}/checks.yaml`
  reading.report('missingCheck', path, START, {
    message: 'a published concept has a knowledge check',
    expected: path,
  })
  return []
}

function compileLabs(reading: UnitReading, conceptId: string): readonly Lab[] {
  const start = reading.unit.key.length + 1
  const folders = new Set(
    reading.unit.files.flatMap((file) => /^labs\/([^/]+)\//.exec(file.path.slice(start))?.[1] ?? []),
  )
  if (folders.size === 0) {
    const path = `${reading.unit.key}/labs`
    reading.report('missingLab', path, START, {
      message: 'a published concept has at least one lab',
      expected: `${path}/ID/lab.yaml`,
    })
  }
  return [...folders].flatMap((folder) => compileLab(reading, folder, conceptId) ?? [])
}
