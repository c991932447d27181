/** Runs asynchronous tasks one after another, in the order in which they were given. */

/** Returns a function that starts `task` when all earlier ones have ended, however they ended. */
export function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = tail.then(task, task)
    tail = result.catch(() => {})
    return result
  }
}
