/** Events for the tests of notes. */
import type { ProgressEvent, ProgressPayload } from '@savepoint/progress'

/** Returns an event whose id sorts by `serial`. */
export function eventOf(serial: number, payload: ProgressPayload): ProgressEvent {
  const id = `01JD${String(serial).padStart(22, '0')}`
  return { id, version: 1, atMs: 1_795_219_200_000 + serial * 60_000, device: 'test', ...payload }
}
