/** checks.yaml into items. Holds every item to its key: what is right must be one thing, and each option must say why. */

import type { UnitReading } from '../course/unit-reading.ts'
import { inlineField, markdownField } from '../course/unit-reading.ts'
import type { DiagnosticCode } from '../diagnostic-codes.ts'
import type { Item, ItemVerification, Option } from '../model.ts'
import { checkSchema } from '../source/schema-check.ts'
import type { SourceText } from '../source/source-text.ts'
import { type FieldPath, parseYaml, type YamlSource } from '../source/yaml-source.ts'
import { checkSchemaFile, type GeneratedSource, type ItemSource, type OptionSource } from './check-schema.ts'
import { caseOf, generatorFaults } from './generator.ts'

const ITEM_COUNT_MIN = 5
const ITEM_COUNT_MAX = 8
const OPTION_COUNT_MIN = 2

interface CheckDefaults {
  readonly engine: string
  readonly dataset: string
}

interface CheckReading {
  readonly reading: UnitReading
  readonly yaml: YamlSource
  readonly defaults: CheckDefaults
}

/** Returns the items of `source` that can be shown; all faults are reported. */
export function compileCheck(
  reading: UnitReading,
  source: SourceText,
  defaults: CheckDefaults,
): readonly Item[] {
  const yaml = parseYaml({ source, start: 0, end: source.text.length }, reading.report)
  const checked = checkSchema(yaml, checkSchemaFile, { report: reading.report, fallback: { items: [] } })
  const items = checked?.value.items ?? []
  if (items.length < ITEM_COUNT_MIN || items.length > ITEM_COUNT_MAX) {
    reading.report('itemCount', source.path, yaml.keyRangeAt(['items']), {
      message: 'the knowledge check is too short or too long',
      expected: `${ITEM_COUNT_MIN} to ${ITEM_COUNT_MAX} items`,
      found: `${items.length}`,
    })
  }
  return items.map((item, index) => {
    const path = ['items', checked?.indexInFile('items', index) ?? index]
    return isGenerated(item)
      ? compileVariants({ reading, yaml, defaults }, item, path)
      : compileItem({ reading, yaml, defaults }, item, path)
  })
}

function isGenerated(item: ItemSource): item is GeneratedSource {
  return 'generator' in item && item.generator !== undefined
}

/** The first case is the item as its lesson shows it; all cases are its variants. */
function compileVariants(check: CheckReading, item: GeneratedSource, path: FieldPath): Item {
  const { reading, yaml } = check
  for (const { code, path: field, ...finding } of generatorFaults(item)) {
    reading.report(code, yaml.source.path, yaml.rangeAt([...path, ...field]), finding)
  }
  // What is wrong with the texts of one case is wrong with those of all: it is reported once.
  const quiet: CheckReading = {
    ...check,
    reading: { ...reading, report: () => {}, definitions: [], mentions: [] },
  }
  const variants = (item.generator ?? []).map((one, index) => {
    const source = caseOf(item, one)
    if (index > 0) checkCase(check, source, [...path, 'generator', index])
    return compileItem(index === 0 ? check : quiet, source, path)
  })
  const [first] = variants
  return first === undefined ? compileItem(check, item, path) : { ...first, variants }
}

/** Reports a case in which two options say the same. */
function checkCase(check: CheckReading, item: ItemSource, path: FieldPath): void {
  if (item.kind !== 'choice') return
  const values = item.options.flatMap((option) =>
    option.value === undefined ? [] : [{ text: option.value, path }],
  )
  checkDistinct(check, 'duplicateValue', values)
}

function compileItem(check: CheckReading, item: ItemSource, path: FieldPath): Item {
  const { reading, yaml } = check
  reading.definitions.push({
    kind: 'item',
    id: item.id,
    path: yaml.source.path,
    range: yaml.rangeAt([...path, 'id']),
  })
  const verify = compileVerification(check, item, path)
  const base = {
    id: item.id,
    stemHtml: markdownField(reading, yaml, { path: [...path, 'stem'], text: item.stem }),
    explanationHtml: markdownField(reading, yaml, { path: [...path, 'explanation'], text: item.explanation }),
    ...(verify === undefined ? {} : { verify }),
  }
  switch (item.kind) {
    case 'choice':
    case 'multiple':
      checkOptions(check, item, path)
      return { ...base, kind: item.kind, options: compileOptions(check, item.options, [...path, 'options']) }
    case 'number':
      if (item.answer === undefined)
        key(check, path, { expected: 'answer: with the number, or a generator', found: 'neither' })
      return { ...base, kind: 'number', answer: item.answer ?? 0, unit: item.unit, tolerance: item.tolerance }
    case 'text':
      if (item.answers.length === 0)
        key(check, [...path, 'answers'], { expected: 'at least one answer', found: 'none' })
      return { ...base, kind: 'text', answers: item.answers }
    case 'order':
      if (item.steps.length < 3)
        key(check, [...path, 'steps'], { expected: 'at least 3 steps', found: `${item.steps.length}` })
      checkDistinct(check, 'duplicateOption', idsOf(item.steps, [...path, 'steps']))
      return { ...base, kind: 'order', steps: compileSteps(check, item.steps, [...path, 'steps']) }
    default:
      return item satisfies never
  }
}

