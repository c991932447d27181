/** One measured case of `npm run bench`. `ratio` = value / peerValue where there is a peer measured in the same run. */
export interface BenchRow {
  readonly bench: string
  readonly case: string
  readonly metric: string
  readonly unit: string
  readonly value: number
  readonly peer: string | null
  readonly peerValue: number | null
  readonly ratio: number | null
  /** What the row is held to: the ratio where there is a peer, else the value. See `ok` for the direction. */
  readonly bound: number | null
  readonly ok: boolean
}
