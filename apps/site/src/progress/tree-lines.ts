/** The tree of a roadmap as lines with marks, as a terminal would draw it. Pure. */
import type { Bar, ConceptStatus, ModuleConcept, RoadmapProgress } from '@savepoint/progress'

export interface TreeLine {
  /** The drawn branches before the mark: `│  ├─ `. */
  readonly branch: string
  readonly status: ConceptStatus
  readonly title: string
  /** `5/13`, or a word such as `skipped`; may be empty. */
  readonly note: string
  /** The concept of the line has items due for review. */
  readonly isDue: boolean
}

/** Returns the lines of a roadmap, phases and modules with their counts, concepts with a word where it says more. */
export function treeLines(
  roadmap: RoadmapProgress,
  due: ReadonlySet<string> = new Set(),
): readonly TreeLine[] {
  const lines: TreeLine[] = [barLine('', roadmap.title, roadmap.bar)]
  for (const [phaseIndex, phase] of roadmap.phases.entries()) {
    const isLastPhase = phaseIndex === roadmap.phases.length - 1
    lines.push(barLine(isLastPhase ? '└─ ' : '├─ ', `${phaseIndex + 1} ${phase.title}`, phase.bar))
    const stem = isLastPhase ? '   ' : '│  '
    for (const [moduleIndex, module] of phase.modules.entries()) {
      const isLastModule = moduleIndex === phase.modules.length - 1
      lines.push(barLine(stem + (isLastModule ? '└─ ' : '├─ '), module.title, module.bar))
      const inner = stem + (isLastModule ? '   ' : '│  ')
      const concepts = module.concepts.filter((concept) => concept.isCounted)
      for (const [index, concept] of concepts.entries()) {
        const isDue = due.has(concept.id)
        lines.push({
          branch: inner + (index === concepts.length - 1 ? '└─ ' : '├─ '),
          status: concept.status,
          title: concept.title,
          note: isDue ? 'due' : conceptNote(concept),
          isDue,
        })
      }
    }
  }
  return lines
}

function barLine(branch: string, title: string, bar: Bar): TreeLine {
  return { branch, status: barStatus(bar), title, note: countNote(bar), isDue: false }
}

function conceptNote({ status, isPlanned, labCount, labsPassedCount }: ModuleConcept): string {
  if (status === 'skipped') return 'skipped'
  if (labsPassedCount < labCount && status === 'inProgress') return 'lab open'
  return isPlanned ? 'planned' : ''
}

function barStatus(bar: Bar): ConceptStatus {
  if (bar.totalCount > 0 && bar.completedCount + bar.skippedCount === bar.totalCount) return 'completed'
  return bar.completedCount + bar.skippedCount + bar.inProgressCount > 0 ? 'inProgress' : 'notStarted'
}

function countNote(bar: Bar): string {
  return `${bar.completedCount + bar.skippedCount}/${bar.totalCount}`
}
