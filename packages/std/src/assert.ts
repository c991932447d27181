/** Assertions for programmer errors. They throw and are never caught below an app. */

/** Throws when `condition` is false: the caller broke a contract. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`)
}

/** Ends an exhaustive switch: a new variant of the union becomes a type error here. */
export function assertNever(value: never): never {
  throw new Error(`assertion failed: unexpected variant ${JSON.stringify(value)}`)
}
