/** A lab's folder into a Lab: its files are there, its answers are split as declared, its samples name what they fail. */

import { contentHash } from '@savepoint/std'
import { findSource, markdownField, markdownFile, type UnitReading } from '../course/unit-reading.ts'
import type { Lab, Requirement, SampleSubmission, WrongAnswer } from '../model.ts'
import { checkSchema } from '../source/schema-check.ts'
import { rangeOf, rangeOfLine, type SourceText, START, sourceOf } from '../source/source-text.ts'
import { parseYaml, type YamlSource } from '../source/yaml-source.ts'
import { compileRequirement } from './compile-requirement.ts'
import { type LabSource, labSchema } from './lab-schema.ts'
import { splitParts } from './parts.ts'
import { readSampleHead } from './sample.ts'

const ALTERNATIVES_MIN = 1
const WRONG_ANSWERS_MIN = 3

/** A lab being compiled: its YAML and the files beside it. */
interface LabReading {
  readonly reading: UnitReading
  readonly folder: string
  readonly yaml: YamlSource
  readonly lab: LabSource
}

/** Compiles `labs/<folder>` of the concept that `reading` is of; undefined when lab.yaml cannot be used. */
export function compileLab(reading: UnitReading, folder: string, conceptId: string): Lab | undefined {
  const base = `labs/${folder}`
  const source = requireFile(reading, base, 'lab.yaml')
  if (source === undefined) return undefined
  const yaml = parseYaml({ source, start: 0, end: source.text.length }, reading.report)
  const checked = checkSchema(yaml, labSchema, {
    report: reading.report,
    fallback: { id: folder, title: folder, minutes: { from: 10, to: 25 } },
  })
  defineLab(reading, yaml, { folder, id: checked?.id ?? folder })
  if (checked === undefined) return undefined
  const lab: LabReading = { reading, folder: base, yaml, lab: checked }
  checkLabFields(lab)
  return assembleLab(lab, conceptId)
}

function defineLab(reading: UnitReading, yaml: YamlSource, names: { folder: string; id: string }): void {
  const range = yaml.rangeAt(['id'])
  reading.definitions.push({ kind: 'lab', id: names.id, path: yaml.source.path, range })
  if (names.id === names.folder) return
  reading.report('idMismatch', yaml.source.path, range, {
    message: 'the folder of a lab bears its id',
    expected: names.folder,
    found: names.id,
  })
}

function checkLabFields({ reading, yaml, lab }: LabReading): void {
  const path = yaml.source.path
  reading.mentions.push({ kind: 'dataset', id: lab.dataset, path, range: yaml.rangeAt(['dataset']) })
  reading.mentions.push({ kind: 'engine', id: lab.engine, path, range: yaml.rangeAt(['engine']) })
  for (const [index, variant] of lab.variants.entries()) {
    reading.variantUses.push({
      dataset: lab.dataset,
      variant,
      path,
      range: yaml.rangeAt(['variants', index]),
    })
  }
  if (lab.minutes.from > lab.minutes.to) {
    reading.report('badField', path, yaml.rangeAt(['minutes']), {
      message: 'minutes is not right',
      expected: 'from not above to',
    })
  }
  for (const list of ['parts', 'requirements'] as const) reportDuplicates({ reading, yaml }, list, lab[list])
}

function reportDuplicates(
  place: { reading: UnitReading; yaml: YamlSource },
  list: string,
  entries: readonly { id: string }[],
): void {
  const seen = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    if (seen.has(entry.id)) {
      place.reading.report('duplicateId', place.yaml.source.path, place.yaml.rangeAt([list, index, 'id']), {
        message: `two ${list} have the same id`,
        found: entry.id,
      })
    }
    seen.add(entry.id)
  }
}

function assembleLab(labReading: LabReading, conceptId: string): Lab | undefined {
  const { reading, folder, yaml, lab } = labReading
  const task = requireFile(reading, folder, 'task.md')
  const debrief = requireFile(reading, folder, 'debrief.md')
  const starterFile = requireFile(reading, folder, 'starter.sql')
  const solutionFile = requireFile(reading, folder, 'solution.sql')
  const setup = findSource(reading, `${folder}/setup.sql`)?.text ?? ''
  const solution = solutionFile?.text ?? ''
  const partIds = lab.parts.map((part) => part.id)
  if (solutionFile !== undefined) reportPartFaults(labReading, solutionFile, solution)
  const requirements = compileRequirements(labReading, solution)
  const starter = starterFile && readWrong(labReading, starterFile, { isStarter: true })
  const wrongAnswers = samplesOf(labReading, 'wrong').map((file) =>
    readWrong(labReading, file, { isStarter: false }),
  )
  const alternatives = samplesOf(labReading, 'alternatives').map((file) => readAlternative(labReading, file))
  checkSamples(labReading, { alternatives, wrongAnswers, starter })
  if (task === undefined || debrief === undefined || starter === undefined || solutionFile === undefined)
    return undefined
  const earned = {
    task: task.text,
    setup,
    starter: starter.text,
    requirements,
    partIds,
    dataset: lab.dataset,
    variants: lab.variants,
  }
  return {
    id: lab.id,
    conceptId,
    title: lab.title,
    minutes: lab.minutes,
    engine: lab.engine,
    dataset: lab.dataset,
    variants: lab.variants,
    storyHtml: markdownFile(reading, task),
    setup,
    starter: starter.text,
    starterFails: starter.fails,
    solution,
    debriefHtml: markdownFile(reading, debrief),
    hints: lab.hints.map((text, index) => markdownField(reading, yaml, { path: ['hints', index], text })),
    requirements,
    parts: lab.parts,
    alternatives,
    wrongAnswers,
    mutation: {
      isEnabled:
        lab.mutation.enabled ?? requirements.some((requirement) => requirement.check.kind === 'rows'),
      equivalents: lab.mutation.equivalents,
    },
    contentHash: contentHash(earned),
  }
}

