/**
 * The compiled curriculum as the pages see it at build time, with the lookups that they need. Pages never read
 * Markdown: `npm run build` compiles the content first and leaves the artefact where this file finds it.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CompiledCurriculum, Concept, Lab, Roadmap } from '@savepoint/curriculum'

const ARTEFACT = resolve(process.env.SAVEPOINT_CURRICULUM ?? '../../.savepoint/curriculum.json')

/** The whole artefact, its HTML dressed for the page: links from the root, tables in the site's style. Trusted: the build has just written it. */
export const curriculum: CompiledCurriculum = (
  JSON.parse(dressHtml(readFileSync(ARTEFACT, 'utf8'))) as { readonly curriculum: CompiledCurriculum }
).curriculum

/** In the JSON text a quotation mark of an attribute is escaped; text cannot forge the prefix. */
function dressHtml(json: string): string {
  return json
    .replaceAll('href=\\"{base}/', 'href=\\"/')
    .replaceAll('<table>', '<table class=\\"tbl\\">')
    .replaceAll('<th scope=\\"col\\"></th>', '<td></td>')
    .replaceAll('<pre>', '<pre tabindex=\\"0\\">')
}

const conceptsById = new Map(curriculum.concepts.map((concept) => [concept.id, concept]))

/** Returns the concept; ids in the artefact always resolve. */
export function getConcept(id: string): Concept {
  const concept = conceptsById.get(id)
  if (concept === undefined) throw new Error(`The compiled curriculum refers to an unknown concept: ${id}`)
  return concept
}

/** Returns the concepts that name `id` as a prerequisite, published ones first, in the order of the library. */
export function conceptsUsing(id: string): readonly Concept[] {
  const using = curriculum.concepts.filter((concept) => concept.prerequisites.includes(id))
  return using.sort((a, b) => Number(b.status === 'published') - Number(a.status === 'published'))
}

/** Returns every lab with its concept, in the order of the library. */
export function allLabs(): readonly { readonly lab: Lab; readonly concept: Concept }[] {
  return curriculum.concepts.flatMap((concept) => concept.labs.map((lab) => ({ lab, concept })))
}

/** Returns the roadmap that a concept is shown in until the learner has chosen one. */
export function homeRoadmap(conceptId: string): Roadmap | undefined {
  const preferred = ['database-engineering-mastery']
  const ordered = [...curriculum.roadmaps].sort(
    (a, b) => Number(preferred.includes(b.id)) - Number(preferred.includes(a.id)),
  )
  return ordered.find((roadmap) => roadmapConcepts(roadmap).includes(conceptId)) ?? ordered[0]
}

/** Returns the ids of a roadmap's concepts in order of study, each once. */
export function roadmapConcepts(roadmap: Roadmap): readonly string[] {
  return [...new Set(roadmap.phases.flatMap((phase) => phase.modules.flatMap((module) => module.concepts)))]
}

/** Returns the phases that hold a concept as `roadmap.number`, the home roadmap's first, separated by blanks. */
export function phaseNames(conceptId: string, homeId: string | undefined): string {
  const names = curriculum.roadmaps.flatMap((roadmap) => {
    const index = roadmap.phases.findIndex((phase) =>
      phase.modules.some((module) => module.concepts.includes(conceptId)),
    )
    return index < 0 ? [] : [`${roadmap.id}.${index + 1}`]
  })
  return names
    .sort((a, b) => Number(b.startsWith(`${homeId}.`)) - Number(a.startsWith(`${homeId}.`)))
    .join(' ')
}
