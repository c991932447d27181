/** `savepoint lab show ID`: the task as text, or its starter for an editor. */

import type { Lab } from '@savepoint/curriculum'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { findLab } from './find-lab.ts'
import { htmlText } from './html-text.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf, wrap } from './terminal.ts'

export interface LabShowOptions {
  readonly json?: boolean
  readonly starter?: boolean
  readonly hints?: string
}

/** Prints the lab. The solution is never printed. */
export async function showLab(session: CliSession, id: string, options: LabShowOptions): Promise<ExitCode> {
  const curriculum = await session.resources.loadCurriculum()
  if (!curriculum.ok) return failWith(session, curriculum.error.message, EXIT.unavailable)
  const lab = findLab(curriculum.value, id)
  if (!lab.ok) return failWith(session, lab.error, EXIT.usage)
  const hintCount = options.hints === undefined ? 0 : Number(options.hints)
  if (!Number.isInteger(hintCount) || hintCount < 0) {
    return failWith(
      session,
      `--hints takes a whole number, found ${JSON.stringify(options.hints)}.`,
      EXIT.usage,
    )
  }
  if (options.starter === true) session.terminal.write(lab.value.starter)
  else if (options.json === true)
    session.terminal.write(`${JSON.stringify(publicPart(lab.value), undefined, 2)}\n`)
  else session.terminal.write(labText(session, lab.value, hintCount))
  return EXIT.ok
}

function publicPart(lab: Lab): object {
  const {
    id,
    conceptId,
    title,
    minutes,
    engine,
    dataset,
    variants,
    storyHtml,
    setup,
    starter,
    parts,
    contentHash,
  } = lab
  const requirements = lab.requirements.map((requirement) => ({ id: requirement.id, text: requirement.text }))
  return {
    id,
    concept: conceptId,
    title,
    minutes,
    engine,
    dataset,
    variants,
    storyHtml,
    setup,
    starter,
    parts,
    requirements,
    contentHash,
  }
}

function labText(session: CliSession, lab: Lab, hintCount: number): string {
  const paint = painterOf(session.terminal)
  const width = Math.min(session.terminal.columns, 80)
  const blocks = [
    `${paint('bold', lab.title)}\n${paint('dim', `${lab.minutes.from}-${lab.minutes.to} min, ${lab.engine}, dataset ${lab.dataset}`)}`,
    htmlText(lab.storyHtml, width),
    `${paint('bold', 'Requirements')}\n${lab.requirements.map((requirement) => `- ${wrap(requirement.text, width, '  ').trimStart()}`).join('\n')}`,
  ]
  if (lab.parts.length > 0) {
    const parts = lab.parts.map((part) => `--# ${part.id}  ${paint('dim', part.title)}`)
    blocks.push(`${paint('bold', 'Parts')}: begin each one with its line\n${parts.join('\n')}`)
  }
  for (const [index, hint] of lab.hints.slice(0, hintCount).entries()) {
    blocks.push(`${paint('bold', `Hint ${index + 1} of ${lab.hints.length}`)}\n${htmlText(hint, width)}`)
  }
  const next = hintCount < lab.hints.length ? `\nsavepoint lab show ${lab.id} --hints ${hintCount + 1}` : ''
  blocks.push(
    paint(
      'dim',
      `savepoint lab show ${lab.id} --starter > answer.sql\nsavepoint lab run ${lab.id} answer.sql${next}`,
    ),
  )
  return `${blocks.join('\n\n')}\n`
}
