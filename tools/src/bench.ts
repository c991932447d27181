/**
 * `npm run bench -- NAME [NAME…] [--json]`: runs the named benches and holds each row to its bound. A table for
 * people; with `--json` one object a line. Exit 1 where a bound is missed.
 */

import { parseArgs } from 'node:util'
import type { BenchRow } from './bench/bench-row.ts'

const benches: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  boot: async () => (await import('./bench/boot/boot-bench.ts')).runBootBench(),
  site: async () => (await import('./bench/site/site-bench.ts')).runSiteBench(),
  compile: async () => (await import('./bench/compile/run-compile-bench.ts')).runCompileBench(),
  review: async () => (await import('./bench/review/run-review-bench.ts')).runReviewBench(),
  plan: async () => (await import('./bench/plan/run-plan-bench.ts')).runPlanBench(),
  map: async () => (await import('./bench/map/map-bench.ts')).runMapBench(),
  placement: async () => (await import('./bench/placement/run-placement-bench.ts')).runPlacementBench(),
  import: async () => (await import('./bench/import/run-import-bench.ts')).runImportBench(),
  verify: async () => (await import('./bench/verify/verify-bench.ts')).runVerifyBench(),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => benches[name] === undefined)
if (positionals.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`No bench ${unknown.join(', ')}.`)
  console.error(
    `Usage: npm run bench -- NAME [NAME…] [--json], NAME one of ${Object.keys(benches).join(', ')}`,
  )
  process.exit(2)
}

let areBoundsMet = true
for (const name of positionals) {
  const rows = (await benches[name]?.()) ?? []
  for (const row of rows) if (values.json) console.log(JSON.stringify(row))
  if (!values.json) printTable(rows)
  areBoundsMet &&= rows.every((row) => row.ok)
}
process.exit(areBoundsMet ? 0 : 1)

function printTable(rows: readonly BenchRow[]): void {
  const lines = [['case', 'value', 'peer', 'peer value', 'ratio', 'bound', ''], ...rows.map(cells)]
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

function cells(row: BenchRow): string[] {
  return [
    `${row.bench}/${row.case}`,
    `${round(row.value)} ${row.unit}`,
    row.peer ?? '-',
    row.peerValue === null ? '-' : `${round(row.peerValue)} ${row.unit}`,
    row.ratio === null ? '-' : round(row.ratio),
    row.bound === null ? '-' : round(row.bound),
    row.ok ? 'ok' : 'MISSED',
  ]
}

function round(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(value < 10 ? 3 : 1)
}