function compileRequirements({ reading, yaml, lab }: LabReading, solution: string): readonly Requirement[] {
  const parts = splitParts(
    solution,
    lab.parts.map((part) => part.id),
  ).parts
  const raw = (yaml.value as { requirements?: unknown } | null)?.requirements
  return lab.requirements.flatMap((source) => {
    const index = Array.isArray(raw)
      ? raw.findIndex((entry: { id?: unknown } | null) => entry?.id === source.id)
      : 0
    const requirement = compileRequirement({ reading, yaml, lab, solution: parts }, source, [
      'requirements',
      Math.max(0, index),
    ])
    return requirement === undefined ? [] : [requirement]
  })
}

function requireFile(reading: UnitReading, folder: string, name: string): SourceText | undefined {
  const source = findSource(reading, `${folder}/${name}`)
  if (source !== undefined && source.text.trim() !== '') return source
  const path = `${reading.unit.key}/${folder}/${name}`
  reading.report('missingLabFile', path, START, {
    message: source === undefined ? 'the lab has no such file' : 'the file is empty',
    expected: path,
  })
  return source === undefined ? undefined : sourceOf(path, source.text)
}

function samplesOf({ reading, folder }: LabReading, kind: 'wrong' | 'alternatives'): readonly SourceText[] {
  const prefix = `${folder}/${kind}/`
  const start = reading.unit.key.length + 1
  const names = reading.unit.files
    .map((file) => file.path.slice(start))
    .filter((name) => name.startsWith(prefix))
  return names.flatMap((name) => findSource(reading, name) ?? [])
}

function nameOf(file: SourceText): string {
  return (file.path.split('/').at(-1) ?? '').replace(/\.sql$/, '')
}

function readAlternative(lab: LabReading, file: SourceText): SampleSubmission {
  reportPartFaults(lab, file, file.text)
  return { name: nameOf(file), text: file.text }
}

function readWrong(
  { reading, yaml, lab, folder }: LabReading,
  file: SourceText,
  kind: { isStarter: boolean },
): WrongAnswer {
  const head = readSampleHead(file.text)
  const declared = (yaml.value as { requirements?: unknown } | null)?.requirements
  const known = new Set(
    Array.isArray(declared) ? declared.map((entry: { id?: unknown } | null) => entry?.id) : [],
  )
  if (head.fails === undefined || head.fails.length === 0) {
    reading.report('missingHeader', file.path, rangeOfLine(file, 0), {
      message: 'the file does not say which requirements it fails',
      expected: '-- fails: requirement-id, …',
      found: file.text.split('\n', 1)[0] ?? '',
    })
  }
  if (head.because === undefined && !kind.isStarter) {
    reading.report('missingHeader', file.path, rangeOfLine(file, 0), {
      message: 'the file does not say what mistake it shows',
      expected: '-- because: …',
    })
  }
  for (const { id, start } of head.fails ?? []) {
    if (known.has(id)) continue
    reading.report('unknownRequirement', file.path, rangeOf(file, start, start + id.length), {
      message: 'the lab has no such requirement',
      expected: [...known].filter((name) => typeof name === 'string').join(', '),
      found: id,
    })
  }
  reportPartFaults({ reading, yaml, lab, folder }, file, head.text)
  return {
    name: nameOf(file),
    text: head.text,
    fails: (head.fails ?? []).map((entry) => entry.id),
    because: head.because ?? '',
  }
}

function reportPartFaults({ reading, lab }: LabReading, file: SourceText, answer: string): void {
  const headLines = file.text.slice(0, file.text.length - answer.length).split('\n').length - 1
  for (const fault of splitParts(
    answer,
    lab.parts.map((part) => part.id),
  ).faults) {
    reading.report('malformedParts', file.path, rangeOfLine(file, headLines + fault.line), {
      message: PART_FAULT_WORDS[fault.kind],
      expected: lab.parts.map((part) => `--# ${part.id}`).join(', '),
      ...(fault.id === '' ? {} : { found: fault.id }),
    })
  }
}

const PART_FAULT_WORDS = {
  unknownPart: 'the lab declares no such part',
  duplicatePart: 'the part is written twice',
  missingPart: 'a declared part is missing',
  textBeforeFirstPart: 'statements stand before the first part',
} as const

interface Samples {
  readonly alternatives: readonly SampleSubmission[]
  readonly wrongAnswers: readonly WrongAnswer[]
  readonly starter: WrongAnswer | undefined
}

function checkSamples({ reading, yaml, lab }: LabReading, samples: Samples): void {
  const path = yaml.source.path
  const counts = [
    { what: 'alternatives/*.sql', least: ALTERNATIVES_MIN, found: samples.alternatives.length },
    { what: 'wrong/*.sql', least: WRONG_ANSWERS_MIN, found: samples.wrongAnswers.length },
  ]
  for (const { what, least, found } of counts) {
    if (found >= least) continue
    reading.report('tooFewSamples', path, START, {
      message: 'the lab has too few sample answers to be proven',
      expected: `at least ${least} ${what}`,
      found: `${found}`,
    })
  }
  const failed = new Set(
    [...samples.wrongAnswers, ...(samples.starter === undefined ? [] : [samples.starter])].flatMap(
      (wrong) => wrong.fails,
    ),
  )
  for (const [index, requirement] of lab.requirements.entries()) {
    if (failed.has(requirement.id)) continue
    reading.report('untestedRequirement', path, yaml.rangeAt(['requirements', index, 'id']), {
      message: `no sample fails "${requirement.id}"`,
      expected: 'a wrong answer that names it in -- fails:',
    })
  }
}
