/**
 * The knowledge check. Each item is a form that is complete in the page; this judges it, gives the reason of the
 * chosen option, keeps what was typed, records each attempt and shows again what was answered before.
 */

import { type ItemKind, judge } from '@savepoint/curriculum/judge'
import type { ItemProgress } from '@savepoint/progress'
import { drafts as openDrafts, type Progress, record } from '../../record/record.ts'
import { answerOf, restoreAnswer } from './answer.ts'
import { startOrder } from './order.ts'
import { clearVerdict, showAnswer, showHint, showRight, showWrong } from './verdict.ts'

export interface CheckPlace {
  readonly concept: string
  readonly contentHash: string
}

/** Starts every item below `main`; returns what restores the answers given before. */
export function startCheck(main: HTMLElement, place: CheckPlace): (progress: Progress) => void {
  const items = [...main.querySelectorAll<HTMLFormElement>('form[data-item]')].map((form) => {
    const item = form.dataset.item ?? ''
    return startItem(form, {
      onAnswer: ({ answer, correct }) =>
        void record({ kind: 'ItemAnswered', item, answer, correct, ...place }),
      onShow: () => void record({ kind: 'ItemShown', concept: place.concept, item }),
      draftKey: `item:${item}`,
    })
  })
  return ({ view }) => {
    const progress = view.concepts.get(place.concept)
    for (const item of items) item.restore(progress?.items.get(item.id))
  }
}

export interface StartedItem {
  readonly id: string
  /** Shows what was answered before, unless the reader has touched the item by now. */
  readonly restore: (progress: ItemProgress | undefined) => void
}

export interface ItemAnswer {
  /** Chosen ids joined by commas, or the text, as events carry it. */
  readonly answer: string
  readonly correct: boolean
}

export interface ItemListeners {
  /** Called at each judged attempt. */
  readonly onAnswer: (answer: ItemAnswer) => void
  /** Called when the answer is shown before it was found. */
  readonly onShow: () => void
  /** Where what is typed is kept; absent: it is not. */
  readonly draftKey?: string
}

/** Brings one item to life. Lessons record its answers as such; review and placement as their own. */
export function startItem(form: HTMLFormElement, listeners: ItemListeners): StartedItem {
  const id = form.dataset.item ?? ''
  const kind = (form.dataset.kind ?? 'choice') as ItemKind
  const key = JSON.parse(form.dataset.key ?? '[]') as string[]
  let isTouched = false
  if (kind === 'order') startOrder(form)
  const judgeNow = (): void => {
    const answer = answerOf(form, kind)
    const judgement = judge(kind, key, answer)
    if (judgement.kind === 'notGradable') {
      setSpoken(form, true)
      showHint(form, judgement.message)
      return
    }
    const correct = judgement.kind === 'right'
    // A right answer takes the buttons away; a focus that stood there goes to the verdict, which is read out by that.
    const isFocusMoved = correct && form.querySelector('.acts')?.contains(document.activeElement) === true
    setSpoken(form, !isFocusMoved)
    if (correct) showRight(form, answer)
    else showWrong(form, answer)
    if (isFocusMoved) form.querySelector<HTMLElement>('[data-verdict]')?.focus()
    listeners.onAnswer({ answer: answer.join(','), correct })
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    isTouched = true
    if (form.dataset.verdict === 'wrong') clearVerdict(form)
    else judgeNow()
  }
  form.addEventListener('submit', submit)
  form.querySelector('[data-show]')?.addEventListener('click', () => {
    isTouched = true
    showAnswer(form)
    if (form.dataset.verdict !== 'right') listeners.onShow()
  })
  form.addEventListener('input', () => {
    isTouched = true
    if (form.dataset.verdict !== undefined) clearVerdict(form)
  })
  if (listeners.draftKey !== undefined) void keepDraft(form, kind, listeners.draftKey)
  return {
    id,
    restore: (progress) => {
      if (isTouched || progress?.lastAnswer === undefined) return
      isTouched = true
      restoreAnswer(form, kind, progress.lastAnswer)
      setSpoken(form, false)
      const answer = answerOf(form, kind)
      if (progress.isLastCorrect === true) showRight(form, answer)
      else showWrong(form, answer)
    },
  }
}

/** Whether a change of the verdict is read out: what was answered on another day is not. */
function setSpoken(form: HTMLFormElement, isSpoken: boolean): void {
  form.querySelector('[data-verdict]')?.setAttribute('aria-live', isSpoken ? 'polite' : 'off')
}

/** What is typed is kept on every keystroke, and stands there again after a reload. */
async function keepDraft(form: HTMLFormElement, kind: ItemKind, key: string): Promise<void> {
  const field = form.querySelector<HTMLInputElement>('input[type="text"]')
  if (field === null || (kind !== 'text' && kind !== 'number')) return
  const drafts = await openDrafts()
  field.addEventListener('input', () => drafts.keep(key, field.value))
  const kept = await drafts.read(key)
  if (kept !== undefined && field.value === '') field.value = kept
}
