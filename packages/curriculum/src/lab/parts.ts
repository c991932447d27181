/**
 * Splits an answer at its `--# id` lines. The compiler does it for samples, the grader for submissions: one
 * reading, so that what the author proved is what the learner is graded by.
 */

export interface PartText {
  readonly id: string
  readonly text: string
  /** 0-based offset of `text` in the answer, so that an error position can be shown where it was typed. */
  readonly start: number
}

export interface PartFault {
  readonly kind: 'unknownPart' | 'duplicatePart' | 'missingPart' | 'textBeforeFirstPart'
  readonly id: string
  /** 0-based line of the marker or of the stray text; for a missing part, the last line. */
  readonly line: number
}

export interface SplitAnswer {
  /** In the order they are written; the first part of an id counts. */
  readonly parts: readonly PartText[]
  readonly faults: readonly PartFault[]
}

const MARKER = /^[ \t]*--#[ \t]*([^\s]+)[ \t]*$/

/** Returns the sections of `answer`; without declared parts, the whole answer is one part with an empty id. */
export function splitParts(answer: string, partIds: readonly string[]): SplitAnswer {
  if (partIds.length === 0) return { parts: [{ id: '', text: answer, start: 0 }], faults: [] }
  const faults: PartFault[] = []
  const parts = new Map<string, PartText>()
  const sections = sectionsOf(answer)
  for (const section of sections) {
    if (section.id === undefined) {
      const stray = firstCodeLine(section.text)
      if (stray !== -1) faults.push({ kind: 'textBeforeFirstPart', id: '', line: stray })
    } else if (!partIds.includes(section.id))
      faults.push({ kind: 'unknownPart', id: section.id, line: section.line })
    else if (parts.has(section.id)) faults.push({ kind: 'duplicatePart', id: section.id, line: section.line })
    else parts.set(section.id, { id: section.id, text: section.text, start: section.start })
  }
  const line = sections.at(-1)?.line ?? 0
  for (const id of partIds) if (!parts.has(id)) faults.push({ kind: 'missingPart', id, line })
  return { parts: [...parts.values()], faults }
}

interface AnswerSection {
  /** Undefined before the first marker. */
  readonly id: string | undefined
  readonly line: number
  readonly start: number
  text: string
}

function sectionsOf(answer: string): readonly AnswerSection[] {
  const sections: AnswerSection[] = []
  let current: AnswerSection = { id: undefined, line: 0, start: 0, text: '' }
  let at = 0
  for (const [line, text] of answer.split('\n').entries()) {
    const id = MARKER.exec(text)?.[1]
    const next = Math.min(answer.length, at + text.length + 1)
    if (id !== undefined) {
      current.text = answer.slice(current.start, at)
      sections.push(current)
      current = { id, line, start: next, text: '' }
    }
    at = next
  }
  current.text = answer.slice(current.start)
  sections.push(current)
  return sections
}

/** Index of the first line that is neither blank nor a line comment, or -1. */
function firstCodeLine(text: string): number {
  return text.split('\n').findIndex((line) => line.trim() !== '' && !line.trim().startsWith('--'))
}
