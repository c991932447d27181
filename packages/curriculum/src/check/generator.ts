/**
 * Variants of one item from plain data: a list of cases, each with parameters that stand in the texts as `{{name}}`. The
 * key of a case is what the engine prints for it; `npm run update` records it and `npm run verify` computes it again, so
 * that nobody types one. It stands in the texts as `{{key}}`. There are no expressions: what is not a parameter or the key
 * is for the engine to compute.
 */

import type { GeneratedSource, GeneratorCase } from './check-schema.ts'

const PLACEHOLDER = /\{\{\s*([A-Za-z0-9]+)\s*\}\}/g
const NAME = /^[a-z][A-Za-z0-9]*$/
const KEY = 'key'

/** What is wrong with a generator, at a field of the item. */
export interface GeneratorFault {
  readonly code: 'generatorFault' | 'keyNotRecorded'
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly expected?: string
  readonly found?: string
}

/** Returns the item as `chosen` makes it, without its generator. A key that is not recorded leaves the item without one. */
export function caseOf<T extends GeneratedSource>(item: T, chosen: GeneratorCase): T {
  const values = new Map(Object.entries(chosen.with).map(([name, value]) => [name, String(value)]))
  values.set(KEY, chosen.key ?? '')
  const fill = (text: string): string =>
    text.replace(PLACEHOLDER, (whole, name: string) => values.get(name) ?? whole)
  const filled = {
    ...item,
    stem: fill(item.stem),
    explanation: fill(item.explanation),
    verify: item.verify === undefined ? undefined : { ...item.verify, run: fill(item.verify.run) },
    generator: undefined,
  }
  if (filled.kind === 'number') {
    return { ...filled, answer: Number.parseFloat(chosen.key ?? ''), unit: fill(filled.unit) }
  }
  const options = filled.options.map((option) => ({
    ...option,
    text: fill(option.text),
    because: fill(option.because),
    ...(option.value === undefined ? {} : { value: fill(option.value) }),
  }))
  return { ...filled, options }
}

/** Returns everything that keeps the generator of `item` from making sound variants. */
export function generatorFaults(item: GeneratedSource): readonly GeneratorFault[] {
  const cases = item.generator ?? []
  const names = Object.keys(cases[0]?.with ?? {})
  return [
    ...keyFaults(item),
    ...placeholderFaults(item, new Set(names)),
    ...cases.flatMap((one, index) => caseFaults(one, index, names)),
    ...equalFaults(cases),
  ]
}

/** The key is computed: there must be something that computes it, and nothing that was typed in its place. */
function keyFaults(item: GeneratedSource): readonly GeneratorFault[] {
  const faults: GeneratorFault[] = []
  if (item.verify === undefined) {
    faults.push({
      code: 'generatorFault',
      path: ['generator'],
      message: 'nothing computes the keys of the variants',
      expected: 'verify: with the statement that does',
    })
  }
  if (item.kind === 'number') {
    if (item.answer !== undefined)
      faults.push(typedKey(['answer'], 'no answer: the key of each case is the answer', String(item.answer)))
    return faults
  }
  for (const [index, option] of item.options.entries()) {
    if (option.correct && option.value !== '{{key}}')
      faults.push(
        typedKey(['options', index, 'value'], 'value: "{{key}}" at the right option', option.value ?? 'none'),
      )
  }
  return faults
}

function typedKey(path: GeneratorFault['path'], expected: string, found: string): GeneratorFault {
  return {
    code: 'generatorFault',
    path,
    message: 'the key of a generated item is not typed',
    expected,
    found,
  }
}

interface TemplateText {
  readonly path: GeneratorFault['path']
  readonly text: string
}

/** Every placeholder is a parameter, every parameter is used, and the key is not used to compute itself. */
function placeholderFaults(item: GeneratedSource, names: ReadonlySet<string>): readonly GeneratorFault[] {
  const faults: GeneratorFault[] = []
  const used = new Set<string>()
  for (const { path, text } of textsOf(item)) {
    for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
      used.add(name)
      const isKeyInRun = name === KEY && path[0] === 'verify'
      if ((names.has(name) || name === KEY) && !isKeyInRun) continue
      faults.push({
        code: 'generatorFault',
        path,
        message: 'the placeholder stands for nothing',
        expected: [...names, ...(path[0] === 'verify' ? [] : [KEY])]
          .map((known) => `{{${known}}}`)
          .join(', '),
        found: `{{${name}}}`,
      })
    }
  }
  return [...faults, ...[...names].flatMap((name) => nameFaults(name, used))]
}

function nameFaults(name: string, used: ReadonlySet<string>): readonly GeneratorFault[] {
  const path = ['generator', 0, 'with', name]
  if (!NAME.test(name) || name === KEY) {
    const message = 'the parameter cannot have this name'
    return [
      { code: 'generatorFault', path, message, expected: 'a name such as rows; key is taken', found: name },
    ]
  }
  if (used.has(name)) return []
  const expected = `{{${name}}} in a text or in verify:`
  return [{ code: 'generatorFault', path, message: 'the parameter is used nowhere', expected }]
}

function caseFaults(one: GeneratorCase, index: number, names: readonly string[]): readonly GeneratorFault[] {
  const faults: GeneratorFault[] = []
  const own = Object.keys(one.with)
  if (own.length !== names.length || own.some((name) => !names.includes(name))) {
    faults.push({
      code: 'generatorFault',
      path: ['generator', index, 'with'],
      message: 'the case has other parameters than the first one',
      expected: names.join(', '),
      found: own.join(', '),
    })
  }
  if (one.key === undefined) {
    faults.push({
      code: 'keyNotRecorded',
      path: ['generator', index],
      message: 'the key of this case is not recorded',
      expected: 'npm run update computes it',
    })
  }
  return faults
}

/** Two equal cases would be the same question twice. */
function equalFaults(cases: readonly GeneratorCase[]): readonly GeneratorFault[] {
  const seen = new Set<string>()
  return cases.flatMap((one, index): readonly GeneratorFault[] => {
    const text = JSON.stringify(Object.entries(one.with).sort(([a], [b]) => (a < b ? -1 : 1)))
    const isNew = !seen.has(text)
    seen.add(text)
    if (isNew) return []
    const path = ['generator', index, 'with']
    return [{ code: 'generatorFault', path, message: 'this case stands above already' }]
  })
}

function textsOf(item: GeneratedSource): readonly TemplateText[] {
  const texts: TemplateText[] = [
    { path: ['stem'], text: item.stem },
    { path: ['explanation'], text: item.explanation },
  ]
  if (item.verify !== undefined) texts.push({ path: ['verify', 'run'], text: item.verify.run })
  if (item.kind === 'number') return [...texts, { path: ['unit'], text: item.unit }]
  for (const [index, option] of item.options.entries()) {
    for (const field of ['text', 'because', 'value'] as const) {
      const text = option[field]
      if (text !== undefined) texts.push({ path: ['options', index, field], text })
    }
  }
  return texts
}
