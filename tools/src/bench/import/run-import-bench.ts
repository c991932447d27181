/**
 * What importing costs, in seconds of CPU: a document of 2 MB against markdown-it's bare parse of the same text, and how the
 * cost grows from 10 KB to 5 MB as the slope of its logarithm. Medians, as other work may share the machine.
 */

import { readRoadmap } from '@savepoint/roadmaps'
import MarkdownIt from 'markdown-it'
import type { BenchRow } from '../bench-row.ts'
import { generateRoadmap } from './generate-roadmap.ts'

const SEED = 1
const REPETITIONS = 5
const MEGABYTE = 1_000_000
const LARGE_BYTES = 2 * MEGABYTE
const GROWTH_BYTES = [10_000, 50_000, 250_000, 1_000_000, 5_000_000] as const
/** A small document is read often enough to be measured. */
const MEASURED_BYTES_MIN = 5_000_000
const LARGE_S_MAX = 1
const GROWTH_EXPONENT_MAX = 1.15
const PEER_RATIO_MIN = 0.5

/** Runs the bench. Cases: `import-2mb-s`, `growth-exponent`, `import-mb-per-s`. */
export async function runImportBench(): Promise<readonly BenchRow[]> {
  const large = generateRoadmap(LARGE_BYTES, SEED)
  const peer = new MarkdownIt({ html: true })
  assertWhole(large)
  const ours: number[] = []
  const theirs: number[] = []
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    ours.push(cpuSeconds(() => readRoadmap(large, { source: 'bench.md' })))
    theirs.push(cpuSeconds(() => peer.parse(large, {})))
  }
  const seconds = median(ours)
  const [rate, peerRate] = [large.length / MEGABYTE / seconds, large.length / MEGABYTE / median(theirs)]
  return [
    row('import-2mb-s', {
      metric: 'CPU time, median',
      unit: 's',
      value: seconds,
      bound: LARGE_S_MAX,
      ok: seconds <= LARGE_S_MAX,
    }),
    growthRow(),
    {
      ...row('import-mb-per-s', {
        metric: 'throughput of 2 MB',
        unit: 'MB/s',
        value: rate,
        bound: PEER_RATIO_MIN,
        ok: rate / peerRate >= PEER_RATIO_MIN,
      }),
      peer: 'markdown-it parse, no roadmap',
      peerValue: peerRate,
      ratio: rate / peerRate,
    },
  ]
}

function growthRow(): BenchRow {
  const points = GROWTH_BYTES.map((bytes) => {
    const text = generateRoadmap(bytes, SEED)
    const times = Math.max(1, Math.round(MEASURED_BYTES_MIN / bytes / 4))
    const samples = Array.from({ length: REPETITIONS }, () =>
      cpuSeconds(() => {
        for (let time = 0; time < times; time += 1) readRoadmap(text, { source: 'bench.md' })
      }),
    )
    return { x: Math.log(text.length), y: Math.log(Math.min(...samples) / times) }
  })
  const value = slope(points)
  return row('growth-exponent', {
    metric: 'slope of log time over log size, 10 KB to 5 MB',
    unit: '',
    value,
    bound: GROWTH_EXPONENT_MAX,
    ok: value <= GROWTH_EXPONENT_MAX,
  })
}

/** Slope of the line of least squares. */
function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)]
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2)
}

function cpuSeconds(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1e6
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

/** A bench over a document that is read as nothing would measure the wrong thing. */
function assertWhole(text: string): void {
  const { roadmap } = readRoadmap(text, { source: 'bench.md' })
  const count = JSON.stringify(roadmap).split('"kind":"topic"').length - 1
  if (count < 10_000) throw new Error(`the generated roadmap has only ${count} topics`)
}

interface Measured {
  readonly metric: string
  readonly unit: string
  readonly value: number
  readonly bound: number
  readonly ok: boolean
}

function row(name: string, measured: Measured): BenchRow {
  const value = Math.round(measured.value * 1_000) / 1_000
  return { bench: 'import', case: name, ...measured, value, peer: null, peerValue: null, ratio: null }
}
