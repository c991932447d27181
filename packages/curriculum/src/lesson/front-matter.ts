/** The front matter of lesson.md: what a concept is, before any of its text. */

import { z } from 'zod'
import { dottedIdField, idField, minutesField, textField, urlField } from '../source/fields.ts'
import type { Reporter } from '../source/reporter.ts'
import { checkSchema } from '../source/schema-check.ts'
import { rangeOfLine, type SourceText } from '../source/source-text.ts'
import { parseYaml, type YamlSource } from '../source/yaml-source.ts'

const sourceSchema = z.strictObject({
  title: textField,
  section: textField.optional(),
  url: urlField.optional(),
})

const commonFields = {
  id: idField,
  title: textField,
  area: idField,
  status: z.enum(['published', 'planned']),
  difficulty: z.enum(['foundation', 'intermediate', 'advanced', 'expert']),
  minutes: minutesField,
  prerequisites: z.array(idField),
  objective: textField,
  engine: idField.default('postgres'),
  dataset: idField.default('empty'),
  simulator: dottedIdField.optional(),
}

const plannedSchema = z.strictObject({
  ...commonFields,
  objectives: z.array(textField).default([]),
  takeaways: z.array(textField).default([]),
  sources: z.array(sourceSchema).default([]),
})

const publishedSchema = z.strictObject({
  ...commonFields,
  objectives: z.array(textField).min(3).max(5),
  takeaways: z.array(textField).min(3).max(5),
  sources: z.array(sourceSchema).min(1),
})

/** What the front matter says, after defaults. */
export type FrontMatter = z.infer<typeof plannedSchema>

/** A lesson file taken apart. */
export interface LessonFile {
  readonly frontMatter: FrontMatter
  readonly yaml: YamlSource
  /** The text below the front matter, on its own lines: what stands above is blank. */
  readonly body: string
  /** Offset at which the text below the front matter begins. */
  readonly bodyStart: number
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/

/** Reads `source`; faulty fields are reported and replaced by what the folder says. */
export function readFrontMatter(
  source: SourceText,
  folder: { readonly id: string; readonly area: string },
  report: Reporter,
): LessonFile {
  const match = FRONT_MATTER.exec(source.text)
  if (match === null) {
    report('missingFrontMatter', source.path, rangeOfLine(source, 0), {
      message: 'the file does not begin with front matter',
      expected: 'a line ---, fields, and a line ---',
      found: source.text.slice(0, 40),
    })
  }
  const bodyStart = match?.[0].length ?? 0
  const end = match === null ? 0 : match[0].lastIndexOf('---')
  const start = match === null ? 0 : source.text.indexOf('\n') + 1
  const yaml = parseYaml({ source, start, end }, report)
  const blank = source.text.slice(0, bodyStart).replace(/[^\n]/g, '')
  return {
    frontMatter: readFields(yaml, folder, match === null ? () => undefined : report),
    yaml,
    body: blank + source.text.slice(bodyStart),
    bodyStart,
  }
}

function readFields(yaml: YamlSource, folder: { id: string; area: string }, report: Reporter): FrontMatter {
  const fallback = {
    ...folder,
    title: folder.id,
    status: 'planned',
    difficulty: 'foundation',
    minutes: 60,
    prerequisites: [],
    objective: folder.id,
    objectives: [],
    takeaways: [],
    sources: [],
  }
  const isPublished = (yaml.value as { status?: unknown } | null)?.status === 'published'
  const checked = checkSchema<FrontMatter>(yaml, isPublished ? publishedSchema : plannedSchema, {
    report,
    fallback,
  })
  if (checked !== undefined) return checked.value
  // Too few takeaways are a fault, but those that are there are still shown.
  const lenient = checkSchema<FrontMatter>(yaml, plannedSchema, { report: () => undefined, fallback })
  return lenient?.value ?? plannedSchema.parse(fallback)
}
