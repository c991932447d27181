/**
 * Cuts a submission into its parts: a line `--# id` starts the part `id`. The marker is a comment, so the whole
 * submission still runs as one script. Text before the first marker is a part without a name.
 */

export interface SubmissionPart {
  /** Empty for the text before the first marker, and for the one part of a lab without parts. */
  readonly id: string
  readonly text: string
  /** 0-based offset of `text` in the submission. */
  readonly offset: number
}

/** Returns the parts in order. A part that occurs twice is returned twice. */
export function splitSubmission(submission: string): readonly SubmissionPart[] {
  const parts: SubmissionPart[] = []
  let id = ''
  let offset = 0
  for (const match of submission.matchAll(/^--#[ \t]*([a-z0-9-]+)[ \t]*\r?$/gm)) {
    parts.push({ id, text: submission.slice(offset, match.index), offset })
    id = match[1] ?? ''
    offset = match.index + match[0].length
  }
  parts.push({ id, text: submission.slice(offset), offset })
  return parts.filter((part) => part.id !== '' || part.text.trim() !== '')
}
