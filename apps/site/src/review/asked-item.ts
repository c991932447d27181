/** One item as review asks it: it is answered once, then locked, with its explanation. */
import type { ItemKind } from '@savepoint/curriculum/judge'
import { answerOf } from '../islands/check/answer.ts'
import { type ItemAnswer, startItem } from '../islands/check/check.ts'
import { showAnswer } from '../islands/check/verdict.ts'

export interface AskedItem {
  readonly form: HTMLFormElement
  /** Chooses or unchooses the option with this number, from 1. */
  readonly choose: (number: number) => void
  readonly check: () => void
  /** Opens or closes the answer with the reason of every option; only once it was answered. */
  readonly toggleAnswer: () => void
  /** Puts back an answer from before a reload, judged again. */
  readonly restore: (answer: ItemAnswer) => void
  /** Shows the answer of an item that is only looked at again. */
  readonly reveal: () => void
}

export interface AskedListeners {
  readonly draftKey: string
  /** Called once: with the first answer, or `undefined` when the answer was shown instead. */
  readonly onAnswer: (answer: ItemAnswer | undefined) => void
}

/** Starts a fresh form of an item. */
export function askItem(form: HTMLFormElement, { draftKey, onAnswer }: AskedListeners): AskedItem {
  let isAnswered = false
  const answered = (answer: ItemAnswer | undefined): void => {
    if (isAnswered) return
    isAnswered = true
    lock(form)
    if (answer?.correct !== true) openAnswer(form)
    onAnswer(answer)
  }
  form.querySelector('legend .label')?.remove()
  const started = startItem(form, {
    onAnswer: answered,
    onShow: () => answered(undefined),
    draftKey,
  })
  return {
    form,
    choose: (number) => {
      const input = form.querySelectorAll<HTMLInputElement>('.opt-row input')[number - 1]
      if (isAnswered || input === undefined) return
      input.click()
      input.focus()
    },
    check: () => {
      if (!isAnswered) form.requestSubmit()
    },
    toggleAnswer: () => {
      if (!isAnswered) return
      const answer = form.querySelector<HTMLDetailsElement>('.answer')
      if (answer?.open === true) answer.open = false
      else openAnswer(form)
    },
    restore: ({ answer, correct }) => {
      started.restore({
        attemptCount: 1,
        isCorrect: correct,
        isShown: false,
        lastAnswer: answer,
        isLastCorrect: correct,
      })
      // What the form holds now is what was answered, unless the item has changed since.
      const held = answerOf(form, (form.dataset.kind ?? 'choice') as ItemKind).join(',')
      if (held === answer) answered({ answer, correct })
    },
    reveal: () => {
      isAnswered = true
      lock(form)
      openAnswer(form)
    },
  }
}

/** The answer without moving the focus: it stands on what comes next. */
function openAnswer(form: HTMLFormElement): void {
  const focused = document.activeElement
  showAnswer(form)
  if (focused instanceof HTMLElement && focused !== document.body) focused.focus()
}

/** One answer counts; what was chosen stays to be read. */
function lock(form: HTMLFormElement): void {
  form.dataset.locked = ''
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLButtonElement>('input, .order button'))
    control.disabled = true
  const acts = form.querySelector<HTMLElement>('.acts')
  if (acts !== null) acts.hidden = true
}
