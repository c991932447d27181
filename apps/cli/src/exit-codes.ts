/** What a script reads from the exit code; `savepoint lab run --help` prints the same. */

export const EXIT = {
  /** Done; for `lab run`: passed. */
  ok: 0,
  /** For `lab run`: failed. For `doctor`: something is wrong. */
  failed: 1,
  /** Wrong usage, or something named does not exist. */
  usage: 2,
  /** For `lab run`: not gradable, because of the lab or the engine. Elsewhere: the machine is in the way. */
  unavailable: 3,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
