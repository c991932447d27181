/** Time is an argument: pure rooms receive a Clock and never read one. */
export interface Clock {
  /** Milliseconds since the Unix epoch; may jump in both directions. */
  readonly nowMs: () => number
  /** Milliseconds since an arbitrary start; never goes backwards. */
  readonly monotonicMs: () => number
}
