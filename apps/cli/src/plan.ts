/** The commands and options of `savepoint plan`. */

import type { Command } from 'commander'
import { proposePlan } from './plan-make.ts'
import type { PlanOptions } from './plan-options.ts'
import { dropPlan, proposeReplan, showPlan, showToday } from './plan-show.ts'
import type { CliSession } from './session.ts'

const PLAN_HELP = `
Days are YYYY-MM-DD. Without --save nothing is recorded: the plan is a proposal.
--json prints {"saved","title","feasibility","workMinutes","reviewMinutes","concepts","known","assumed","practice","plan"}.

  savepoint plan --roadmap database-engineering-mastery --hours 5 --deadline 2027-06-30
  savepoint plan --concepts wal,mvcc --weekday mon=60,sat=120 --off 2026-12-24..2027-01-03 --save`

/** Adds `plan` with its subcommands; `choose` is given what to run. */
export function addPlanCommands(
  program: Command,
  session: CliSession,
  choose: (action: () => Promise<number>) => void,
): void {
  const plan = program
    .command('plan')
    .description('lay a goal on your calendar; without a goal, show the plan')
    .option('--path <id>', 'the goal is a path')
    .option('--roadmap <id>', 'the goal is a roadmap')
    .option('--concepts <ids>', 'the goal is one or several concepts, with commas')
    .option('--hours <hours>', 'hours a week, spread over its days (default: 5)')
    .option('--weekday <minutes>', 'minutes by day: mon=60,sat=120')
    .option('--start <day>', 'first day (default: today)')
    .option('--deadline <day>', 'day by which all should be done')
    .option('--off <days>', 'days without work: 2026-12-24..2026-12-27,2027-01-01')
    .option('--leave-out <ids>', 'concepts of the goal that are not wanted')
    .option('--ics <file>', 'write a calendar file ("-" for standard output)')
    .option('--time <hh:mm>', 'begin each day at this time in the calendar (default: whole days)')
    .option('--save', 'accept the plan')
    .option('--json', 'print JSON')
    .addHelpText('after', PLAN_HELP)
    .action((options: PlanOptions) => choose(() => proposePlan(session, options)))
  plan
    .command('show')
    .description('the plan by weeks')
    .action((_options: object, command: Command) =>
      choose(() => showPlan(session, command.optsWithGlobals<PlanOptions>())),
    )
  plan
    .command('today')
    .description("today's work, done and open")
    .action((_options: object, command: Command) =>
      choose(() => showToday(session, command.optsWithGlobals<PlanOptions>())),
    )
  plan
    .command('replan')
    .description('fit missed days in again, moving as little as possible')
    .action((_options: object, command: Command) =>
      choose(() => proposeReplan(session, command.optsWithGlobals<PlanOptions>())),
    )
  plan
    .command('drop')
    .description('end planning')
    .action(() => choose(() => dropPlan(session)))
}
