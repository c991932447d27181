/** A lab's folder into a Lab: its files are there, its fields hold, its answers are split as declared. */

import { contentHash } from '@savepoint/std'
import { findSource, markdownField, markdownFile, type UnitReading } from '../course/unit-reading.ts'
import { typographicPlain } from '../markdown/typography.ts'
import type { Lab, Requirement } from '../model.ts'
import { checkSchema } from '../source/schema-check.ts'
import { type SourceText, START } from '../source/source-text.ts'
import { idsIn, parseYaml, type YamlSource } from '../source/yaml-source.ts'
import { compileRequirement } from './compile-requirement.ts'
import type { LabReading } from './lab-reading.ts'
import { labSchema } from './lab-schema.ts'
import { splitParts } from './parts.ts'
import {
  checkSamples,
  readAlternatives,
  readStarter,
  readWrongAnswers,
  reportPartFaults,
} from './read-samples.ts'

/** Compiles `labs/<folder>` of the concept that `reading` is of; undefined when too little of it can be used. */
export function compileLab(reading: UnitReading, folder: string, conceptId: string): Lab | undefined {
  const source = requireFile(reading, `labs/${folder}`, 'lab.yaml')
  if (source === undefined) return undefined
  const yaml = parseYaml({ source, start: 0, end: source.text.length }, reading.report)
  const fallback = { id: folder, title: folder, minutes: { from: 10, to: 25 } }
  const lab = checkSchema(yaml, labSchema, { report: reading.report, fallback })?.value
  const written = (yaml.value as { readonly id?: unknown } | null | undefined)?.id
  defineLab(reading, yaml, { folder, id: typeof written === 'string' ? written : folder })
  if (lab === undefined) return undefined
  const labReading: LabReading = {
    reading,
    folder: `labs/${folder}`,
    yaml,
    lab,
    partIds: idsIn(yaml, 'parts').filter((id) => id !== ''),
    requirementIds: idsIn(yaml, 'requirements'),
  }
  checkLabFields(labReading)
  return assembleLab(labReading, conceptId)
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

function checkLabFields({ reading, yaml, lab, partIds, requirementIds }: LabReading): void {
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
  for (const [list, ids] of Object.entries({ parts: partIds, requirements: requirementIds })) {
    for (const [index, id] of ids.entries()) {
      if (id === '' || ids.indexOf(id) === index) continue
      reading.report('duplicateId', path, yaml.rangeAt([list, index, 'id']), {
        message: `two ${list} have the same id`,
        found: id,
      })
    }
  }
}

function assembleLab(labReading: LabReading, conceptId: string): Lab | undefined {
  const { reading, folder, yaml, lab } = labReading
  const task = requireFile(reading, folder, 'task.md')
  const debrief = requireFile(reading, folder, 'debrief.md')
  const starterFile = requireFile(reading, folder, 'starter.sql')
  const solution = requireFile(reading, folder, 'solution.sql')
  const setup = findSource(reading, `${folder}/setup.sql`)?.text ?? ''
  if (solution !== undefined) reportPartFaults(labReading, solution, solution.text)
  const requirements = compileRequirements(labReading, solution?.text ?? '')
  const starter = starterFile && readStarter(labReading, starterFile)
  const wrongAnswers = readWrongAnswers(labReading)
  const alternatives = readAlternatives(labReading)
  checkSamples(labReading, { alternatives, wrongAnswers, starterFails: starter?.fails ?? [] })
  if (!task || !debrief || !starter || !solution) return undefined
  const { dataset, variants, parts } = lab
  return {
    id: lab.id,
    conceptId,
    title: typographicPlain(lab.title),
    minutes: lab.minutes,
    engine: lab.engine,
    dataset,
    variants,
    storyHtml: markdownFile(reading, task),
    setup,
    starter: starter.text,
    starterFails: starter.fails,
    solution: solution.text,
    debriefHtml: markdownFile(reading, debrief),
    hints: lab.hints.map((text, index) => markdownField(reading, yaml, { path: ['hints', index], text })),
    requirements,
    parts: parts.map((part) => ({ id: part.id, title: typographicPlain(part.title) })),
    alternatives,
    wrongAnswers,
    mutation: {
      isEnabled: lab.mutation.enabled ?? true,
      equivalents: lab.mutation.equivalents,
    },
    // What a pass was earned on. Hints, debrief and samples may get better without touching it.
    contentHash: contentHash({
      task: task.text,
      setup,
      starter: starter.text,
      requirements,
      parts,
      dataset,
      variants,
    }),
  }
}

function compileRequirements(labReading: LabReading, solution: string): readonly Requirement[] {
  const { lab, requirementIds, partIds } = labReading
  const parts = splitParts(solution, partIds).parts
  return lab.requirements.flatMap((source) => {
    const path = ['requirements', Math.max(0, requirementIds.indexOf(source.id))]
    return compileRequirement({ ...labReading, solution: parts }, source, path) ?? []
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
  return source
}
