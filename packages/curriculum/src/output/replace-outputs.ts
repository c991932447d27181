/** Writes recorded outputs into a lesson: only output fences change, every other character stays. */

import { readLessonText } from '../lesson/lesson-blocks.ts'
import type { CellBlock, RecordedOutput } from '../model.ts'
import { sourceOf } from '../source/source-text.ts'
import { renderOutput } from './render-output.ts'

/** Returns `lesson` (the text of lesson.md) with the outputs of the cells that `outputs` names by number. */
export function replaceOutputs(
  lesson: string,
  outputs: ReadonlyMap<number, readonly RecordedOutput[]>,
): string {
  const newline = lesson.includes('\r\n') ? '\r\n' : '\n'
  const lines = lesson.split(/\r\n|\r|\n/)
  const cells = cellsOf(lines.join('\n'))
  // From the last cell to the first, so that the lines of the cells before stay where they are.
  for (const cell of [...cells].reverse()) {
    const output = outputs.get(cell.number)
    if (output === undefined) continue
    const fence = ['```output', ...renderOutput(output).split('\n'), '```']
    if (cell.outputLines !== undefined) {
      const { first, last } = cell.outputLines
      lines.splice(first - 1, last - first + 1, ...fence)
    } else {
      lines.splice(endOfCell(lines, cell), 0, '', ...fence)
    }
  }
  return lines.join(newline)
}

function cellsOf(text: string): readonly CellBlock[] {
  const body = text.replace(/^---[ \t]*\n[\s\S]*?\n---[ \t]*(?=\n|$)/, (front) => front.replace(/[^\n]/g, ''))
  const source = sourceOf('lesson.md', text)
  const context = {
    source,
    start: 0,
    end: text.length,
    report: () => undefined,
    references: [],
    hasFigures: true,
  }
  const { sections } = readLessonText(body, { ...context, engine: '', figures: new Map() })
  return sections.flatMap((section) => section.blocks.filter((block) => block.kind === 'cell'))
}

/** Index of the line after the closing fence of `cell`. */
function endOfCell(lines: readonly string[], cell: CellBlock): number {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(lines[cell.line - 1] ?? '')?.[1] ?? '```'
  const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`)
  const end = lines.findIndex((line, index) => index >= cell.line && closing.test(line))
  return end === -1 ? lines.length : end + 1
}
