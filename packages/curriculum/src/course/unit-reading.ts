/** What the compilers of all units share: the files at hand, and where findings, mentions and definitions go. */

import type { Diagnostic, SourceFile } from '../diagnostic.ts'
import type { MarkdownContext, PlacedReference } from '../markdown/markdown.ts'
import { renderInlineMarkdown, renderMarkdown } from '../markdown/markdown.ts'
import { type Reporter, reporterTo } from '../source/reporter.ts'
import { readSource, type SourceText, sourceOf } from '../source/source-text.ts'
import type { FieldPath, YamlSource } from '../source/yaml-source.ts'
import type { CompiledUnit, Definition, Mention, Unit, VariantUse } from './unit.ts'

export interface UnitReading {
  readonly unit: Unit
  readonly report: Reporter
  readonly diagnostics: Diagnostic[]
  readonly definitions: Definition[]
  readonly mentions: Mention[]
  readonly variantUses: VariantUse[]
}

/** Starts reading `unit`. */
export function startReading(unit: Unit): UnitReading {
  const diagnostics: Diagnostic[] = []
  return {
    unit,
    report: reporterTo(diagnostics),
    diagnostics,
    definitions: [],
    mentions: [],
    variantUses: [],
  }
}

/** Ends the reading with what was made of it. */
export function finishReading(reading: UnitReading, made: Partial<CompiledUnit>): CompiledUnit {
  const { unit, diagnostics, definitions, mentions, variantUses } = reading
  return { kind: unit.kind, ...made, definitions, mentions, variantUses, diagnostics }
}

/** Returns the file `name` of the unit (relative to its key), or undefined. */
export function findSource(reading: UnitReading, name: string): SourceText | undefined {
  const path = `${reading.unit.key}/${name}`
  const file = reading.unit.files.find((candidate: SourceFile) => candidate.path === path)
  return file === undefined ? undefined : readSource(file, reading.report)
}

/** Returns the single file of a unit that is one file. */
export function onlySource(reading: UnitReading): SourceText {
  const [file] = reading.unit.files
  return file === undefined ? sourceOf(reading.unit.key, '') : readSource(file, reading.report)
}

/** Compiles Markdown that stands in a YAML field, as blocks. */
export function markdownField(
  reading: UnitReading,
  yaml: YamlSource,
  field: { path: FieldPath; text: string },
): string {
  return inContext(reading, yaml.source, {
    ...yaml.spanAt(field.path),
    render: renderMarkdown,
    text: field.text,
  })
}

/** Compiles Markdown that stands in a YAML field, as inline text. */
export function inlineField(
  reading: UnitReading,
  yaml: YamlSource,
  field: { path: FieldPath; text: string },
): string {
  return inContext(reading, yaml.source, {
    ...yaml.spanAt(field.path),
    render: renderInlineMarkdown,
    text: field.text,
  })
}

/** Compiles a whole Markdown file without figures, such as `task.md`. */
export function markdownFile(reading: UnitReading, source: SourceText): string {
  return inContext(reading, source, {
    start: 0,
    end: source.text.length,
    render: renderMarkdown,
    text: source.text,
  })
}

interface Rendering {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly render: (text: string, context: MarkdownContext) => string
}

function inContext(reading: UnitReading, source: SourceText, rendering: Rendering): string {
  const references: PlacedReference[] = []
  const { start, end, text, render } = rendering
  const html = render(text.trim(), {
    source,
    start,
    end,
    report: reading.report,
    references,
    hasFigures: false,
  })
  mentionReferences(reading, references, new Set())
  return html
}

/** Passes links on to the linking pass; links to headings are looked up here, among `anchors`. */
export function mentionReferences(
  reading: UnitReading,
  references: readonly PlacedReference[],
  anchors: ReadonlySet<string>,
): void {
  for (const { reference, path, range } of references) {
    if (reference.kind !== 'anchor') {
      reading.mentions.push({ kind: reference.kind, id: reference.id, path, range })
    } else if (!anchors.has(reference.id)) {
      reading.report('unknownAnchor', path, range, {
        message: 'there is no such heading in this text',
        ...(anchors.size === 0 ? {} : { expected: [...anchors].map((anchor) => `#${anchor}`).join(', ') }),
        found: `#${reference.id}`,
      })
    }
  }
}
