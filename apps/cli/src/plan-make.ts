/** `savepoint plan --path …`: a plan proposed, and with `--save` accepted. */

import { makePlan, type PlanProposal, paceToPlanWith, problemText } from '@savepoint/planning'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { writeCalendar } from './plan-calendar.ts'
import { goalOf, type PlanOptions, requestOf } from './plan-options.ts'
import { keepPlan, openDesk, type PlanningDesk } from './plan-record.ts'
import { showPlan } from './plan-show.ts'
import { proposalText } from './plan-text.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'

/** Proposes a plan; without a goal it shows the plan that holds. */
export async function proposePlan(session: CliSession, options: PlanOptions): Promise<ExitCode> {
  const goal = goalOf(options)
  if (!goal.ok) return failWith(session, goal.error, EXIT.usage)
  const desk = await openDesk(session)
  if (!desk.ok) return failWith(session, desk.error, EXIT.unavailable)
  if (goal.value === undefined) {
    if (desk.value.plan !== undefined) return showPlan(session, options)
    return failWith(session, goalsText(desk.value), EXIT.usage)
  }
  const request = requestOf(goal.value, options, desk.value.today)
  if (!request.ok) return failWith(session, request.error, EXIT.usage)
  const { library, learner } = desk.value
  const pace = paceToPlanWith(learner.pace, 1)
  const proposal = makePlan({
    request: pace === 1 ? request.value : { ...request.value, pace },
    library,
    status: learner.status,
    isLessonDone: learner.isLessonDone,
    doneMinutes: learner.doneMinutes,
  })
  if (!proposal.ok) return failWith(session, problemText(proposal.error), EXIT.usage)
  return giveProposal(session, { desk: desk.value, proposal: proposal.value, options })
}

interface Giving {
  readonly desk: PlanningDesk
  readonly proposal: PlanProposal
  readonly options: PlanOptions
}

async function giveProposal(session: CliSession, { desk, proposal, options }: Giving): Promise<ExitCode> {
  const { plan, route } = proposal
  const isEmpty = plan.days.length === 0
  if (options.save === true && !isEmpty) {
    const kept = await keepPlan(desk, plan)
    if (!kept.ok) return failWith(session, kept.error, EXIT.unavailable)
  }
  if (options.ics !== undefined && !isEmpty) {
    const written = await writeCalendar(session, desk, { ...options, ics: options.ics, plan })
    if (written !== EXIT.ok) return written
    // A calendar on standard output is the whole of it.
    if (options.ics === '-') return EXIT.ok
  }
  if (options.json === true) {
    session.terminal.write(
      `${JSON.stringify(jsonOf(proposal, options.save === true && !isEmpty), undefined, 2)}\n`,
    )
    return EXIT.ok
  }
  if (isEmpty) {
    session.terminal.write(`${route.title}: nothing is left to plan.\n`)
    return EXIT.ok
  }
  session.terminal.write(proposalText(session, desk, proposal))
  session.terminal.write(
    options.save === true
      ? '\nAccepted. See: savepoint plan today\n'
      : '\nA proposal. Accept it with --save.\n',
  )
  return EXIT.ok
}

function jsonOf(proposal: PlanProposal, isSaved: boolean): object {
  const { plan, route, feasibility, workMinutes, reviewMinutes } = proposal
  return {
    saved: isSaved,
    title: route.title,
    feasibility: feasibility ?? null,
    workMinutes,
    reviewMinutes,
    concepts: route.order,
    known: route.known,
    assumed: route.assumed,
    practice: route.practice,
    plan,
  }
}

function goalsText({ library }: PlanningDesk): string {
  const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join(', ')
  const paths = library.paths.filter((path) => path.follows?.kind !== 'targets')
  return [
    'Name a goal: --path ID, --roadmap ID or --concepts ID,ID.',
    ...(paths.length > 0 ? [`Paths: ${ids(paths)}.`] : []),
    `Roadmaps: ${ids(library.roadmaps)}.`,
  ].join(' ')
}
