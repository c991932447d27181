/** `savepoint doctor`: says of each thing Savepoint needs whether it is there, and what to do where it is not. */

import { randomUUID } from 'node:crypto'
import { mkdir, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { reasonOf } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf, plainText } from './terminal.ts'

/** `warning`: Savepoint works without it. */
interface Finding {
  readonly name: string
  readonly outcome: 'ok' | 'warning' | 'failed'
  readonly message: string
}

const NODE_MAJOR_MIN = 20
const ENGINE_TIMEOUT_MS = 60_000

/** Prints one line a finding and returns 1 when any failed. */
export async function runDoctor(
  session: CliSession,
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const checks: readonly [string, () => Promise<Omit<Finding, 'name'>>][] = [
    ['Node', async () => nodeFinding(process.versions.node)],
    ['curriculum', () => curriculumFinding(session)],
    ['engine', () => engineFinding(session)],
    ['data folder', () => folderFinding(session.dataFolder)],
    ['progress log', () => logFinding(session)],
    ['browser', async () => browserFinding(session)],
  ]
  const findings: Finding[] = []
  for (const [name, check] of checks) {
    const finding = { name, ...(await check().catch(failed)) }
    findings.push(finding)
    if (options.json !== true) session.terminal.write(findingText(session, finding))
  }
  const isWell = findings.every((finding) => finding.outcome !== 'failed')
  if (options.json === true)
    session.terminal.write(`${JSON.stringify({ ok: isWell, findings }, undefined, 2)}\n`)
  else session.terminal.write(isWell ? '\nEverything that Savepoint needs is there.\n' : '\n')
  return isWell ? EXIT.ok : EXIT.failed
}

function findingText(session: CliSession, { name, outcome, message }: Finding): string {
  const paint = painterOf(session.terminal)
  const mark = { ok: paint('done', '✔'), warning: paint('active', '!'), failed: paint('failed', '✘') }[
    outcome
  ]
  return `${mark} ${name.padEnd(12)}  ${plainText(message)}\n`
}

function failed(error: unknown): Omit<Finding, 'name'> {
  return { outcome: 'failed', message: reasonOf(error) }
}

/** Says whether this Node can run the packaged program. */
function nodeFinding(version: string): Omit<Finding, 'name'> {
  if (Number(version.split('.')[0]) >= NODE_MAJOR_MIN) return { outcome: 'ok', message: version }
  return { outcome: 'failed', message: `${version} is too old: install Node ${NODE_MAJOR_MIN} or newer` }
}

async function curriculumFinding(session: CliSession): Promise<Omit<Finding, 'name'>> {
  const curriculum = await session.resources.loadCurriculum()
  if (!curriculum.ok) return { outcome: 'failed', message: curriculum.error.message }
  const { concepts, roadmaps } = curriculum.value
  const published = concepts.filter((concept) => concept.status === 'published').length
  const labCount = concepts.reduce((sum, concept) => sum + concept.labs.length, 0)
  const message = `${concepts.length} concepts (${published} published), ${labCount} labs, ${roadmaps.length} roadmaps`
  return { outcome: 'ok', message }
}

async function engineFinding({ resources, clock }: CliSession): Promise<Omit<Finding, 'name'>> {
  const adapter = resources.createEngine()
  if (!adapter.ok) return { outcome: 'failed', message: adapter.error.message }
  const signal = AbortSignal.timeout(ENGINE_TIMEOUT_MS)
  const startMs = clock.monotonicMs()
  try {
    const session = await adapter.value.open({ dataset: 'empty', signal })
    if (!session.ok) return { outcome: 'failed', message: failureText(session.error) }
    const run = await session.value.run('SELECT 6 * 7', { signal })
    const answer = run.ok ? run.value.statements.at(-1)?.rows[0]?.[0] : undefined
    if (answer !== '42') return { outcome: 'failed', message: 'it started but did not answer SELECT 6 * 7' }
    const tookMs = Math.round(clock.monotonicMs() - startMs)
    await session.value.close()
    return { outcome: 'ok', message: `${session.value.identity.label} answers (${tookMs} ms)` }
  } finally {
    await adapter.value.close()
  }
}

function failureText(failure: { readonly code: string; readonly message?: string }): string {
  return failure.message ?? failure.code
}

async function folderFinding(folder: string): Promise<Omit<Finding, 'name'>> {
  const probe = join(folder, `.probe-${randomUUID()}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(probe, '')
    await unlink(probe)
    return { outcome: 'ok', message: folder }
  } catch (error) {
    const message = `${folder} can't be written (${reasonOf(error)}): set SAVEPOINT_HOME to a folder that can`
    return { outcome: 'failed', message }
  }
}

async function logFinding(session: CliSession): Promise<Omit<Finding, 'name'>> {
  const contents = await (await session.openLog()).readAll()
  if (!contents.ok) return { outcome: 'failed', message: contents.error.message }
  const { events, unread } = contents.value
  if (unread.length === 0) return { outcome: 'ok', message: `${events.length} events` }
  const message = `${events.length} events; ${unread.length} records can't be read by this version and are kept as they are`
  return { outcome: 'warning', message }
}

function browserFinding(session: CliSession): Omit<Finding, 'name'> {
  const { opener } = session
  if (opener === undefined) {
    return {
      outcome: 'warning',
      message: 'no desktop here: open the address that "savepoint start" prints yourself',
    }
  }
  return { outcome: 'ok', message: `"savepoint start" opens it with ${opener}` }
}
