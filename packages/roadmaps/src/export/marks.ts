/**
 * What an exported Markdown file keeps in comments, so that importing it again gives the same roadmap: ids, efforts, matches. A
 * comment is not seen on the page of a code host, and editing or removing it breaks nothing.
 */

/** Short names, as they stand at the end of nearly every line. */
export interface NodeMark {
  readonly id: string
  readonly group?: 1
  readonly minutes?: readonly [number, number]
  readonly weeks?: readonly [number, number]
  readonly optional?: 1
  readonly after?: readonly string[]
  readonly match?: readonly [string, number]
  /** The title itself ends in words that look like an effort. */
  readonly whole?: 1
}

export interface RoadmapMark {
  readonly id: string
  readonly source: string
}

const ROADMAP_MARK = /^<!-- savepoint-roadmap 1 (\{.*\}) -->\s*$/
const NODE_MARK = / ?<!-- sp (\{.*?\}) -->\s*$/
const MARK_LENGTH_MAX = 20_000

/** Returns the first line of an exported roadmap. */
export function roadmapMark(mark: RoadmapMark): string {
  return `<!-- savepoint-roadmap 1 ${json(mark)} -->`
}

/** Returns the end of the line of a node. */
export function nodeMark(mark: NodeMark): string {
  return ` <!-- sp ${json(mark)} -->`
}

/** Reads the first line of a document; `undefined` when it is no mark. */
export function readRoadmapMark(line: string): RoadmapMark | undefined {
  const value = parse(ROADMAP_MARK.exec(line.slice(0, MARK_LENGTH_MAX))?.[1])
  if (value === undefined || typeof value.id !== 'string' || typeof value.source !== 'string')
    return undefined
  return { id: value.id, source: value.source }
}

/** Takes the mark off the end of a line. `isBroken`: there was one, and it could not be read. */
export function takeNodeMark(line: string): {
  readonly rest: string
  readonly mark?: NodeMark
  readonly isBroken: boolean
} {
  const start = line.lastIndexOf('<!-- sp ')
  if (start === -1) return { rest: line, isBroken: false }
  const match = NODE_MARK.exec(line.slice(Math.max(0, start - 1)))
  if (match === null) return { rest: line, isBroken: true }
  const rest = line.slice(0, Math.max(0, start - 1)).trimEnd()
  const mark = nodeMarkOf(parse(match[1]))
  return mark === undefined ? { rest, isBroken: true } : { rest, mark, isBroken: false }
}

/** Two hyphens would end the comment. */
function json(value: object): string {
  return JSON.stringify(value)
    .replaceAll('--', '-\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
}

function parse(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const ID_MAX = 200

function nodeMarkOf(value: Readonly<Record<string, unknown>> | undefined): NodeMark | undefined {
  if (value === undefined || !isId(value.id)) return undefined
  const { id, minutes, weeks, after, match } = value
  return {
    id,
    ...(value.group === 1 ? { group: 1 } : {}),
    ...(isRange(minutes) ? { minutes } : {}),
    ...(isRange(weeks) ? { weeks } : {}),
    ...(value.optional === 1 ? { optional: 1 } : {}),
    ...(Array.isArray(after) && after.every(isId) ? { after: after as string[] } : {}),
    ...(isMatch(match) ? { match } : {}),
    ...(value.whole === 1 ? { whole: 1 } : {}),
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= ID_MAX
}

function isRange(value: unknown): value is readonly [number, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((end) => typeof end === 'number' && end >= 0 && Number.isFinite(end))
  )
}

function isMatch(value: unknown): value is readonly [string, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    isId(value[0]) &&
    typeof value[1] === 'number' &&
    value[1] >= 0 &&
    value[1] <= 1
  )
}
