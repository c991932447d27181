/** The tree of a roadmap as lines with marks, as a terminal would draw it. Pure. */
import type { Bar, ConceptStatus, RoadmapProgress } from '@savepoint/progress'

export interface TreeLine {
  /** The drawn branches before the mark: `│  ├─ `. */
  readonly branch: string
  readonly status: ConceptStatus
  readonly title: string
  /** `5/13`, or a word such as `skipped`; may be empty. */
  readonly note: string
}

/** Returns the lines of a roadmap, phases and modules with their counts, concepts with a word where it says more. */
export function treeLines(roadmap: RoadmapProgress): readonly TreeLine[] {
  const lines: TreeLine[] = [
    { branch: '', status: barStatus(roadmap.bar), title: roadmap.title, note: countNote(roadmap.bar) },
  ]
  for (const [phaseIndex, phase] of roadmap.phases.entries()) {
    const isLastPhase = phaseIndex === roadmap.phases.length - 1
    lines.push({
      branch: isLastPhase ? '└─ ' : '├─ ',
      status: barStatus(phase.bar),
      title: `${phaseIndex + 1} ${phase.title}`,
      note: countNote(phase.bar),
    })
    const stem = isLastPhase ? '   ' : '│  '
    for (const [moduleIndex, module] of phase.modules.entries()) {
      const isLastModule = moduleIndex === phase.modules.length - 1
      lines.push({
        branch: stem + (isLastModule ? '└─ ' : '├─ '),
        status: barStatus(module.bar),
        title: module.title,
        note: countNote(module.bar),
      })
      const inner = stem + (isLastModule ? '   ' : '│  ')
      const concepts = module.concepts.filter((concept) => concept.isCounted)
      for (const [index, concept] of concepts.entries()) {
        const open =
          concept.labCount > 0 &&
          concept.labsPassedCount < concept.labCount &&
          concept.status === 'inProgress'
        const note =
          concept.status === 'skipped' ? 'skipped' : open ? 'lab open' : concept.isPlanned ? 'planned' : ''
        lines.push({
          branch: inner + (index === concepts.length - 1 ? '└─ ' : '├─ '),
          status: concept.status,
          title: concept.title,
          note,
        })
      }
    }
  }
  return lines
}

function barStatus(bar: Bar): ConceptStatus {
  if (bar.totalCount > 0 && bar.completedCount + bar.skippedCount === bar.totalCount) return 'completed'
  return bar.completedCount + bar.skippedCount + bar.inProgressCount > 0 ? 'inProgress' : 'notStarted'
}

function countNote(bar: Bar): string {
  return `${bar.completedCount + bar.skippedCount}/${bar.totalCount}`
}
