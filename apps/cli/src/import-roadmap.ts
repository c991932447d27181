/** `savepoint import FILE`: reads any document as a roadmap, shows what it found, and keeps it unless asked not to. */

import type { CompiledCurriculum } from '@savepoint/curriculum'
import type { ImportedNode, ProgressEvent } from '@savepoint/progress'
import {
  findPreviousVersion,
  type ImportPlan,
  type NodeChange,
  planImport,
  type ReadDiagnostic,
  type RoadmapReading,
  readImportedLog,
  readRoadmap,
} from '@savepoint/roadmaps'
import type { Command } from 'commander'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { openRecord } from './open-record.ts'
import { readNamed } from './read-named.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf, plainText } from './terminal.ts'

interface ImportOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly title?: string
  readonly as?: string
}

const HELP = `
A document that resembles a roadmap you have is imported as its newer version: what you ticked stays.
--as new makes a roadmap of its own, --as ID names the one it is a version of.

Exit codes:
  0  imported, or shown with --dry-run
  1  nothing to tick was found in the document
  2  wrong usage, or no such file or roadmap

--json prints one document:
  {"id","title","counts":{"topics","groups","checked","hours","matched"},"changes","checked","diagnostics","tree"}`

const DIAGNOSTICS_SHOWN_MAX = 20
const CHANGES_SHOWN_MAX = 12

/** Adds `import` to the program. */
export function addImportCommand(
  program: Command,
  session: CliSession,
  choose: (action: () => Promise<number>) => void,
): void {
  program
    .command('import <file>')
    .description('import a roadmap from Markdown or text ("-" reads standard input)')
    .option('--dry-run', 'show what would be imported, and record nothing')
    .option('--title <title>', 'call it this')
    .option('--as <roadmap>', 'a newer version of this roadmap, or "new"')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((file: string, options: ImportOptions) => choose(() => importRoadmap(session, file, options)))
}

async function importRoadmap(session: CliSession, file: string, options: ImportOptions): Promise<ExitCode> {
  const text = await readNamed(session, file)
  if (!text.ok) return failWith(session, text.error, EXIT.usage)
  const opened = await openRecord(session)
  if (!opened.ok) return failWith(session, opened.error, EXIT.unavailable)
  const { curriculum, log, events } = opened.value
  const source = file === '-' ? 'pasted' : file
  const reading = readRoadmap(text.value, {
    source,
    ...(options.title === undefined ? {} : { title: options.title }),
  })
  const previous = previousOf(reading, events, options.as)
  if (previous === 'unknown') {
    const known = [...readImportedLog(events).knownIds].join(', ') || 'none yet'
    return failWith(
      session,
      `There is no imported roadmap ${JSON.stringify(options.as)}. There are: ${known}`,
      EXIT.usage,
    )
  }
  const plan = planImport({
    reading,
    events,
    library: libraryOf(curriculum),
    as: previous === undefined ? { kind: 'new' } : { kind: 'version', of: previous },
  })
  const isEmpty = plan.counts.topics === 0
  if (!isEmpty && options.dryRun !== true) {
    const appended = await log.append(plan.payloads)
    if (!appended.ok) return failWith(session, appended.error.message, EXIT.unavailable)
  }
  if (options.json === true)
    session.terminal.write(`${JSON.stringify(jsonOf(plan, reading), undefined, 2)}\n`)
  else if (isEmpty) return failWith(session, `${file}: ${lastMessage(reading)}`, EXIT.failed)
  else
    session.terminal.write(`${importText(session, { plan, reading, isDryRun: options.dryRun === true })}\n`)
  return isEmpty ? EXIT.failed : EXIT.ok
}

/** What matching needs of the library. */
function libraryOf(curriculum: CompiledCurriculum) {
  return { concepts: curriculum.concepts, terms: curriculum.glossary }
}

function previousOf(
  reading: RoadmapReading,
  events: readonly ProgressEvent[],
  as: string | undefined,
): string | 'unknown' | undefined {
  if (as === 'new') return undefined
  if (as !== undefined) return readImportedLog(events).knownIds.has(as) ? as : 'unknown'
  return findPreviousVersion(reading.roadmap, events)?.id
}

