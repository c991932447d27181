/** One placement as this device keeps it: which goal, which seed, and the answers in the record. */
import {
  createPlacement,
  type GuideLibrary,
  type Placement,
  type PlacementItem,
  parseGoal,
  type Response,
  targetOfGoal,
} from '@savepoint/guide'
import type { ProgressEvent } from '@savepoint/progress'
import { drafts as openDrafts } from '../record/record.ts'

/** What is kept of a placement that was begun and not yet accepted. */
interface KeptRun {
  readonly id: string
  readonly goal: string
  readonly seed: number
  /** Known by the record when it began: what is learned meanwhile does not change the questions. */
  readonly known: readonly string[]
}

export interface Run extends KeptRun {
  readonly placement: Placement
  readonly responses: Map<string, Response>
}

const DRAFT_KEY = 'placement'
const SEED_RANGE = 2 ** 31

/** Returns the title and the concepts of a goal as pages carry it; undefined when there is no such goal. */
export function goalOf(
  key: string,
  library: GuideLibrary,
): { readonly title: string; readonly targets: readonly string[] } | undefined {
  const goal = parseGoal(key)
  const target = goal === undefined ? undefined : targetOfGoal(goal, library)
  if (target === undefined) return undefined
  // What the target takes as known is assessed as well: somebody may lack it.
  return { title: target.title, targets: [...target.assumed, ...target.concepts] }
}

export interface RunGround {
  readonly library: GuideLibrary
  readonly items: readonly PlacementItem[]
  readonly events: readonly ProgressEvent[]
}

/** Returns the placement for `goal` that was begun on this device, with the answers given so far. */
export async function findRun(goal: string, ground: RunGround): Promise<Run | undefined> {
  const kept = parseRun(await (await openDrafts()).read(DRAFT_KEY))
  return kept?.goal === goal ? resume(kept, ground) : undefined
}

/** Begins a new placement and keeps it. */
export async function beginRun(goal: string, known: readonly string[], ground: RunGround): Promise<Run> {
  const [seed = 0, tail = 0] = crypto.getRandomValues(new Uint32Array(2))
  const kept = {
    id: `placement-${seed.toString(36)}${tail.toString(36)}`,
    goal,
    seed: seed % SEED_RANGE,
    known,
  }
  const drafts = await openDrafts()
  drafts.keep(DRAFT_KEY, JSON.stringify(kept))
  await drafts.settled()
  return resume(kept, ground)
}

/** Forgets the placement once its result is kept, or a new one is wanted. Its answers stay in the record. */
export async function forgetRun(): Promise<void> {
  const drafts = await openDrafts()
  drafts.forget(DRAFT_KEY)
  await drafts.settled()
}

function resume(kept: KeptRun, { library, items, events }: RunGround): Run {
  const placement = createPlacement({
    concepts: library.concepts,
    targets: goalOf(kept.goal, library)?.targets ?? [],
    items,
    known: new Set(kept.known),
    seed: kept.seed,
  })
  const responses = new Map<string, Response>()
  for (const event of events) {
    if (event.kind !== 'PlacementAnswered' || event.placement !== kept.id || responses.has(event.item))
      continue
    placement.answer({ item: event.item, response: event.correct })
    responses.set(event.item, event.correct)
  }
  return { ...kept, placement, responses }
}

function parseRun(json: string | undefined): KeptRun | undefined {
  if (json === undefined) return undefined
  try {
    const { id, goal, seed, known } = JSON.parse(json) as Partial<KeptRun>
    if (typeof id !== 'string' || typeof goal !== 'string' || typeof seed !== 'number') return undefined
    return {
      id,
      goal,
      seed,
      known: Array.isArray(known) ? known.filter((one) => typeof one === 'string') : [],
    }
  } catch {
    return undefined
  }
}
