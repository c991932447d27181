/** Works a list off in a fixed number of lanes, each with resources of its own that are freed at the end. */

export interface LaneOptions<Task, Lane> {
  readonly laneCount: number
  readonly openLane: () => Lane
  readonly closeLane: (lane: Lane) => Promise<void>
  readonly run: (task: Task, lane: Lane) => Promise<void>
}

/** Runs every task once; a lane takes the next task when it has finished its own. Starts are in list order. */
export async function runInLanes<Task, Lane>(
  tasks: readonly Task[],
  options: LaneOptions<Task, Lane>,
): Promise<void> {
  const waiting = [...tasks]
  const work = async (): Promise<void> => {
    const lane = options.openLane()
    try {
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift())
        await options.run(task, lane)
    } finally {
      await options.closeLane(lane)
    }
  }
  await Promise.all(Array.from({ length: Math.min(options.laneCount, tasks.length) }, work))
}

/** Returns `tasks` with their places in the list: what takes long must not come last, when other lanes have nothing left. */
export function dearestFirst<Task>(
  tasks: readonly Task[],
  cost: (task: Task) => number,
): readonly (readonly [Task, number])[] {
  return tasks
    .map((task, index) => [task, index] as const)
    .sort(([a, i], [b, j]) => cost(b) - cost(a) || i - j)
}
