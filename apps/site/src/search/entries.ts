/** The searchable text of the curriculum: one entry for each section of a lesson, each lab and each term. Pure. */
import type { CompiledCurriculum, Concept, LessonBlock, RecordedOutput } from '@savepoint/curriculum'

export interface SearchEntry {
  /** Also the address, relative to the root of the site: `concepts/wal/#the-mechanism`. */
  readonly id: string
  readonly kind: 'lesson' | 'section' | 'planned' | 'lab' | 'term'
  readonly title: string
  /** What it belongs to: the lesson of a section, the concept of a lab. */
  readonly of: string
  readonly text: string
}

/** Returns every entry, in the order of the library. */
export function searchEntries(curriculum: CompiledCurriculum): readonly SearchEntry[] {
  return [
    ...curriculum.concepts.flatMap(conceptEntries),
    ...curriculum.glossary.map(
      (term): SearchEntry => ({
        id: `glossary/#${term.id}`,
        kind: 'term',
        title: term.term,
        of: 'Glossary',
        text: `${term.aliases.join(' ')} ${plainText(term.definitionHtml)}`.trim(),
      }),
    ),
  ]
}

function conceptEntries(concept: Concept): readonly SearchEntry[] {
  const id = `concepts/${concept.id}/`
  const sections = concept.lesson?.sections ?? []
  const whole: SearchEntry = {
    id,
    kind: concept.status === 'planned' ? 'planned' : 'lesson',
    title: concept.title,
    of: '',
    text: [
      concept.objective,
      ...(concept.lesson?.takeaways ?? []).map(plainText),
      ...(sections[0]?.blocks ?? []).map(blockText),
    ].join(' '),
  }
  const parts = sections.slice(1).map(
    (section): SearchEntry => ({
      id: `${id}#${section.id}`,
      kind: 'section',
      title: section.title,
      of: concept.title,
      text: section.blocks.map(blockText).join(' '),
    }),
  )
  const labs = concept.labs.map(
    (lab): SearchEntry => ({
      id: `labs/${lab.id}/`,
      kind: 'lab',
      title: lab.title,
      of: concept.title,
      text: `${plainText(lab.storyHtml)} ${lab.requirements.map((requirement) => requirement.text).join(' ')}`,
    }),
  )
  return [whole, ...parts, ...labs]
}

function blockText(block: LessonBlock): string {
  switch (block.kind) {
    case 'prose':
    case 'subheading':
    case 'table':
    case 'note':
      return plainText(block.html)
    case 'code':
      return block.text
    case 'cell':
      return `${block.source} ${block.output.map(outputText).join(' ')}`
    case 'figure':
      return `${block.alt} ${plainText(block.captionHtml)}`
    case 'simulator':
      return block.simulator
  }
}

/** Column names and messages are what people look for; rows are not. */
function outputText(output: RecordedOutput): string {
  switch (output.kind) {
    case 'rows':
      return output.columns.map((column) => column.name).join(' ')
    case 'plan':
      return output.lines.join(' ')
    case 'tag':
      return ''
    case 'notice':
      return output.message
    case 'error':
      return `${output.message} ${output.sqlstate}`
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
}

/** Returns the text of HTML that the compiler wrote. */
export function plainText(html: string): string {
  return html
    .replace(/<\/(?:p|li|td|th|tr|h\d|div)>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
}
