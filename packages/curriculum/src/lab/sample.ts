/**
 * The head of a starter or wrong answer: `-- fails: id, id` and `-- because: …` (which may go on in further comment
 * lines). The head is for the author and the proof; the learner never sees it.
 */

export interface SampleHead {
  /** Absent when the line is missing. */
  readonly fails?: readonly { readonly id: string; readonly start: number }[]
  readonly because?: string
  /** What stands below the head. */
  readonly text: string
}

/** Reads the head of `sample`. Offsets in `fails` count from the beginning of the sample. */
export function readSampleHead(sample: string): SampleHead {
  let fails: SampleHead['fails']
  const because: string[] = []
  let at = 0
  let isInBecause = false
  for (const line of sample.split('\n')) {
    const field = /^-- *(fails|because):(.*)$/.exec(line)
    const more = isInBecause ? /^--(?!#) +(\S.*)$/.exec(line)?.[1] : undefined
    if (field?.[1] === 'fails' && fails === undefined)
      fails = readIds(field[2] ?? '', at + line.indexOf(':') + 1)
    else if (field?.[1] === 'because' && because.length === 0) because.push((field[2] ?? '').trim())
    else if (more !== undefined) because.push(more.trim())
    else break
    isInBecause = because.length > 0
    at += line.length + 1
  }
  const reason = because.join(' ').trim()
  const text = sample.slice(Math.min(at, sample.length)).replace(/^\n+/, '')
  return { ...(fails === undefined ? {} : { fails }), ...(reason === '' ? {} : { because: reason }), text }
}

function readIds(text: string, base: number): readonly { id: string; start: number }[] {
  return [...text.matchAll(/[^\s,]+/g)].map((match) => ({ id: match[0], start: base + match.index }))
}
