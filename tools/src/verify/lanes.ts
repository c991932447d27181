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
