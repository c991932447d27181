/**
 * The only platform type that this room names: it hands the caller's signal on to the engine and never makes one.
 * Declared here because the room compiles without DOM and Node types; beside them it merges with theirs.
 */
interface AbortSignal {
  readonly aborted: boolean
}
