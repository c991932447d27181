/** The commands of `savepoint learn`: the guide and the placement. */

import type { Command } from 'commander'
import { type LearnOptions, runGuide } from './learn-guide.ts'
import { type PlaceOptions, runPlacement } from './learn-place.ts'
import type { CliSession } from './session.ts'

const HELP = `
Without a terminal, --role, --goal and what the goal asks for must be given; an answer that is missing is named with
its choices. --know takes area=level pairs: sql=explain,internals=used.

--json prints one document:
  {"answers","recommendations":[{"goal","title","reasons","hours","weeks","finish","deadline","concepts","leftOut",…}],
   "changes":[{"question","value","text",…}]}`

/** Adds `savepoint learn` and `savepoint learn place`. */
export function addLearnCommands(
  program: Command,
  session: CliSession,
  choose: (action: () => Promise<number>) => void,
): void {
  const learn = program
    .command('learn')
    .description('where to start: up to three recommendations, with reasons, hours and weeks')
    .option('--role <id>', 'what you work as')
    .option('--goal <id>', 'what you came for')
    .option('--topic <ids>', 'concepts, joined by commas (for --goal topics)')
    .option('--symptom <id>', 'what goes wrong (for --goal problem)')
    .option('--path <id>', 'a path (for --goal path)')
    .option('--roadmap <id>', 'a roadmap (for --goal roadmap)')
    .option('--know <pairs>', 'what you could do, area=level joined by commas')
    .option('--hours <number>', 'hours a week')
    .option('--start <day>', 'YYYY-MM-DD (default: today)')
    .option('--deadline <day>', 'YYYY-MM-DD (default: open-ended)')
    .option('--no-record', 'do not keep the answers in your progress log')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((options: LearnOptions) => choose(() => runGuide(session, options)))
  learn
    .command('place')
    .description('find out what you know already: 10 to 25 questions, at a terminal')
    .option(
      '--for <goal>',
      'path:ID, roadmap:ID or concepts:ID,ID (default: every concept that has questions)',
    )
    .option('--seed <number>', 'ask as with this seed')
    .option('--no-record', 'do not keep answers and results in your progress log')
    .action((options: PlaceOptions) => choose(() => runPlacement(session, options)))
}
