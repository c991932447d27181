export interface InstanceSnapshot {
  /** Puts the instance back; false when it cannot be, and a new one must be booted. */
  readonly restore: () => boolean
}
export function takeSnapshot(_pglite: unknown): InstanceSnapshot {
  return { restore: () => false }
}
