/** `savepoint lab list`: the labs, by concept, with what the log says of them. */

import { EXIT, type ExitCode } from './exit-codes.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf } from './terminal.ts'

export interface LabListOptions {
  readonly json?: boolean
  readonly concept?: string
}

/** Prints one line a lab: mark, id, minutes, title. */
export async function listLabs(session: CliSession, options: LabListOptions): Promise<ExitCode> {
  const curriculum = await session.resources.loadCurriculum()
  if (!curriculum.ok) return failWith(session, curriculum.error.message, EXIT.unavailable)
  const concepts = curriculum.value.concepts.filter(
    (concept) => concept.labs.length > 0 && (options.concept === undefined || concept.id === options.concept),
  )
  if (options.concept !== undefined && concepts.length === 0) {
    const message = `There is no concept with labs called ${JSON.stringify(options.concept)}. See: savepoint lab list`
    return failWith(session, message, EXIT.usage)
  }
  const isPassed = await readPassed(session)
  const labs = concepts.flatMap((concept) => concept.labs)
  if (options.json === true) {
    const rows = labs.map(({ id, conceptId, title, minutes }) => ({
      id,
      concept: conceptId,
      title,
      minutes,
      passed: isPassed(id),
    }))
    session.terminal.write(`${JSON.stringify(rows, undefined, 2)}\n`)
    return EXIT.ok
  }
  const paint = painterOf(session.terminal)
  const idLength = Math.max(...labs.map((lab) => lab.id.length), 0)
  for (const concept of concepts) {
    session.terminal.write(`${paint('bold', concept.title)}  ${paint('dim', concept.id)}\n`)
    for (const { id, title, minutes } of concept.labs) {
      const mark = isPassed(id) ? paint('done', '●') : '○'
      const time = `${minutes.from}-${minutes.to} min`.padStart(10)
      session.terminal.write(`  ${mark} ${id.padEnd(idLength)}  ${paint('dim', time)}  ${title}\n`)
    }
  }
  return EXIT.ok
}

/** An unreadable log must not keep anyone from seeing the labs. */
async function readPassed(session: CliSession): Promise<(lab: string) => boolean> {
  try {
    const contents = await (await session.openLog()).readAll()
    const events = contents.ok ? contents.value.events : []
    const passed = new Set<string>()
    for (const event of events) {
      if (event.kind === 'SubmissionGraded' && event.verdict === 'passed') passed.add(event.lab)
    }
    return (lab) => passed.has(lab)
  } catch {
    return () => false
  }
}
