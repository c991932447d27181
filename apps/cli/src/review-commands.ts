/** The commands of `savepoint review` and what they do beside answering: settings, and which way to show the queue. */

import { REVIEW_LIMITS } from '@savepoint/progress'
import { loadPerDay, type ReviewSettings } from '@savepoint/review'
import { err, ok, type Result } from '@savepoint/std'
import type { Command } from 'commander'
import { openAsker } from './ask-terminal.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { failWith } from './report.ts'
import { type AnswerOptions, answerReview } from './review-answer.ts'
import { queueJson, queueText } from './review-list.ts'
import { openDesk, type ReviewDesk } from './review-queue.ts'
import { holdSitting } from './review-sitting.ts'
import type { CliSession } from './session.ts'

const ANSWER_HELP = `
ANSWER is a number or text; for items with options or steps their ids, as --json names them, separated by commas.
A wrong answer is rated again. A second answer within five minutes corrects the first.

Exit codes: 0 right, 1 wrong, 2 wrong usage or not due, 3 the log or the curriculum cannot be read`

interface ReviewOptions {
  readonly limit?: string
  readonly json?: boolean
  readonly due?: boolean
  readonly settings?: string
}

/** Adds `savepoint review` and `savepoint review answer`. */
export function addReviewCommands(
  program: Command,
  session: CliSession,
  choose: (action: () => Promise<number>) => void,
): void {
  const review = program
    .command('review')
    .description('answer what you may be about to forget')
    .option('--limit <count>', 'at most this many items')
    .option('--due', 'list what is due instead of asking')
    .option('--settings <pairs>', 'set retention=0.9,daily=20, or one of them')
    .option('--json', 'print what is due with its schedule as JSON')
    .action((options: ReviewOptions) => choose(() => runReview(session, options)))
  review
    .command('answer <item> <answer>')
    .description('answer one item, for scripts')
    .option('--rating <rating>', 'again, hard, good or easy, if the answer is right', 'good')
    .option('--early', 'also when it is not due')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', ANSWER_HELP)
    .action((item: string, answer: string, options: AnswerOptions, command: Command) => {
      // The parent has a --json of its own, and takes it wherever it stands.
      const isJson = command.optsWithGlobals<{ json?: boolean }>().json === true
      choose(() => answerReview(session, { item, answer }, { ...options, json: isJson }))
    })
}

async function runReview(session: CliSession, options: ReviewOptions): Promise<ExitCode> {
  const limit = readLimit(options.limit)
  if (!limit.ok) return failWith(session, limit.error, EXIT.usage)
  const desk = await openDesk(session)
  if (!desk.ok) return failWith(session, desk.error, EXIT.unavailable)
  if (options.settings !== undefined) {
    const changed = await changeSettings(desk.value, options.settings)
    if (!changed.ok) return failWith(session, changed.error.message, changed.error.code)
    if (options.json !== true) {
      session.terminal.write(changed.value)
      return EXIT.ok
    }
  }
  const queue = await desk.value.readQueue()
  if (!queue.ok) return failWith(session, queue.error, EXIT.unavailable)
  if (options.json === true) {
    session.terminal.write(
      `${JSON.stringify(queueJson(desk.value, queue.value, limit.value), undefined, 2)}\n`,
    )
    return EXIT.ok
  }
  if (options.due === true || !session.terminal.isTty) {
    session.terminal.write(queueText(desk.value, queue.value, limit.value))
    return EXIT.ok
  }
  const { ask, close } = openAsker(session.signal)
  try {
    return await holdSitting({ session, desk: desk.value, ask }, limit.value)
  } finally {
    close()
  }
}

function readLimit(text: string | undefined): Result<number, string> {
  if (text === undefined) return ok(Number.POSITIVE_INFINITY)
  return /^[1-9]\d*$/.test(text)
    ? ok(Number(text))
    : err(`--limit takes a number from 1, found ${JSON.stringify(text)}.`)
}

/** Records the settings and returns what they cost, as a sentence. */
async function changeSettings(
  desk: ReviewDesk,
  pairs: string,
): Promise<Result<string, { readonly message: string; readonly code: ExitCode }>> {
  const queue = await desk.readQueue()
  if (!queue.ok) return err({ message: queue.error, code: EXIT.unavailable })
  const settings = readSettings(pairs, queue.value.settings)
  if (!settings.ok) return err({ message: settings.error, code: EXIT.usage })
  const appended = await desk.log.append([{ kind: 'ReviewSettingsSet', ...settings.value }])
  if (!appended.ok) return err({ message: appended.error.message, code: EXIT.unavailable })
  const { retention, dailyMax } = settings.value
  const { cards } = queue.value
  const load = loadPerDay(cards, retention).toFixed(1)
  return ok(
    `Retention ${Math.round(retention * 100)}%, at most ${dailyMax} items a day. Your ${cards.length} items ask for about ${load} a day.\n`,
  )
}

/** Reads `retention=0.9,daily=20`; what is not named stays. */
function readSettings(pairs: string, current: ReviewSettings): Result<ReviewSettings, string> {
  const { retentionMin, retentionMax, dailyMaxMax } = REVIEW_LIMITS
  let settings = current
  for (const pair of pairs.split(',')) {
    const [name = '', text = ''] = pair.trim().split('=')
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (name === 'retention' && value >= retentionMin && value <= retentionMax) {
      settings = { ...settings, retention: value }
    } else if (name === 'daily' && Number.isInteger(value) && value >= 0 && value <= dailyMaxMax) {
      settings = { ...settings, dailyMax: value }
    } else {
      return err(
        `--settings takes retention=${retentionMin} to ${retentionMax} and daily=0 to ${dailyMaxMax}, found ${JSON.stringify(pair)}.`,
      )
    }
  }
  return ok(settings)
}
