/** `savepoint roadmap …`: list, show, export, tick, match and remove roadmaps, those of the library and imported ones. */

import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  dayOf,
  type ProgressEvent,
  type ProgressPayload,
  type ProgressView,
  project,
} from '@savepoint/progress'
import {
  exportCard,
  exportJson,
  exportMarkdown,
  exportReadme,
  type ImportedProgress,
  importedProgress,
  libraryProgress,
  type NodeProgress,
  treeLines,
} from '@savepoint/roadmaps'
import type { Command } from 'commander'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { openRecord } from './open-record.ts'
import { failWith, reasonOf } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf, plainText } from './terminal.ts'

interface Json {
  readonly json?: boolean
}

interface ExportOptions {
  readonly format: string
  readonly force?: boolean
}

/** Adds `roadmap` and its commands to the program. */
export function addRoadmapCommands(
  program: Command,
  session: CliSession,
  choose: (action: () => Promise<number>) => void,
): void {
  const roadmap = program.command('roadmap').description('list, show, export and tick roadmaps')
  roadmap
    .command('list')
    .description('list the roadmaps of the library and the imported ones')
    .option('--json', 'print JSON')
    .action((options: Json) => choose(() => listRoadmaps(session, options)))
  roadmap
    .command('show <id>')
    .description('print the tree of a roadmap')
    .option('--json', 'print JSON')
    .action((id: string, options: Json) => choose(() => showRoadmap(session, id, options)))
  roadmap
    .command('export <id> [file]')
    .description('write a roadmap to a file, or to standard output')
    .option('--format <format>', 'markdown, json, readme or svg', 'markdown')
    .option('--force', 'replace the file if it exists')
    .action((id: string, file: string | undefined, options: ExportOptions) =>
      choose(() => exportRoadmap(session, { id, file: file ?? '-' }, options)),
    )
  roadmap
    .command('tick <id> <topic>')
    .description('mark a topic of an imported roadmap completed')
    .option('--status <status>', 'notStarted, inProgress, completed, skipped, or recorded', 'completed')
    .action((id: string, topic: string, options: { readonly status: string }) =>
      choose(() => tickTopic(session, { id, topic, status: options.status })),
    )
  roadmap
    .command('match <id> <topic> <concept>')
    .description('say which concept a topic means ("none" for no concept); remembered for its title')
    .action((id: string, topic: string, concept: string) =>
      choose(() => matchTopic(session, { id, topic, concept })),
    )
  roadmap
    .command('remove <id>')
    .description('hide an imported roadmap; importing it again brings its progress back')
    .action((id: string) => choose(() => removeRoadmap(session, id)))
}

interface Known {
  readonly view: ProgressView
  readonly events: readonly ProgressEvent[]
  readonly imported: readonly ImportedProgress[]
}

async function readKnown(session: CliSession): Promise<Known | ExitCode> {
  const opened = await openRecord(session)
  if (!opened.ok) return failWith(session, opened.error, EXIT.unavailable)
  const { events, curriculum } = opened.value
  const view = project(events, curriculum, { utcOffsetMinutes: session.utcOffsetMinutes })
  return { view, events, imported: importedProgress(events, view) }
}

async function listRoadmaps(session: CliSession, options: Json): Promise<ExitCode> {
  const known = await readKnown(session)
  if (typeof known === 'number') return known
  const rows = [
    ...known.view.roadmaps.map(({ id, title, bar }) => ({ id, title, kind: 'library', bar })),
    ...known.imported.map(({ id, title, bar }) => ({ id, title, kind: 'imported', bar })),
  ]
  if (options.json === true) session.terminal.write(`${JSON.stringify(rows, undefined, 2)}\n`)
  else {
    const width = Math.max(...rows.map(({ id }) => id.length))
    for (const { id, title, bar } of rows)
      session.terminal.write(
        `${id.padEnd(width)}  ${`${bar.completedCount + bar.skippedCount}/${bar.totalCount}`.padStart(9)}  ${plainText(title)}\n`,
      )
  }
  return EXIT.ok
}

function findRoadmap(known: Known, id: string): ImportedProgress | undefined {
  const library = known.view.roadmaps.find((roadmap) => roadmap.id === id)
  return library === undefined
    ? known.imported.find((roadmap) => roadmap.id === id)
    : libraryProgress(library)
}

async function showRoadmap(session: CliSession, id: string, options: Json): Promise<ExitCode> {
  const known = await readKnown(session)
  if (typeof known === 'number') return known
  const roadmap = findRoadmap(known, id)
  if (roadmap === undefined) return failUnknown(session, known, id)
  if (options.json === true) session.terminal.write(exportJson(roadmap))
  else session.terminal.write(`${roadmapText(session, roadmap)}\n`)
  return EXIT.ok
}

/** Returns an imported roadmap as a heading and its tree. */
export function roadmapText(session: Pick<CliSession, 'terminal'>, roadmap: ImportedProgress): string {
  const paint = painterOf(session.terminal)
  const { bar } = roadmap
  const head = `${plainText(roadmap.title)}  ${bar.completedCount + bar.skippedCount}/${bar.totalCount}`
  return [paint('bold', head), paint('dim', roadmap.id), ...treeLines(roadmap.nodes).map(plainText)].join(
    '\n',
  )
}

const FORMATS: Readonly<Record<string, (roadmap: ImportedProgress, day: string) => string>> = {
  markdown: (roadmap) => exportMarkdown(roadmap),
  json: (roadmap) => exportJson(roadmap),
  readme: (roadmap, day) => exportReadme(roadmap, { day }),
  svg: (roadmap, day) => exportCard(roadmap, { day }),
}

