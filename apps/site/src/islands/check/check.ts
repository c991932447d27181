/**
 * The knowledge check. Each item is a form that is complete in the page; this judges it, gives the reason of the
 * chosen option, keeps what was typed, records each attempt and shows again what was answered before.
 */
import type { ItemProgress } from '@savepoint/progress'
import { drafts as openDrafts, type Progress, record } from '../../record/record.ts'
import { answerOf, restoreAnswer } from './answer.ts'
import { type ItemKind, judge } from './judge.ts'
import { startOrder } from './order.ts'
import { clearVerdict, showAnswer, showHint, showRight, showWrong } from './verdict.ts'

export interface CheckPlace {
  readonly concept: string
  readonly contentHash: string
}

/** Starts every item below `main`; returns what restores the answers given before. */
export function startCheck(main: HTMLElement, place: CheckPlace): (progress: Progress) => void {
  const items = [...main.querySelectorAll<HTMLFormElement>('form[data-item]')].map((form) =>
    startItem(form, place),
  )
  return ({ view }) => {
    const progress = view.concepts.get(place.concept)
    for (const item of items) item.restore(progress?.items.get(item.id))
  }
}

interface StartedItem {
  readonly id: string
  readonly restore: (progress: ItemProgress | undefined) => void
}

function startItem(form: HTMLFormElement, place: CheckPlace): StartedItem {
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
    void record({ kind: 'ItemAnswered', item: id, answer: answer.join(','), correct, ...place })
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
    if (form.dataset.verdict !== 'right') void record({ kind: 'ItemShown', concept: place.concept, item: id })
  })
  form.addEventListener('input', () => {
    isTouched = true
    if (form.dataset.verdict !== undefined) clearVerdict(form)
  })
  void keepDraft(form, kind, id)
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
async function keepDraft(form: HTMLFormElement, kind: ItemKind, id: string): Promise<void> {
  const field = form.querySelector<HTMLInputElement>('input[type="text"]')
  if (field === null || (kind !== 'text' && kind !== 'number')) return
  const drafts = await openDrafts()
  field.addEventListener('input', () => drafts.keep(`item:${id}`, field.value))
  const kept = await drafts.read(`item:${id}`)
  if (kept !== undefined && field.value === '') field.value = kept
}