function compileVerification(
  check: CheckReading,
  item: ItemSource,
  path: FieldPath,
): ItemVerification | undefined {
  if (item.verify === undefined) return undefined
  const { reading, yaml, defaults } = check
  const { engine = defaults.engine, dataset = defaults.dataset, run } = item.verify
  const place = { path: yaml.source.path, range: yaml.rangeAt([...path, 'verify', 'dataset']) }
  reading.mentions.push({ kind: 'dataset', id: dataset, ...place })
  reading.mentions.push({ kind: 'engine', id: engine, ...place })
  return { engine, dataset, run }
}

type ChoiceSource = Extract<ItemSource, { kind: 'choice' | 'multiple' }>

function checkOptions(check: CheckReading, item: ChoiceSource, path: FieldPath): void {
  const options = [...path, 'options']
  const correctCount = item.options.filter((option) => option.correct).length
  const isRight = item.kind === 'choice' ? correctCount === 1 : correctCount >= 1
  if (!isRight) {
    const expected =
      item.kind === 'choice'
        ? 'exactly one option with correct: true'
        : 'at least one option with correct: true'
    key(check, options, { expected, found: `${correctCount}` })
  }
  if (item.options.length < OPTION_COUNT_MIN) {
    key(check, options, { expected: `at least ${OPTION_COUNT_MIN} options`, found: `${item.options.length}` })
  }
  checkDistinct(check, 'duplicateOption', idsOf(item.options, options))
  const valued = item.options.flatMap((option, index) =>
    option.value === undefined ? [] : [{ text: option.value, path: [...options, index, 'value'] }],
  )
  checkDistinct(check, 'duplicateValue', valued)
  checkValues(check, item, { options, valuedCount: valued.length })
}

/** Verification compares the engine's answer with the values, so either all options have one or none. */
function checkValues(
  check: CheckReading,
  item: ChoiceSource,
  found: { options: FieldPath; valuedCount: number },
): void {
  const { reading, yaml } = check
  if (item.verify === undefined && found.valuedCount > 0) {
    reading.report('notVerified', yaml.source.path, yaml.rangeAt([...found.options, 0]), {
      message: `the options of ${item.id} have values that nothing compares`,
      expected: 'verify: with the statement that computes the key',
    })
  }
  if (item.verify === undefined) return
  for (const [index, option] of item.options.entries()) {
    const isNeeded = item.kind === 'choice' || option.correct
    if (option.value !== undefined || !isNeeded) continue
    reading.report('missingValue', yaml.source.path, yaml.rangeAt([...found.options, index, 'id']), {
      message: `option "${option.id}" has no value to compare with what verify: prints`,
      expected: 'value: "…"',
    })
  }
}

function compileOptions(
  check: CheckReading,
  options: readonly OptionSource[],
  path: FieldPath,
): readonly Option[] {
  const { reading, yaml } = check
  return options.map((option, index) => ({
    id: option.id,
    html: inlineField(reading, yaml, { path: [...path, index, 'text'], text: option.text }),
    isCorrect: option.correct,
    becauseHtml: inlineField(reading, yaml, { path: [...path, index, 'because'], text: option.because }),
    ...(option.value === undefined ? {} : { value: option.value }),
  }))
}

function compileSteps(
  check: CheckReading,
  steps: readonly { id: string; text: string }[],
  path: FieldPath,
): readonly { id: string; html: string }[] {
  return steps.map((step, index) => ({
    id: step.id,
    html: inlineField(check.reading, check.yaml, { path: [...path, index, 'text'], text: step.text }),
  }))
}

function idsOf(
  entries: readonly { readonly id: string }[],
  path: FieldPath,
): readonly { text: string; path: FieldPath }[] {
  return entries.map((entry, index) => ({ text: entry.id, path: [...path, index, 'id'] }))
}

function checkDistinct(
  check: CheckReading,
  code: DiagnosticCode,
  entries: readonly { text: string; path: FieldPath }[],
): void {
  const seen = new Set<string>()
  for (const entry of entries) {
    if (seen.has(entry.text)) {
      check.reading.report(code, check.yaml.source.path, check.yaml.rangeAt(entry.path), {
        message: 'this was used in the same item already',
        expected: 'a different one for each',
        found: entry.text,
      })
    }
    seen.add(entry.text)
  }
}

function key(check: CheckReading, path: FieldPath, finding: { expected: string; found: string }): void {
  check.reading.report('itemKey', check.yaml.source.path, check.yaml.keyRangeAt(path), {
    message: 'the key of the item does not fit its kind',
    ...finding,
  })
}