async function exportRoadmap(
  session: CliSession,
  { id, file }: { readonly id: string; readonly file: string },
  { format, force }: ExportOptions,
): Promise<ExitCode> {
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  if (write === undefined)
    return failWith(
      session,
      `There is no format ${JSON.stringify(format)}. There are: ${Object.keys(FORMATS).join(', ')}`,
      EXIT.usage,
    )
  const known = await readKnown(session)
  if (typeof known === 'number') return known
  const roadmap = findRoadmap(known, id)
  if (roadmap === undefined) return failUnknown(session, known, id)
  const nowMs = session.clock.nowMs()
  const text = write(roadmap, dayOf(nowMs, session.utcOffsetMinutes(nowMs)))
  if (file === '-') {
    session.terminal.write(text)
    return EXIT.ok
  }
  try {
    await writeFile(resolve(session.workingFolders[0] ?? '.', file), text, {
      flag: force === true ? 'w' : 'wx',
    })
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    const message = isThere
      ? `${file} exists. Choose another name, or replace it with --force.`
      : `${file} can't be written: ${reasonOf(error)}.`
    return failWith(session, message, EXIT.usage)
  }
  session.terminal.write(`${plainText(roadmap.title)} written to ${file}.\n`)
  return EXIT.ok
}

const STATUSES = ['notStarted', 'inProgress', 'completed', 'skipped'] as const

async function tickTopic(
  session: CliSession,
  { id, topic, status }: { readonly id: string; readonly topic: string; readonly status: string },
): Promise<ExitCode> {
  const chosen = status === 'recorded' ? null : STATUSES.find((one) => one === status)
  if (chosen === undefined)
    return failWith(
      session,
      `There is no status ${JSON.stringify(status)}. There are: ${STATUSES.join(', ')}, recorded`,
      EXIT.usage,
    )
  const found = await findTopic(session, id, topic)
  if (typeof found === 'number') return found
  return append(
    session,
    { kind: 'TopicStatusSet', roadmap: id, topic: found.node.id, status: chosen },
    `${found.node.title}: ${status}`,
  )
}

async function matchTopic(
  session: CliSession,
  { id, topic, concept }: { readonly id: string; readonly topic: string; readonly concept: string },
): Promise<ExitCode> {
  const found = await findTopic(session, id, topic)
  if (typeof found === 'number') return found
  const curriculum = await session.resources.loadCurriculum()
  if (!curriculum.ok) return failWith(session, curriculum.error.message, EXIT.unavailable)
  const target = concept === 'none' ? null : curriculum.value.concepts.find((one) => one.id === concept)?.id
  if (target === undefined)
    return failWith(
      session,
      `There is no concept ${JSON.stringify(concept)}. Ids stand in: savepoint roadmap show ROADMAP --json`,
      EXIT.usage,
    )
  const payload = {
    kind: 'TopicMatched',
    roadmap: id,
    topic: found.node.id,
    label: found.node.title,
    target,
  } as const
  return append(
    session,
    payload,
    `${found.node.title} means ${target ?? 'no concept'}, here and in later imports`,
  )
}

async function removeRoadmap(session: CliSession, id: string): Promise<ExitCode> {
  const known = await readKnown(session)
  if (typeof known === 'number') return known
  if (!known.imported.some((roadmap) => roadmap.id === id)) return failUnknown(session, known, id)
  return append(
    session,
    { kind: 'RoadmapRemoved', roadmap: id },
    `${id} is removed. Import it again to have it back as it was`,
  )
}

/** A topic by its id or its whole title. */
async function findTopic(session: CliSession, id: string, topic: string): Promise<NodeProgress | ExitCode> {
  const known = await readKnown(session)
  if (typeof known === 'number') return known
  const roadmap = known.imported.find((one) => one.id === id)
  if (roadmap === undefined) return failUnknown(session, known, id)
  const topics = allTopics(roadmap.nodes)
  const byId = topics.find(({ node }) => node.id === topic)
  const byTitle = topics.filter(({ node }) => node.title.toLowerCase() === topic.toLowerCase())
  const found = byId ?? (byTitle.length === 1 ? byTitle[0] : undefined)
  if (found !== undefined) return found
  const message =
    byTitle.length > 1
      ? `Several topics are called ${JSON.stringify(topic)}: ${byTitle.map(({ node }) => node.id).join(', ')}`
      : `There is no topic ${JSON.stringify(topic)} in ${id}. Ids stand in: savepoint roadmap show ${id} --json`
  return failWith(session, message, EXIT.usage)
}

function allTopics(nodes: readonly NodeProgress[]): readonly NodeProgress[] {
  return nodes.flatMap((one) => [...(one.node.kind === 'topic' ? [one] : []), ...allTopics(one.children)])
}

async function append(session: CliSession, payload: ProgressPayload, said: string): Promise<ExitCode> {
  const appended = await (await session.openLog()).append([payload])
  if (!appended.ok) return failWith(session, appended.error.message, EXIT.unavailable)
  session.terminal.write(`${plainText(said)}.\n`)
  return EXIT.ok
}

function failUnknown(session: CliSession, known: Known, id: string): ExitCode {
  const ids = [...known.view.roadmaps, ...known.imported].map((roadmap) => roadmap.id).join(', ')
  return failWith(session, `There is no roadmap ${JSON.stringify(id)}. There are: ${ids}`, EXIT.usage)
}
