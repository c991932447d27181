/**
 * The answers that prove a lab: starter and wrong answers, which name what they fail, and alternatives. Each is held
 * against the parts and requirements that lab.yaml declares.
 */

import { findSource } from '../course/unit-reading.ts'
import type { SampleSubmission, WrongAnswer } from '../model.ts'
import { rangeOf, rangeOfLine, type SourceText, START } from '../source/source-text.ts'
import type { LabReading } from './lab-reading.ts'
import { splitParts } from './parts.ts'
import { readSampleHead } from './sample.ts'

const ALTERNATIVES_MIN = 1
const WRONG_ANSWERS_MIN = 3

/** Returns `alternatives/*.sql`, by name. */
export function readAlternatives(lab: LabReading): readonly SampleSubmission[] {
  return samplesOf(lab, 'alternatives').map((file) => {
    reportPartFaults(lab, file, file.text)
    return { name: nameOf(file), text: file.text }
  })
}

/** Returns `wrong/*.sql`, by name, without their heads. */
export function readWrongAnswers(lab: LabReading): readonly WrongAnswer[] {
  return samplesOf(lab, 'wrong').map((file) => {
    const wrong = readFailing(lab, file)
    if (wrong.because === '') {
      lab.reading.report('missingHeader', file.path, rangeOfLine(file, 0), {
        message: 'the file does not say what mistake it shows',
        expected: '-- because: …',
      })
    }
    return wrong
  })
}

/** Returns the starter without its head. */
export function readStarter(lab: LabReading, file: SourceText): WrongAnswer {
  return readFailing(lab, file)
}

function readFailing(lab: LabReading, file: SourceText): WrongAnswer {
  const { reading, requirementIds } = lab
  const head = readSampleHead(file.text)
  const fails = head.fails ?? []
  if (fails.length === 0) {
    reading.report('missingHeader', file.path, rangeOfLine(file, 0), {
      message: 'the file does not say which requirements it fails',
      expected: '-- fails: requirement-id, …',
      found: file.text.split('\n', 1)[0] ?? '',
    })
  }
  for (const { id, start } of fails) {
    if (requirementIds.includes(id)) continue
    reading.report('unknownRequirement', file.path, rangeOf(file, start, start + id.length), {
      message: 'the lab has no such requirement',
      expected: [...new Set(requirementIds)].join(', '),
      found: id,
    })
  }
  reportPartFaults(lab, file, head.text)
  return {
    name: nameOf(file),
    text: head.text,
    fails: fails.map((entry) => entry.id),
    because: head.because ?? '',
  }
}

/** Reports where `answer` (the end of `file`, below its head) is not split as declared. */
export function reportPartFaults(lab: LabReading, file: SourceText, answer: string): void {
  const head = file.text.slice(0, file.text.length - answer.length)
  const headLines = head.split('\n').length - 1
  for (const fault of splitParts(answer, lab.partIds).faults) {
    lab.reading.report('malformedParts', file.path, rangeOfLine(file, headLines + fault.line), {
      message: PART_FAULT_WORDS[fault.kind],
      expected: lab.partIds.map((id) => `--# ${id}`).join(', '),
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

export interface Samples {
  readonly alternatives: readonly SampleSubmission[]
  readonly wrongAnswers: readonly WrongAnswer[]
  readonly starterFails: readonly string[]
}

/** Reports what keeps the samples from proving the lab: too few of them, or a requirement that none fails. */
export function checkSamples({ reading, yaml, lab, requirementIds }: LabReading, samples: Samples): void {
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
  const failed = new Set([...samples.starterFails, ...samples.wrongAnswers.flatMap((wrong) => wrong.fails)])
  for (const requirement of lab.requirements) {
    if (failed.has(requirement.id)) continue
    const index = Math.max(0, requirementIds.indexOf(requirement.id))
    reading.report('untestedRequirement', path, yaml.rangeAt(['requirements', index, 'id']), {
      message: `no sample fails "${requirement.id}"`,
      expected: 'a wrong answer that names it in -- fails:',
    })
  }
}
