/** An item of a knowledge check as text for a terminal, and answers as people type them there. */

import type { Item } from '@savepoint/curriculum'
import { createRandom } from '@savepoint/std'
import { htmlText } from './html-text.ts'

interface Choice {
  readonly id: string
  readonly html: string
}

/** Returns the stem and, for kinds that have them, numbered options or steps. */
export function itemText(item: Item, width: number): string {
  const lines = choicesOf(item).map(({ html }, index) => {
    const [first = '', ...rest] = htmlText(html, width - 4).split('\n')
    return [`${String(index + 1).padStart(2)}. ${first}`, ...rest.map((line) => `    ${line}`)].join('\n')
  })
  return [htmlText(item.stemHtml, width), ...(lines.length === 0 ? [] : [lines.join('\n')])].join('\n\n')
}

/** Returns how to answer, as the prompt says it. */
export function answerHint(item: Item): string {
  switch (item.kind) {
    case 'choice':
      return 'number'
    case 'multiple':
      return 'numbers, such as 1,3'
    case 'order':
      return 'numbers in order, such as 3,1,2'
    case 'number':
      return item.unit
    case 'text':
      return 'text'
  }
}

/**
 * Reads an answer: for items with options or steps their ids or their numbers as shown, separated by commas or blanks; else
 * the text. Unknown ids stay as they are, and are wrong.
 */
export function readAnswer(item: Item, text: string): readonly string[] {
  const choices = choicesOf(item)
  if (item.kind === 'number' || item.kind === 'text') return [text]
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => (choices.some(({ id }) => id === part) ? part : (choices[Number(part) - 1]?.id ?? part)))
}

/** Returns the key and the explanation, with the reason of each chosen wrong option. */
export function answerText(item: Item, answer: readonly string[], width: number): string {
  const parts: string[] = []
  if (item.kind === 'choice' || item.kind === 'multiple') {
    for (const option of item.options) {
      const isChosen = answer.includes(option.id)
      if (!isChosen && !option.isCorrect) continue
      const said = option.isCorrect ? 'Right' : 'Wrong'
      parts.push(`${said}: ${htmlText(option.html, width)}\n${htmlText(option.becauseHtml, width)}`)
    }
  } else if (item.kind === 'order') {
    parts.push(item.steps.map((step, index) => `${index + 1}. ${htmlText(step.html, width - 3)}`).join('\n'))
  } else if (item.kind === 'number') {
    parts.push(`${item.answer} ${item.unit}`)
  } else {
    parts.push(item.answers[0] ?? '')
  }
  return [...parts, htmlText(item.explanationHtml, width)].join('\n\n')
}

/** Returns options as they stand, and steps mixed by their ids, never in the right order. */
export function choicesOf(item: Item): readonly Choice[] {
  if (item.kind === 'choice' || item.kind === 'multiple') return item.options
  if (item.kind !== 'order') return []
  const place = (step: Choice): number => createRandom(0).fork(`${item.id}/${step.id}`).uint32()
  const mixed = [...item.steps].sort((a, b) => place(a) - place(b))
  const isRight = mixed.every((step, index) => step.id === item.steps[index]?.id)
  return isRight ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed
}
