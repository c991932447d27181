/** Fences into blocks: runnable cells with their recorded output, simulators, and code that is only shown. */

import type { Token } from 'markdown-it'
import { highlight } from '../markdown/highlight.ts'
import { rangeOfToken, renderInlineMarkdown } from '../markdown/markdown.ts'
import type { CellBlock, LessonBlock } from '../model.ts'
import { maskFault, splitMasks } from '../output/mask.ts'
import { parseOutput } from '../output/parse-output.ts'
import { rangeOfLine } from '../source/source-text.ts'
import { type FenceAttribute, type FenceInfo, parseFenceInfo, reportUnknown } from './fence.ts'
import type { LessonContext } from './lesson-context.ts'

/** Rows recorded when a block does not say how many. */
const ROWS_MAX_DEFAULT = 20
const ROWS_MAX_LIMIT = 200

const CELL_ATTRIBUTES = ['error', 'mask', 'rows', 'predict', 'session', 'engine']

interface FencePlace {
  readonly context: LessonContext
  /** The block right before, when it is a cell. */
  readonly previous: LessonBlock | undefined
  readonly cellCount: number
}

export type FenceReading =
  | { readonly kind: 'add'; readonly block: LessonBlock }
  | { readonly kind: 'replacePrevious'; readonly block: LessonBlock }

/** Reads one fence of the top level; undefined when it is faulty and nothing is left to show. */
export function readFence(fence: Token, place: FencePlace): FenceReading | undefined {
  const { source, report } = place.context
  const line = fence.map?.[0] ?? 0
  const info = parseFenceInfo(fence.info.trim(), { source, line }, report)
  const isRunnable = info.words.some((word) => word.name === 'runnable')
  if (info.language === 'output') return readOutput(fence, info, place)
  if (info.language === 'simulator') return readSimulator(fence, info, place.context)
  if (isRunnable) return { kind: 'add', block: readCell(fence, info, place) }
  reportUnknown(info, { words: ['runnable'], attributes: [] }, { path: source.path, report })
  const text = withoutFinalNewline(fence.content)
  return {
    kind: 'add',
    block: { kind: 'code', language: info.language, html: highlight(text, info.language), text },
  }
}

function readCell(fence: Token, info: FenceInfo, place: FencePlace): CellBlock {
  const { context } = place
  const { source, report } = context
  reportUnknown(info, { words: ['runnable'], attributes: CELL_ATTRIBUTES }, { path: source.path, report })
  const find = (name: string): FenceAttribute | undefined =>
    info.attributes.find((attribute) => attribute.name === name)
  const text = withoutFinalNewline(fence.content)
  const expectedError = readError(find('error'), context)
  const predict = find('predict')
  const predictContext = { ...context, hasFigures: false, start: source.lineStarts[fence.map?.[0] ?? 0] ?? 0 }
  return {
    kind: 'cell',
    number: place.cellCount + 1,
    language: info.language,
    engine: find('engine')?.value ?? context.engine,
    session: find('session')?.value ?? '',
    source: text,
    sourceHtml: highlight(text, info.language),
    ...(expectedError === undefined ? {} : { expectedError }),
    masks: readMasks(find('mask'), context),
    rowsMax: readRowsMax(find('rows'), context),
    ...(predict === undefined ? {} : { predict: renderInlineMarkdown(predict.value, predictContext) }),
    output: [],
    line: (fence.map?.[0] ?? 0) + 1,
  }
}

function readError(attribute: FenceAttribute | undefined, context: LessonContext): string | undefined {
  if (attribute === undefined) return undefined
  if (!/^[0-9A-Z]{5}$/.test(attribute.value)) bad(attribute, 'a SQLSTATE such as 23505', context)
  return attribute.value
}

function readMasks(attribute: FenceAttribute | undefined, context: LessonContext): readonly string[] {
  const masks = splitMasks(attribute?.value ?? '')
  for (const mask of masks) {
    const fault = maskFault(mask)
    if (fault !== undefined && attribute !== undefined) bad({ ...attribute, value: mask }, fault, context)
  }
  return masks.filter((mask) => maskFault(mask) === undefined)
}

function readRowsMax(attribute: FenceAttribute | undefined, context: LessonContext): number {
  if (attribute === undefined) return ROWS_MAX_DEFAULT
  const rows = /^\d{1,4}$/.test(attribute.value) ? Number(attribute.value) : 0
  if (rows >= 1 && rows <= ROWS_MAX_LIMIT) return rows
  bad(attribute, `a whole number from 1 to ${ROWS_MAX_LIMIT}`, context)
  return ROWS_MAX_DEFAULT
}

function bad(attribute: FenceAttribute, expected: string, context: LessonContext): void {
  context.report('badAttribute', context.source.path, attribute.range, {
    message: `the value of "${attribute.name}" is not right`,
    expected,
    found: attribute.value,
  })
}

function readOutput(fence: Token, info: FenceInfo, place: FencePlace): FenceReading | undefined {
  const { source, report } = place.context
  reportUnknown(info, { words: [], attributes: [] }, { path: source.path, report })
  const { previous } = place
  if (previous?.kind !== 'cell' || previous.outputLines !== undefined) {
    report('strayOutput', source.path, rangeOfToken(fence, source), {
      message: 'this output belongs to no block',
      expected: 'a runnable block right before it',
      found: 'output',
    })
    return undefined
  }
  const first = fence.map?.[0] ?? 0
  const parsed = parseOutput(withoutFinalNewline(fence.content))
  for (const fault of parsed.faults) {
    const line = first + 1 + fault.line
    report('malformedOutput', source.path, rangeOfLine(source, line), {
      message: 'the recorded output is not in the output format; `npm run update` writes it',
      expected: fault.expected,
      found: source.text.slice(source.lineStarts[line] ?? 0, (source.lineStarts[line + 1] ?? 1) - 1),
    })
  }
  const outputLines = { first: first + 1, last: fence.map?.[1] ?? first + 1 }
  return { kind: 'replacePrevious', block: { ...previous, output: parsed.outputs, outputLines } }
}

function readSimulator(fence: Token, info: FenceInfo, context: LessonContext): FenceReading | undefined {
  const [name, ...others] = info.words
  const { source, report } = context
  if (name === undefined || others.length > 0) {
    report('malformedAttribute', source.path, rangeOfToken(fence, source), {
      message: 'a simulator block names one simulator',
      expected: 'simulator ID name=value …',
      found: fence.info,
    })
  }
  if (name === undefined) return undefined
  const parameters = Object.fromEntries(info.attributes.map((attribute) => [attribute.name, attribute.value]))
  return { kind: 'add', block: { kind: 'simulator', simulator: name.name, parameters } }
}

function withoutFinalNewline(text: string): string {
  return text.replace(/\n+$/, '')
}
