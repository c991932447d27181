/**
 * The part of PostgreSQL's wire protocol that a simple query needs: one message out, typed messages back. Values stay
 * the text that the server sent. Source: PostgreSQL 18, chapter 54 (Frontend/Backend Protocol), message formats.
 */

import type { CellText } from '../adapter.ts'

export type BackendMessage =
  | { readonly kind: 'rowDescription'; readonly columns: readonly WireColumn[] }
  | { readonly kind: 'dataRow'; readonly cells: readonly CellText[]; readonly sizeBytes: number }
  /** A row that the reader did not ask to decode. */
  | { readonly kind: 'skippedRow' }
  | { readonly kind: 'commandComplete'; readonly tag: string }
  | { readonly kind: 'emptyQuery' }
  | { readonly kind: 'error' | 'notice'; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: 'notification'; readonly channel: string; readonly payload: string }
  | { readonly kind: 'copyIn' }
  | { readonly kind: 'copyData'; readonly text: string; readonly sizeBytes: number }
  /** Transaction status: `I` idle, `T` in a transaction, `E` in a failed one. */
  | { readonly kind: 'ready'; readonly status: string }
  | { readonly kind: 'other'; readonly type: string }

export interface WireColumn {
  readonly name: string
  readonly typeOid: number
  readonly typeModifier: number
}

const HEADER_BYTES = 5
const encoder = new TextEncoder()

/** Returns the Query message for `sql`, which must not contain a NUL character. */
export function encodeQuery(sql: string): Uint8Array {
  return encodeText('Q', sql)
}

/** Returns a CopyFail message. The server ignores it when no COPY is waiting for input. */
export function encodeCopyFail(reason: string): Uint8Array {
  return encodeText('f', reason)
}

function encodeText(type: string, text: string): Uint8Array {
  const body = encoder.encode(text)
  const message = new Uint8Array(HEADER_BYTES + body.length + 1)
  message[0] = type.charCodeAt(0)
  new DataView(message.buffer).setInt32(1, 4 + body.length + 1)
  message.set(body, HEADER_BYTES)
  return message
}

/** Cuts a stream of bytes into messages. The bytes given to `feed` are not kept after it returns. */
export class WireReader {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  private pending = new Uint8Array(0)
  private readonly onMessage: (message: BackendMessage) => void
  private readonly isRowWanted: () => boolean

  constructor(onMessage: (message: BackendMessage) => void, isRowWanted: () => boolean) {
    this.onMessage = onMessage
    this.isRowWanted = isRowWanted
  }

  feed(bytes: Uint8Array): void {
    const input = this.pending.length === 0 ? bytes : concatenate(this.pending, bytes)
    const view = new DataView(input.buffer, input.byteOffset, input.byteLength)
    let offset = 0
    while (offset + HEADER_BYTES <= input.length) {
      const end = offset + 1 + view.getInt32(offset + 1)
      if (end > input.length) break
      this.onMessage(this.decode(view, offset, end))
      offset = end
    }
    this.pending = input.slice(offset)
  }

  private decode(view: DataView, start: number, end: number): BackendMessage {
    const type = String.fromCharCode(view.getUint8(start))
    const body = new BodyReader(view, start + HEADER_BYTES, this.decoder)
    switch (type) {
      case 'T':
        return { kind: 'rowDescription', columns: readColumns(body) }
      case 'D':
        return this.isRowWanted()
          ? { kind: 'dataRow', cells: readCells(body), sizeBytes: end - start }
          : { kind: 'skippedRow' }
      case 'C':
        return { kind: 'commandComplete', tag: body.cString() }
      case 'I':
        return { kind: 'emptyQuery' }
      case 'E':
        return { kind: 'error', fields: readFields(body) }
      case 'N':
        return { kind: 'notice', fields: readFields(body) }
      case 'A':
        body.int32()
        return { kind: 'notification', channel: body.cString(), payload: body.cString() }
      case 'G':
        return { kind: 'copyIn' }
      case 'd':
        return { kind: 'copyData', text: body.text(end - start - HEADER_BYTES), sizeBytes: end - start }
      case 'Z':
        return { kind: 'ready', status: body.text(1) }
      default:
        return { kind: 'other', type }
    }
  }
}

function concatenate(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(head.length + tail.length)
  whole.set(head)
  whole.set(tail, head.length)
  return whole
}

class BodyReader {
  private readonly view: DataView
  private readonly decoder: TextDecoder
  private offset: number

  constructor(view: DataView, offset: number, decoder: TextDecoder) {
    this.view = view
    this.offset = offset
    this.decoder = decoder
  }

  int16(): number {
    this.offset += 2
    return this.view.getInt16(this.offset - 2)
  }

  int32(): number {
    this.offset += 4
    return this.view.getInt32(this.offset - 4)
  }

  uint32(): number {
    return this.int32() >>> 0
  }

  text(lengthBytes: number): string {
    const bytes = new Uint8Array(this.view.buffer, this.view.byteOffset + this.offset, lengthBytes)
    this.offset += lengthBytes
    return this.decoder.decode(bytes)
  }

  cString(): string {
    let end = this.offset
    while (this.view.getUint8(end) !== 0) end += 1
    const text = this.text(end - this.offset)
    this.offset = end + 1
    return text
  }
}

function readColumns(body: BodyReader): WireColumn[] {
  return Array.from({ length: body.int16() }, () => {
    const name = body.cString()
    body.int32() // table
    body.int16() // column of the table
    const typeOid = body.uint32()
    body.int16() // size
    const typeModifier = body.int32()
    body.int16() // format
    return { name, typeOid, typeModifier }
  })
}

function readCells(body: BodyReader): CellText[] {
  return Array.from({ length: body.int16() }, () => {
    const lengthBytes = body.int32()
    return lengthBytes === -1 ? null : body.text(lengthBytes)
  })
}

function readFields(body: BodyReader): Map<string, string> {
  const fields = new Map<string, string>()
  for (let code = body.text(1); code !== '\0'; code = body.text(1)) fields.set(code, body.cString())
  return fields
}