function lastMessage({ diagnostics }: RoadmapReading): string {
  return diagnostics.find(({ code }) => code === 'noOutline')?.message ?? 'Nothing to tick was found.'
}

function jsonOf(
  { document, counts, checked, keptCount, changes }: ImportPlan,
  { diagnostics }: RoadmapReading,
): object {
  return {
    id: document.id,
    title: document.title,
    source: document.source,
    counts,
    checked,
    keptCount,
    changes: changes ?? null,
    diagnostics,
    tree: document.nodes,
  }
}

interface TextInput {
  readonly plan: ImportPlan
  readonly reading: RoadmapReading
  readonly isDryRun: boolean
}

function importText(session: CliSession, { plan, reading, isDryRun }: TextInput): string {
  const paint = painterOf(session.terminal)
  const { document, counts, changes } = plan
  const hours = counts.hours === 0 ? '' : `, ${counts.hours} h`
  const facts = `${counted(counts.topics, 'topic')} in ${counted(counts.groups, 'group')}, ${counts.checked} ticked${hours}, ${counts.matched} matched to concepts`
  const lines = [
    `${paint('bold', plainText(document.title))}  ${paint('dim', document.id)}`,
    ...outlineLines(document.nodes, '  '),
    facts,
    ...(changes === undefined
      ? []
      : [
          `New version: ${changes.unchangedCount} unchanged, ${changes.moved.length} moved, ${changes.renamed.length} renamed, ${changes.added.length} added, ${changes.removed.length} removed`,
          ...changeLines('moved', changes.moved),
          ...changeLines('renamed', changes.renamed),
          ...changeLines('added', changes.added),
          ...changeLines('removed', changes.removed),
          ...(changes.ambiguous.length === 0
            ? []
            : [
                `  ${counted(changes.ambiguous.length, 'added line')} could be several of the removed ones; none was taken for them.`,
              ]),
        ]),
    ...(plan.keptCount === 0
      ? []
      : [`${counted(plan.keptCount, 'ticked box')} left alone: you set another status here.`]),
    ...diagnosticLines(reading.diagnostics).map((line) => paint('dim', line)),
    isDryRun ? 'Nothing was recorded (--dry-run).' : `Imported. See: savepoint roadmap show ${document.id}`,
  ]
  return lines.join('\n')
}

function outlineLines(nodes: readonly ImportedNode[], indent: string): readonly string[] {
  return nodes.flatMap((node) => [
    `${indent}${node.kind === 'topic' ? '- ' : ''}${plainText(node.title)}${node.match === undefined ? '' : `  [${node.match.concept} ${Math.round(node.match.confidence * 100)}%]`}`,
    ...outlineLines(node.children, `${indent}  `),
  ])
}

function changeLines(word: string, changes: readonly NodeChange[]): readonly string[] {
  const shown = changes.slice(0, CHANGES_SHOWN_MAX).map(({ title, path, from }) => {
    const before =
      word === 'renamed'
        ? ` (was ${plainText(from?.title ?? '')})`
        : word === 'moved'
          ? ` to ${plainText(path.at(-1) ?? 'the top')}`
          : ''
    return `  ${word}: ${plainText(title)}${before}`
  })
  const more = changes.length - shown.length
  return more > 0 ? [...shown, `  and ${more} more ${word}`] : shown
}

function diagnosticLines(diagnostics: readonly ReadDiagnostic[]): readonly string[] {
  const shown = diagnostics.slice(0, DIAGNOSTICS_SHOWN_MAX)
  const lines = shown.map(
    ({ code, line, message }) =>
      `line ${line}: ${code === 'leftOut' ? 'left out ' : ''}${plainText(message)}`,
  )
  const more = diagnostics.length - shown.length
  return more > 0 ? [...lines, `and ${more} more remarks`] : lines
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : noun.endsWith('box') ? `${noun}es` : `${noun}s`}`
}
