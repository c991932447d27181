/** One requirement of lab.yaml into its check. */

import { markdownField } from '../course/unit-reading.ts'
import type { ExpectedRows, Requirement, RequirementCheck, RowComparison, RowOrder } from '../model.ts'
import type { FieldPath } from '../source/yaml-source.ts'
import type { LabReading } from './lab-reading.ts'
import { CHECK_KINDS, type ExpectedSource, type OrderSource, type RequirementSource } from './lab-schema.ts'
import type { PartText } from './parts.ts'

export interface RequirementContext extends LabReading {
  /** The parts of solution.sql, from which expected rows come. */
  readonly solution: readonly PartText[]
}

/** Returns the requirement, or undefined when its check cannot be made out (reported). */
export function compileRequirement(
  context: RequirementContext,
  source: RequirementSource,
  path: FieldPath,
): Requirement | undefined {
  const { reading, yaml } = context
  const kinds = CHECK_KINDS.filter((kind) => source[kind] !== undefined)
  if (kinds.length !== 1) {
    reading.report('checkKind', yaml.source.path, yaml.rangeAt([...path, 'id']), {
      message: `requirement "${source.id}" must have one check`,
      expected: `exactly one of ${CHECK_KINDS.join(', ')}`,
      found: kinds.length === 0 ? 'none' : kinds.join(' and '),
    })
    return undefined
  }
  const check = compileCheckOf(context, source, path)
  if (check === undefined) return undefined
  const adviceHtml =
    source.advice === ''
      ? ''
      : markdownField(reading, yaml, { path: [...path, 'advice'], text: source.advice })
  return { id: source.id, text: source.text, adviceHtml, check }
}

function compileCheckOf(
  context: RequirementContext,
  source: RequirementSource,
  path: FieldPath,
): RequirementCheck | undefined {
  const { rows, plan, probe, refuses, accepts, idempotent, atomic, wal } = source
  if (rows !== undefined) {
    checkPart(context, rows.part, [...path, 'rows', 'part'])
    const expected = expectedRows(context, rows.expected, {
      path: [...path, 'rows', 'expected'],
      part: rows.part,
    })
    return expected && { kind: 'rows', part: rows.part, expected, comparison: comparisonOf(rows) }
  }
  if (plan !== undefined) return planCheck(context, plan, [...path, 'plan'])
  if (probe !== undefined) {
    const expected = expectedRows(context, probe.expected, { path: [...path, 'probe', 'expected'] })
    return expected && { kind: 'probe', query: probe.query, expected, comparison: comparisonOf(probe) }
  }
  if (atomic !== undefined) {
    const expected = expectedRows(context, atomic.expected, { path: [...path, 'atomic', 'expected'] })
    return (
      expected && { kind: 'atomic', invariant: atomic.invariant, expected, comparison: comparisonOf(atomic) }
    )
  }
  if (refuses !== undefined)
    return { kind: 'refuses', statement: refuses.statement, sqlstates: refuses.sqlstates }
  if (accepts !== undefined) return { kind: 'accepts', statement: accepts.statement }
  if (idempotent !== undefined) return { kind: 'idempotent', state: idempotent.state }
  return wal && { kind: 'wal', bytesMax: wal.bytesMax }
}

function planCheck(
  context: RequirementContext,
  plan: NonNullable<RequirementSource['plan']>,
  path: FieldPath,
): RequirementCheck {
  const { part, query, buffersMax, nodeRowsMax, estimateRatioMax, heapFetchesMax } = plan
  if (query === undefined) checkPart(context, part, [...path, 'part'])
  const limits = { buffersMax, nodeRowsMax, estimateRatioMax, heapFetchesMax }
  const set = Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined))
  if (plan.forbid.length === 0 && plan.require.length === 0 && Object.keys(set).length === 0) {
    context.reading.report('badExpectation', context.yaml.source.path, context.yaml.rangeAt(path), {
      message: 'the plan check asks for nothing',
      expected: 'forbid, require or one of the limits',
    })
  }
  return {
    kind: 'plan',
    part,
    ...(query === undefined ? {} : { query }),
    condition: { forbid: plan.forbid, require: plan.require, ...set },
  }
}

function checkPart(context: RequirementContext, part: string, path: FieldPath): void {
  const { partIds, reading, yaml } = context
  const isKnown = partIds.length === 0 ? part === '' : partIds.includes(part)
  if (isKnown) return
  reading.report('unknownPart', yaml.source.path, yaml.rangeAt(path), {
    message: part === '' ? 'the lab has parts, so the check must name one' : `the lab has no part "${part}"`,
    expected: partIds.length === 0 ? 'no part, as the lab declares none' : partIds.join(', '),
    found: part === '' ? 'no part' : part,
  })
}

function expectedRows(
  context: RequirementContext,
  source: ExpectedSource,
  place: { readonly path: FieldPath; readonly part?: string },
): ExpectedRows | undefined {
  if ('query' in source) {
    if (source.query !== 'solution') return { kind: 'query', sql: source.query }
    const part =
      place.part === undefined ? undefined : context.solution.find((candidate) => candidate.id === place.part)
    if (part !== undefined) return { kind: 'query', sql: part.text.trim() }
    if (place.part === undefined) expectation(context, place.path, 'a query of its own, or literal rows')
    return undefined
  }
  const width = source.columns.length
  const ragged = source.rows.findIndex((row) => row.length !== width)
  if (ragged !== -1)
    expectation(context, [...place.path, 'rows', ragged], `${width} values, one for each column`)
  const rows = source.rows.map((row) => row.map((cell) => (cell === null ? null : cellText(cell))))
  return { kind: 'literal', columns: source.columns, rows }
}

/** Literal rows are compared with the engine's own text, in which a boolean is t or f. */
function cellText(cell: string | number | boolean): string {
  return typeof cell === 'boolean' ? (cell ? 't' : 'f') : String(cell)
}

function expectation(context: RequirementContext, path: FieldPath, expected: string): void {
  context.reading.report('badExpectation', context.yaml.source.path, context.yaml.rangeAt(path), {
    message: 'the expected rows cannot be compared',
    expected,
  })
}

function comparisonOf(source: {
  order: OrderSource
  columns: RowComparison['columns']
  tolerance: number
}): RowComparison {
  return { order: orderOf(source.order), columns: source.columns, tolerance: source.tolerance }
}

function orderOf(order: OrderSource): RowOrder {
  return typeof order === 'string' ? { kind: order } : { kind: 'orderedBy', columns: order.by }
}
