/** Questions in the terminal, a line each, over the streams of the process. */

import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import type { Ask } from './review-sitting.ts'

export interface TerminalAsker {
  readonly ask: Ask
  readonly close: () => void
}

/** Opens standard input for questions. An end of input, and Ctrl-C, answer with nothing. */
export function openAsker(signal: AbortSignal): TerminalAsker {
  const lines = createInterface({ input: stdin, output: stdout })
  const ended = new AbortController()
  lines.on('close', () => ended.abort())
  return {
    ask: (question) =>
      lines.question(question, { signal: AbortSignal.any([signal, ended.signal]) }).catch(() => undefined),
    close: () => lines.close(),
  }
}
