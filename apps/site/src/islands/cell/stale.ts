/**
 * Which earlier cells a cell needs. All cells of a lesson share one session, so a cell that only reads can be
 * left out, but one that creates, fills or sets something cannot. What a cell does is told from the leading
 * words of its statements; this is advice for the reader, and running a cell anyway is always allowed.
 */

import { formatList } from '../../engine/format.ts'
import { splitStatements } from './statements.ts'

/** A cell as far as order matters. */
export interface OrderedCell {
  /** 1-based position in the lesson. */
  readonly number: number
  readonly session: string
  readonly source: string
}

/** An earlier cell that has not been run, and what it does: `creates orders`. */
export interface MissingCell {
  readonly number: number
  readonly effect: string
}

/**
 * Returns the cells before `number`, in the same session, that change something and are not in `ranNumbers`,
 * in order.
 */
export function findMissingCells(
  cells: readonly OrderedCell[],
  number: number,
  ranNumbers: ReadonlySet<number>,
): MissingCell[] {
  const session = cells.find((cell) => cell.number === number)?.session
  return cells
    .filter((cell) => cell.number < number && cell.session === session && !ranNumbers.has(cell.number))
    .flatMap((cell) => {
      const effect = findEffect(cell.source)
      return effect === undefined ? [] : [{ number: cell.number, effect }]
    })
    .sort((a, b) => a.number - b.number)
}

/** Returns `Cell 2 creates orders and has not been run.`, or a sentence for several. Empty when none is missing. */
export function staleSentence(missing: readonly MissingCell[]): string {
  const first = missing[0]
  if (first === undefined) return ''
  if (missing.length === 1) return `Cell ${first.number} ${first.effect} and has not been run.`
  const others = missing.slice(1).map((cell) => cell.number)
  return `Cell ${first.number} ${first.effect} and has not been run, nor ${others.length === 1 ? 'has cell' : 'have cells'} ${formatList(others)}.`
}

/** Returns what `source` changes, told by its first changing statement, or undefined when it only reads. */
export function findEffect(source: string): string | undefined {
  for (const statement of splitStatements(source)) {
    const effect = statementEffect(statement.bare)
    if (effect !== undefined) return effect
  }
  return undefined
}

const NAME = '((?:"[^"]+"|[\\w$]+)(?:\\.(?:"[^"]+"|[\\w$]+))*)'
const EFFECTS: readonly { readonly pattern: RegExp; readonly verb: string }[] = [
  {
    pattern: new RegExp(
      `^create\\s+(?:or\\s+replace\\s+)?(?:unlogged\\s+|temp\\s+|temporary\\s+|materialized\\s+|recursive\\s+|unique\\s+)*(?:table|view|index|sequence|function|procedure|type|domain|schema|extension|trigger|role|policy|statistics)\\s+(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?${NAME}`,
      'i',
    ),
    verb: 'creates',
  },
  {
    pattern: new RegExp(
      `^alter\\s+(?:table|index|sequence|view|role|function)\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?${NAME}`,
      'i',
    ),
    verb: 'alters',
  },
  {
    pattern: new RegExp(
      `^drop\\s+(?:table|view|index|sequence|function|schema|extension|type|trigger|role)\\s+(?:concurrently\\s+)?(?:if\\s+exists\\s+)?${NAME}`,
      'i',
    ),
    verb: 'drops',
  },
  { pattern: new RegExp(`^(?:insert\\s+into|copy|merge\\s+into)\\s+${NAME}`, 'i'), verb: 'writes to' },
  { pattern: new RegExp(`^update\\s+(?:only\\s+)?${NAME}`, 'i'), verb: 'updates' },
  { pattern: new RegExp(`^delete\\s+from\\s+(?:only\\s+)?${NAME}`, 'i'), verb: 'deletes from' },
  { pattern: new RegExp(`^truncate\\s+(?:table\\s+)?(?:only\\s+)?${NAME}`, 'i'), verb: 'empties' },
  {
    pattern: new RegExp(
      `^vacuum\\s+(?:\\([^)]*\\)\\s*)?(?:full\\s+|freeze\\s+|verbose\\s+|analyze\\s+)*${NAME}`,
      'i',
    ),
    verb: 'vacuums',
  },
  { pattern: new RegExp(`^analyze\\s+(?:verbose\\s+)?${NAME}`, 'i'), verb: 'analyzes' },
  { pattern: new RegExp(`^set\\s+(?:session\\s+|local\\s+)?${NAME}`, 'i'), verb: 'sets' },
  { pattern: new RegExp(`^prepare\\s+${NAME}`, 'i'), verb: 'prepares' },
]
const TRANSACTION_EFFECTS: Readonly<Record<string, string>> = {
  begin: 'opens a transaction',
  start: 'opens a transaction',
  commit: 'ends a transaction',
  end: 'ends a transaction',
  rollback: 'ends a transaction',
  abort: 'ends a transaction',
  savepoint: 'sets a savepoint',
  release: 'releases a savepoint',
  checkpoint: 'writes a checkpoint',
}
const OTHER_CHANGING =
  /^(?:do|call|grant|revoke|comment|reset|discard|lock|declare|load|reindex|cluster|refresh|vacuum|analyze|listen|execute)\b/i
const READING = /^(?:select|values|table|show|explain|with|fetch)\b/i
const CHANGING_FUNCTION =
  /\b(?:nextval|setval|set_config|pg_(?:switch_wal|stat_reset\w*|create_\w+|drop_\w+|advisory_lock\w*|logical_emit_message))\s*\(/i

function statementEffect(bare: string): string | undefined {
  const inner = explainedStatement(bare)
  if (inner !== undefined) return statementEffect(inner)
  for (const { pattern, verb } of EFFECTS) {
    const name = pattern.exec(bare)?.[1]
    if (name !== undefined) return `${verb} ${name}`
  }
  const word = /^\w+/.exec(bare)?.[0].toLowerCase() ?? ''
  if (Object.hasOwn(TRANSACTION_EFFECTS, word)) return TRANSACTION_EFFECTS[word]
  if (OTHER_CHANGING.test(bare)) return 'changes the session'
  if (READING.test(bare)) return readingEffect(bare)
  return undefined
}

/** What stands behind EXPLAIN ANALYZE runs; behind a plain EXPLAIN it does not. */
function explainedStatement(bare: string): string | undefined {
  const match = /^explain\s*(?:\(([^)]*)\)|((?:analyze\b|verbose\b|\s)+))\s*(.*)$/is.exec(bare)
  if (match === null) return undefined
  return /\banalyze\b(?!\s+(?:off|false|0))/i.test(match[1] ?? match[2] ?? '') ? match[3] : undefined
}

function readingEffect(bare: string): string | undefined {
  const written = /\b(?:insert\s+into|update|delete\s+from)\s+([\w$.]+)/i.exec(
    /^with\b/i.test(bare) ? bare : '',
  )
  if (written?.[1] !== undefined) return `writes to ${written[1]}`
  const into = /^select\b.*?\binto\s+(?:table\s+|temp\s+)?([\w$.]+)/is.exec(bare)
  if (into?.[1] !== undefined) return `creates ${into[1]}`
  return CHANGING_FUNCTION.test(bare) ? 'changes the session' : undefined
}
