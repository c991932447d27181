/** Progress as a Markdown checklist that reads well on a code host and in any editor. */

import { minutesLeftText } from './render-tree.ts'
import type { Bar, ModuleConcept, RoadmapProgress } from './view.ts'

/** Returns the roadmaps as Markdown, ending in a line feed. */
export function renderMarkdown(roadmaps: readonly RoadmapProgress[]): string {
  return `${['# Progress', ...roadmaps.map(roadmapText)].join('\n\n')}\n`
}

function roadmapText(roadmap: RoadmapProgress): string {
  const parts = [`## ${escapeMarkdown(roadmap.title)}`, `${summary(roadmap.bar)}.`]
  for (const [index, phase] of roadmap.phases.entries()) {
    parts.push(`### ${index + 1}. ${escapeMarkdown(phase.title)} (${summary(phase.bar)})`)
    for (const module of phase.modules) {
      const lines = module.concepts.map(conceptLine)
      parts.push(`#### ${escapeMarkdown(module.title)} (${summary(module.bar)})`)
      if (lines.length > 0) parts.push(lines.join('\n'))
    }
  }
  return parts.join('\n\n')
}

function summary(bar: Bar): string {
  const left = minutesLeftText(bar)
  return `${bar.completedCount + bar.skippedCount} of ${bar.totalCount}${left === '' ? '' : `, ${left}`}`
}

function conceptLine(concept: ModuleConcept): string {
  const isDone = concept.status === 'completed' || concept.status === 'skipped'
  const notes = [
    concept.status === 'skipped' ? 'skipped' : '',
    concept.status === 'inProgress' ? 'in progress' : '',
    concept.isPlanned ? 'planned' : '',
    concept.labCount > 0 ? `labs ${concept.labsPassedCount} of ${concept.labCount}` : '',
    concept.isCounted ? '' : 'counted above',
  ].filter((note) => note !== '')
  const tail = notes.length === 0 ? '' : ` (${notes.join(', ')})`
  return `- [${isDone ? 'x' : ' '}] ${escapeMarkdown(concept.title)}${tail}`
}

/** A title is text: nothing in it may become markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&')
}
