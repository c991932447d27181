/** The record of somebody who has done nothing: what pages show before scripts bring the learner's own. */
import { type Bar, outlineOf, type ProgressView, project } from '@savepoint/progress'
import { curriculum } from './load.ts'

/** The view of an empty log over the whole curriculum. */
export const untouched: ProgressView = project([], outlineOf(curriculum), { utcOffsetMinutes: () => 0 })

const bars: ReadonlyMap<string, Bar> = new Map(
  untouched.roadmaps.flatMap((roadmap) => [
    [roadmap.id, roadmap.bar] as const,
    ...roadmap.phases.flatMap((phase) => [
      [phase.id, phase.bar] as const,
      ...phase.modules.map((module) => [module.id, module.bar] as const),
    ]),
  ]),
)

/** Returns the bar of a roadmap, a phase or a module before anything is done: what counts, and the minutes. */
export function untouchedBar(id: string): Bar {
  const bar = bars.get(id)
  if (bar === undefined) throw new Error(`assertion failed: no bar of ${id}`)
  return bar
}
