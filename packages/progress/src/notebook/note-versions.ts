/**
 * The versions of one note. Writing is recorded after every pause, so most events only continue the text before: such
 * a text is no version of its own, because it stands whole in the one that follows. Every other text is kept.
 */

export interface NoteVersion {
  readonly text: string
  readonly atMs: number
  /** The device it was written on. */
  readonly device: string
}

export interface NoteVersions {
  /** Absent when there was no event. Its text is empty when the note was removed. */
  readonly current?: NoteVersion
  /** Newest first, without empty texts, and no text twice. */
  readonly earlier: readonly NoteVersion[]
}

/** Returns the versions of the texts in `events`, which are in the order of their ids. */
export function foldVersions(events: readonly NoteVersion[]): NoteVersions {
  const versions: NoteVersion[] = []
  for (const event of events) {
    const { text, atMs, device } = event
    const last = versions.at(-1)
    if (last?.text === text) continue
    const next = { text: text.trim() === '' ? '' : text, atMs, device }
    if (last !== undefined && isContinued(last, next)) versions[versions.length - 1] = next
    else versions.push(next)
  }
  const current = versions.at(-1)
  if (current === undefined) return { earlier: [] }
  const seen = new Set(['', current.text])
  const earlier: NoteVersion[] = []
  for (const version of versions.toReversed()) {
    if (seen.has(version.text)) continue
    seen.add(version.text)
    earlier.push(version)
  }
  return { current, earlier }
}

/** The later text is the earlier one with something put in at one place, on the same device. */
function isContinued(earlier: NoteVersion, later: NoteVersion): boolean {
  if (earlier.device !== later.device) return false
  return isOneInsertion(earlier.text, later.text)
}

/** Says whether `longer` is `text` with characters put in at one place. */
export function isOneInsertion(text: string, longer: string): boolean {
  if (text === '' || longer.length < text.length) return false
  let start = 0
  while (start < text.length && text[start] === longer[start]) start += 1
  let end = 0
  while (end < text.length - start && text.at(-1 - end) === longer.at(-1 - end)) end += 1
  return start + end === text.length
}
