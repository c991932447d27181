/**
 * Runs one statement over the wire protocol and gathers what came back. It keeps no more rows than it was asked for,
 * whatever the server sends, and reports when the server stopped answering in the middle of a statement.
 */

import type { CellText, EngineError, EngineNotice } from '../adapter.ts'
import { type BackendMessage, encodeCopyFail, encodeQuery, type WireColumn, WireReader } from './wire.ts'

/** Sends `message` and hands every piece of the answer to `onBytes`; resolves when the answer has ended. */
export type Exchange = (message: Uint8Array, onBytes: (bytes: Uint8Array) => void) => Promise<void>

export interface StatementLimits {
  readonly rowsMax: number
  /** Row bytes kept per statement; rows after that are counted, not kept. */
  readonly keptBytesMax: number
}

export interface StatementAnswer {
  readonly tag: string
  readonly columns: readonly WireColumn[]
  readonly rows: readonly (readonly CellText[])[]
  readonly rowCount: number
  readonly notices: readonly EngineNotice[]
  readonly error?: EngineError
  /** `I` idle, `T` in a transaction, `E` in a failed one; `undefined`: the server died. */
  readonly status: string | undefined
  /** What the server said when it died, else empty. */
  readonly panic: string
}

/** The protocol ends strings with a NUL, so the server could never see the rest of the statement. */
const NUL_ERROR: EngineError = {
  message: 'a statement must not contain the character U+0000',
  sqlstate: '22021',
}

const COPY_INPUT_REASON = 'there is no input to copy from: use INSERT, or COPY from a file of the engine'

/** Runs `sql`, which must be a single statement. `status` is passed through when nothing was sent. */
export async function runStatement(
  exchange: Exchange,
  sql: string,
  options: StatementLimits & { readonly status: string },
): Promise<StatementAnswer> {
  const nul = sql.indexOf('\0')
  if (nul !== -1) {
    const error = { ...NUL_ERROR, position: nul + 1 }
    return {
      tag: '',
      columns: [],
      rows: [],
      rowCount: 0,
      notices: [],
      error,
      status: options.status,
      panic: '',
    }
  }
  const answer = new AnswerBuilder(sql, options)
  const reader = new WireReader(answer.accept, answer.isRowWanted)
  await exchange(messageFor(sql), (bytes) => reader.feed(bytes))
  return answer.finish()
}

/** A COPY from the client would wait for ever for data: the refusal to send any goes along with it. */
function messageFor(sql: string): Uint8Array {
  const query = encodeQuery(sql)
  if (!/^copy\b/i.test(sql)) return query
  const refusal = encodeCopyFail(COPY_INPUT_REASON)
  const message = new Uint8Array(query.length + refusal.length)
  message.set(query)
  message.set(refusal, query.length)
  return message
}

class AnswerBuilder {
  private readonly sql: string
  private readonly limits: StatementLimits
  private tag = ''
  private columns: readonly WireColumn[] = []
  private readonly rows: (readonly CellText[])[] = []
  private rowCount = 0
  private keptBytes = 0
  private readonly notices: EngineNotice[] = []
  private error: EngineError | undefined
  private status: string | undefined
  private panic = ''

  constructor(sql: string, limits: StatementLimits) {
    this.sql = sql
    this.limits = limits
  }

  readonly isRowWanted = (): boolean =>
    this.rows.length < this.limits.rowsMax && this.keptBytes < this.limits.keptBytesMax

  readonly accept = (message: BackendMessage): void => {
    switch (message.kind) {
      case 'rowDescription':
        this.columns = message.columns
        return
      case 'dataRow':
        this.keep(message.cells, message.sizeBytes)
        return
      case 'skippedRow':
        this.rowCount += 1
        return
      case 'copyData':
        this.keepCopyLine(message.text, message.sizeBytes)
        return
      case 'commandComplete':
        this.tag = message.tag
        return
      case 'notice':
        this.notices.push(toNotice(message.fields))
        return
      case 'notification':
        this.notices.push(toNotificationNotice(message.channel, message.payload))
        return
      case 'error':
        this.acceptError(message.fields)
        return
      case 'ready':
        this.status = message.status
        return
      default:
        return
    }
  }

  finish(): StatementAnswer {
    const { tag, columns, rows, rowCount, notices, error, status, panic } = this
    const answer = { columns, rows, rowCount, notices, status, panic }
    return error === undefined ? { ...answer, tag } : { ...answer, tag: '', error }
  }

  private keep(cells: readonly CellText[], sizeBytes: number): void {
    this.rows.push(cells)
    this.rowCount += 1
    this.keptBytes += sizeBytes
  }

  /** COPY TO STDOUT has no columns of its own: each line becomes a row of one text column. */
  private keepCopyLine(line: string, sizeBytes: number): void {
    if (this.columns.length === 0) this.columns = [{ name: 'copy', typeOid: 25, typeModifier: -1 }]
    if (this.isRowWanted()) this.keep([line.replace(/\n$/, '')], sizeBytes)
    else this.rowCount += 1
  }

  private acceptError(fields: ReadonlyMap<string, string>): void {
    const severity = fields.get('V') ?? 'ERROR'
    if (severity !== 'ERROR') this.panic = fields.get('M') ?? severity
    this.error ??= toError(this.sql, fields)
  }
}

function toNotice(fields: ReadonlyMap<string, string>): EngineNotice {
  return {
    severity: fields.get('V') ?? 'NOTICE',
    message: fields.get('M') ?? '',
    sqlstate: fields.get('C') ?? '00000',
  }
}

function toNotificationNotice(channel: string, payload: string): EngineNotice {
  const suffix = payload === '' ? '' : ` with payload "${payload}"`
  return { severity: 'NOTIFICATION', message: `on channel "${channel}"${suffix}`, sqlstate: '00000' }
}

function toError(sql: string, fields: ReadonlyMap<string, string>): EngineError {
  const position = fields.get('P')
  return {
    message: fields.get('M') ?? 'unknown error',
    sqlstate: fields.get('C') ?? 'XX000',
    ...(position === undefined ? {} : { position: toUtf16Position(sql, Number(position)) }),
    ...present('detail', fields.get('D')),
    ...present('hint', fields.get('H')),
    ...present('constraint', fields.get('n')),
    ...present('table', fields.get('t')),
    ...present('column', fields.get('c')),
  }
}

function present<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: string })
}

/** The server counts characters; we count UTF-16 units. Both are 1-based. */
function toUtf16Position(sql: string, characterPosition: number): number {
  let units = 0
  let characters = 1
  for (const character of sql) {
    if (characters === characterPosition) break
    characters += 1
    units += character.length
  }
  return units + 1
}
