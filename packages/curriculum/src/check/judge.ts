/** Judges answers to items of a knowledge check. Pure; what cannot be read is not gradable, never wrong. */

import type { Item } from '../model.ts'

export type ItemKind = Item['kind']

/** Returns the key of an item in the form that `judge` takes. */
export function keyOf(item: Item): readonly string[] {
  switch (item.kind) {
    case 'choice':
    case 'multiple':
      return item.options.filter((option) => option.isCorrect).map((option) => option.id)
    case 'order':
      return item.steps.map((step) => step.id)
    case 'number':
      return [String(item.answer), String(item.tolerance)]
    case 'text':
      return item.answers
  }
}

export type Judgement =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  /** Nothing was answered, or a number cannot be read; says what is missing. */
  | { readonly kind: 'notGradable'; readonly message: string }

/**
 * Judges `answer` by `key`.
 *
 * The key is what the page carries: the ids of the right options; for a number the value and the tolerance; for
 * text the accepted spellings; for an order the ids in order. The answer has the same shape: ids, or one text.
 */
export function judge(kind: ItemKind, key: readonly string[], answer: readonly string[]): Judgement {
  switch (kind) {
    case 'choice':
    case 'multiple':
      if (answer.length === 0) return { kind: 'notGradable', message: 'Choose an answer first.' }
      return verdict(sameSet(key, answer))
    case 'order':
      return verdict(key.length === answer.length && key.every((id, index) => id === answer[index]))
    case 'text':
      if (fold(answer[0] ?? '') === '') return { kind: 'notGradable', message: 'Type an answer first.' }
      return verdict(key.some((accepted) => fold(accepted) === fold(answer[0] ?? '')))
    case 'number':
      return judgeNumber(key, answer[0] ?? '')
  }
}

/** Reads a number as people type it: `15 026`, `15,026`, `1_000`, `-0.5`, `1e6`. `undefined` when it is none. */
export function readNumber(text: string): number | undefined {
  const bare = text
    .trim()
    .replace(/[\s_\u00a0\u202f]/g, '')
    .replace('\u2212', '-')
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined
}

function judgeNumber(key: readonly string[], text: string): Judgement {
  if (text.trim() === '') return { kind: 'notGradable', message: 'Type a number first.' }
  const value = readNumber(text)
  if (value === undefined)
    return { kind: 'notGradable', message: `“${text.trim()}” is not a number. Write it like 15026 or 0.5.` }
  const [expected = Number.NaN, tolerance = 0] = key.map(Number)
  // The allowance keeps a decimal such as 0.1 + 0.2 from failing by its last bit.
  const allowance = tolerance + Math.abs(expected) * Number.EPSILON * 4
  return verdict(Math.abs(value - expected) <= allowance)
}

function verdict(isRight: boolean): Judgement {
  return { kind: isRight ? 'right' : 'wrong' }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}

/** Case, white space around and between, and a final semicolon carry no meaning. */
function fold(text: string): string {
  return text.trim().replace(/;$/, '').replace(/\s+/g, ' ').trim().toLowerCase()
}
