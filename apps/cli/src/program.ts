/** The commands and options of `savepoint`. What they do is in a file for each. */

import { Command, CommanderError } from 'commander'
import { runDoctor } from './doctor.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { addImportCommand } from './import-roadmap.ts'
import { type LabListOptions, listLabs } from './lab-list.ts'
import { type LabRunOptions, runLab } from './lab-run.ts'
import { type LabShowOptions, showLab } from './lab-show.ts'
import { addLearnCommands } from './learn-commands.ts'
import { addNotesCommands } from './notes-commands.ts'
import { addPlanCommands } from './plan.ts'
import { type EraseOptions, eraseProgress } from './progress-erase.ts'
import { type ProgressOptions, showProgress } from './progress-show.ts'
import { exportProgress, importProgress } from './progress-transfer.ts'
import { failWith, reasonOf } from './report.ts'
import { addReviewCommands } from './review-commands.ts'
import { addRoadmapCommands } from './roadmap-commands.ts'
import type { CliSession } from './session.ts'
import { type StartOptions, startSite } from './start.ts'

const LAB_RUN_HELP = `
Exit codes:
  0  passed
  1  failed
  2  wrong usage, or no such lab or file
  3  not gradable: the lab or the engine is at fault, or the time was over

--json prints one line:
  {"lab","verdict":"passed|failed|notGradable","requirements":[{"id","passed","feedback"}]}`

type Action = () => Promise<number>

/** Runs the command in `args` (without the program's own name) and returns its exit code. Never rejects. */
export async function runCli(session: CliSession, args: readonly string[]): Promise<number> {
  let action: Action = async () => EXIT.ok
  const program = createProgram(session, (chosen) => {
    action = chosen
  })
  try {
    program.parse([...args], { from: 'user' })
    return await action()
  } catch (error) {
    // Commander has printed its message by now; help and version are not mistakes.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    return failWith(session, reasonOf(error), EXIT.unavailable)
  }
}

function createProgram(session: CliSession, choose: (action: Action) => void): Command {
  const program = new Command('savepoint')
    .description('A curriculum that runs: from using databases to engineering with them.')
    .version(session.resources.version)
    .exitOverride()
    .configureOutput({ writeOut: session.terminal.write, writeErr: session.terminal.writeError })
    .showHelpAfterError('(add --help for usage)')
  program
    .command('start')
    .description('serve the site on this machine')
    .option('--port <number>', 'port, 0 for any free one (default: 7432, or the next free one)')
    .option('--no-open', 'do not open a browser')
    .action((options: StartOptions) => choose(() => startSite(session, options)))
  program
    .command('verify [args...]')
    .description('prove the content: every output, key and grader, on the real engine')
    .allowUnknownOption()
    .action((args: readonly string[]) => choose(() => verify(session, args)))
  addLearnCommands(program, session, choose)
  addLabCommands(program, session, choose)
  addProgressCommands(program, session, choose)
  addNotesCommands(program, session, choose)
  addPlanCommands(program, session, choose)
  addReviewCommands(program, session, choose)
  addImportCommand(program, session, choose)
  addRoadmapCommands(program, session, choose)
  program
    .command('doctor')
    .description('check that everything Savepoint needs is there')
    .option('--json', 'print JSON')
    .action((options: { readonly json?: boolean }) => choose(() => runDoctor(session, options)))
  return program
}

function addLabCommands(program: Command, session: CliSession, choose: (action: Action) => void): void {
  const lab = program.command('lab').description('list, show and grade labs')
  lab
    .command('list')
    .description('list the labs')
    .option('--concept <id>', 'only those of one concept')
    .option('--json', 'print JSON')
    .action((options: LabListOptions) => choose(() => listLabs(session, options)))
  lab
    .command('show <id>')
    .description('print a lab: story, requirements, parts')
    .option('--hints <count>', 'with its first hints')
    .option('--starter', 'print only the starter, for an editor')
    .option('--json', 'print JSON')
    .action((id: string, options: LabShowOptions) => choose(() => showLab(session, id, options)))
  lab
    .command('run <id> <file>')
    .description('grade a file ("-" reads standard input)')
    .option('--json', 'print one line of JSON')
    .option('--no-record', 'do not write the verdict to your progress log')
    .option('--timeout <seconds>', 'give up after this long', '120')
    .addHelpText('after', LAB_RUN_HELP)
    .action((id: string, file: string, options: LabRunOptions) =>
      choose(() => runLab(session, { id, file }, options)),
    )
}

function addProgressCommands(program: Command, session: CliSession, choose: (action: Action) => void): void {
  const progress = program
    .command('progress')
    .description('show your progress, or carry it to another device')
    .option('--roadmap <id>', 'only one roadmap')
    .option('--all', 'every roadmap in full')
    .option('--markdown', 'print a Markdown checklist')
    .option('--json', 'print JSON')
    .action((options: ProgressOptions) => choose(() => showProgress(session, options)))
  progress
    .command('export <file>')
    .description('write your whole record to a file ("-" for standard output)')
    .option('--force', 'replace the file if it exists')
    .action((file: string, options: { readonly force?: boolean }) =>
      choose(() => exportProgress(session, file, options)),
    )
  progress
    .command('import <file>')
    .description('merge an exported record into yours ("-" reads standard input); twice changes nothing')
    .action((file: string) => choose(() => importProgress(session, file)))
  progress
    .command('erase')
    .description('empty your record, after writing a backup of it')
    .option('--yes', 'do not ask')
    .action((options: EraseOptions) => choose(() => eraseProgress(session, options)))
}

async function verify(session: CliSession, args: readonly string[]): Promise<number> {
  const run = session.resources.verify
  if (run !== undefined) return run(args)
  const message = 'The content is proven in a checkout of the repository: npm run verify'
  return failWith(session, message, EXIT.usage satisfies ExitCode)
}
