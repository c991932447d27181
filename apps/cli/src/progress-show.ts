/** `savepoint progress`: the tree and bars in the terminal, as Markdown, or as JSON. */

import {
  type ProgressView,
  project,
  type RoadmapProgress,
  renderMarkdown,
  renderTree,
} from '@savepoint/progress'
import { type Milestone, milestones, milestoneText } from '@savepoint/progress/history'
import { exportMarkdown, type ImportedProgress, importedProgress } from '@savepoint/roadmaps'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { openRecord } from './open-record.ts'
import { failWith } from './report.ts'
import { roadmapText } from './roadmap-commands.ts'
import type { CliSession } from './session.ts'
import { painterOf } from './terminal.ts'

export interface ProgressOptions {
  readonly markdown?: boolean
  readonly json?: boolean
  readonly roadmap?: string
  readonly all?: boolean
}

/** Prints the progress of one roadmap, or of all. */
export async function showProgress(session: CliSession, options: ProgressOptions): Promise<ExitCode> {
  const opened = await openRecord(session)
  if (!opened.ok) return failWith(session, opened.error, EXIT.unavailable)
  const { curriculum, events, unreadCount } = opened.value
  const view = project(events, curriculum, { utcOffsetMinutes: session.utcOffsetMinutes })
  const chosen =
    options.roadmap === undefined ? view.roadmaps : view.roadmaps.filter(({ id }) => id === options.roadmap)
  const allImported = importedProgress(events, view)
  const imported =
    options.roadmap === undefined ? allImported : allImported.filter(({ id }) => id === options.roadmap)
  if (chosen.length + imported.length === 0 && options.roadmap !== undefined) {
    const known = [...view.roadmaps, ...allImported].map(({ id }) => id).join(', ')
    return failWith(
      session,
      `There is no roadmap ${JSON.stringify(options.roadmap)}. There are: ${known}`,
      EXIT.usage,
    )
  }
  if (options.json === true) {
    const reached = milestones(events, curriculum)
    const shown = jsonView(view, { roadmaps: chosen, imported, reached })
    session.terminal.write(`${JSON.stringify(shown, undefined, 2)}\n`)
  } else if (options.markdown === true)
    session.terminal.write(renderMarkdown(chosen) + imported.map(markdownOf).join(''))
  else session.terminal.write(treeText(session, { view, chosen, imported, options, unreadCount }))
  return EXIT.ok
}

interface TreeInput {
  readonly view: ProgressView
  readonly chosen: readonly RoadmapProgress[]
  readonly imported: readonly ImportedProgress[]
  readonly options: ProgressOptions
  readonly unreadCount: number
}

/** Roadmaps the learner chose in full, the others as one line each, unless asked for all. */
function treeText(session: CliSession, { view, chosen, imported, options, unreadCount }: TreeInput): string {
  const paint = painterOf(session.terminal)
  const width = session.terminal.columns
  const isOpen = (roadmap: RoadmapProgress) =>
    options.all === true || options.roadmap !== undefined || roadmap.startedAtMs !== undefined
  const blocks = chosen.map((roadmap) => {
    const tree = renderTree(roadmap, { width, paint, depth: isOpen(roadmap) ? 'concepts' : 'phases' })
    return isOpen(roadmap)
      ? tree
      : `${tree.split('\n')[0] ?? ''}\n${paint('dim', `   savepoint progress --roadmap ${roadmap.id}`)}`
  })
  for (const roadmap of imported) blocks.push(roadmapText(session, roadmap))
  const { totals } = view
  const hours = (totals.seconds / 3600).toFixed(1)
  const summary = `${counted(totals.eventCount, 'event')}, ${hours} h, ${counted(totals.labsPassedCount, 'lab')} passed, ${counted(totals.itemsCorrectCount, 'item')} right`
  const unread =
    unreadCount === 0
      ? ''
      : `\n${unreadCount} records of the log can't be read by this version; they are kept.`
  return `${blocks.join('\n\n')}\n\n${paint('dim', summary)}${unread}\n`
}

/** An imported roadmap as a section of the checklist: its own heading a level down, without the marks of an export. */
function markdownOf(roadmap: ImportedProgress): string {
  const lines = exportMarkdown(roadmap).split('\n').slice(2)
  return `\n${lines.map((line) => line.replace(/ <!-- sp \{.*\} -->$/, '').replace(/^#/, '##')).join('\n')}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Plain data for scripts: maps become objects. */
interface JsonParts {
  readonly roadmaps: readonly RoadmapProgress[]
  readonly imported: readonly ImportedProgress[]
  readonly reached: readonly Milestone[]
}

function jsonView(view: ProgressView, { roadmaps, imported, reached }: JsonParts): object {
  const concepts = [...view.concepts.values()].map((concept) => ({
    ...concept,
    items: Object.fromEntries(concept.items),
    labs: Object.fromEntries(concept.labs),
    predictions: Object.fromEntries(concept.predictions),
  }))
  const touched = concepts.filter((concept) => concept.status !== 'notStarted' || concept.isManual)
  const named = reached.map((one) => ({ ...one, text: milestoneText(one) }))
  return {
    totals: view.totals,
    resume: view.resume ?? null,
    roadmaps,
    imported,
    concepts: touched,
    days: view.days,
    milestones: named,
  }
}
