/**
 * What compiling costs, in seconds of CPU: a course of 200 lessons at once, one changed lesson in a running compiler,
 * and how the cost grows from 50 to 800 lessons. CPU time and medians, as other work may share the machine.
 */

import { type Compilation, compile, createCompiler, type SourceFile } from '@savepoint/curriculum'
import type { BenchRow } from '../bench-row.ts'
import { changeOneLesson, generateCourse } from './generate-course.ts'

const SEED = 1
const REPETITIONS = 5
const LESSONS_CPU_S_MAX = 3
const ONE_CHANGED_CPU_S_MAX = 0.3
/** 16 times the lessons may cost this many times as much: linear, with a fifth of slack. */
const GROWTH_MAX = 16 * 1.2

/** Runs the bench. Cases: `lessons-200-cpu-s`, `one-changed-s`, `growth-50-800`. */
export async function runCompileBench(): Promise<readonly BenchRow[]> {
  const courses = new Map([50, 200, 800].map((count) => [count, generateCourse(count, SEED)]))
  const filesOf = (count: number): readonly SourceFile[] => courses.get(count) ?? []
  assertWhole(compile(filesOf(50)))
  const seconds = interleave({
    50: () => compile(filesOf(50)),
    200: () => compile(filesOf(200)),
    800: () => compile(filesOf(800)),
    changed: oneChanged(filesOf(200)),
  })
  const [small = 0, large = 0] = [seconds.get('50'), seconds.get('800')]
  return [
    row('lessons-200-cpu-s', { value: seconds.get('200') ?? 0, bound: LESSONS_CPU_S_MAX, unit: 's' }),
    row('one-changed-s', { value: seconds.get('changed') ?? 0, bound: ONE_CHANGED_CPU_S_MAX, unit: 's' }),
    row('growth-50-800', { value: large / small, bound: GROWTH_MAX, unit: 'times' }),
  ]
}

/** Returns a run that changes one lesson of `files`, to a new text each time, in a compiler that knows the rest. */
function oneChanged(files: readonly SourceFile[]): () => Compilation {
  const compiler = createCompiler()
  compiler.compile(files)
  let edition = 0
  return () => {
    edition += 1
    return compiler.compile(changeOneLesson(files, edition))
  }
}

/** Runs each case in turn, `REPETITIONS` times over, and returns the median CPU seconds of each. */
function interleave(cases: Readonly<Record<string, () => Compilation>>): ReadonlyMap<string, number> {
  const samples = new Map<string, number[]>(Object.keys(cases).map((name) => [name, []]))
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    for (const [name, run] of Object.entries(cases)) {
      const before = process.cpuUsage()
      run()
      const used = process.cpuUsage(before)
      samples.get(name)?.push((used.user + used.system) / 1e6)
    }
  }
  return new Map([...samples].map(([name, values]) => [name, median(values)]))
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

/** A bench over a broken course would measure the wrong thing. */
function assertWhole({ curriculum, diagnostics }: Compilation): void {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
  const [first] = errors
  if (first !== undefined) throw new Error(`the generated course is faulty: ${first.path}: ${first.message}`)
  const words = curriculum.concepts.map((concept) => concept.lesson?.wordCount ?? 0)
  if (Math.min(...words) < 1_700)
    throw new Error(`the generated lessons are too short: ${Math.min(...words)} words`)
}

function row(name: string, measured: { value: number; bound: number; unit: string }): BenchRow {
  const { value, bound, unit } = measured
  return {
    bench: 'compile',
    case: name,
    metric: unit === 's' ? 'CPU time, median' : 'CPU time of 800 lessons over 50',
    unit,
    value: Math.round(value * 1_000) / 1_000,
    peer: null,
    peerValue: null,
    ratio: null,
    bound,
    ok: value <= bound,
  }
}
