/** What the CLI writes to and how: colour only for people, never for a pipe; widths that fit the terminal. */

import type { Tone } from '@savepoint/progress'

export interface Terminal {
  readonly write: (text: string) => void
  readonly writeError: (text: string) => void
  readonly isTty: boolean
  readonly columns: number
  readonly hasColor: boolean
}

export type Style = Tone | 'failed' | 'bold'

const WIDTH_MAX = 110
const WIDTH_PLAIN = 80

const CODES: Readonly<Record<Style, string>> = {
  title: '',
  done: '32',
  active: '33',
  dim: '2',
  failed: '31',
  bold: '1',
}

export interface TerminalInput {
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
  readonly variables: Readonly<Record<string, string | undefined>>
}

/** **Source:** no-color.org (any non-empty value switches colour off), and FORCE_COLOR as other tools read it. */
export function createTerminal({ stdout, stderr, variables }: TerminalInput): Terminal {
  const isTty = stdout.isTTY === true
  const isForced = variables.FORCE_COLOR !== undefined && !['', '0', 'false'].includes(variables.FORCE_COLOR)
  const isPlain = (variables.NO_COLOR ?? '') !== '' || variables.TERM === 'dumb'
  return {
    write: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
    isTty,
    columns: Math.min(isTty ? (stdout.columns ?? WIDTH_PLAIN) : WIDTH_PLAIN, WIDTH_MAX),
    hasColor: (isTty || isForced) && !isPlain,
  }
}

/** Returns the function that colours text for this terminal, or leaves it as it is. */
export function painterOf(terminal: Terminal): (style: Style, text: string) => string {
  if (!terminal.hasColor) return (_style, text) => text
  return (style, text) => {
    const code = CODES[style]
    return code === '' || text === '' ? text : `\u001b[${code}m${text}\u001b[0m`
  }
}

/** Returns `text` in lines of at most `width` characters, broken at blanks; line feeds stay. */
export function wrap(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((line) =>
      wrapLine(line, Math.max(width - indent.length, 20))
        .map((part) => indent + part)
        .join('\n'),
    )
    .join('\n')
}

function wrapLine(line: string, width: number): readonly string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(/ +/)) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}

/**
 * Makes control characters visible, so that a value from a file or a database can't move the cursor or colour the
 * screen. Line feeds and tabs stay.
 */
export function plainText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this looks for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
