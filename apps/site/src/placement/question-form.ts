/** One question of a placement: the item's own form, which takes an answer and says nothing of whether it was right. */
import { type ItemKind, judge } from '@savepoint/curriculum/judge'
import { answerOf } from '../islands/check/answer.ts'
import { startOrder } from '../islands/check/order.ts'
import { draw } from '../record/draw.ts'
import { drafts as openDrafts } from '../record/record.ts'

export interface QuestionAnswer {
  /** Chosen ids joined by commas, or the text; empty when it is not known. */
  readonly text: string
  /** `null`: the learner said that they do not know. */
  readonly correct: boolean | null
}

/** Makes `form` a question titled `title` and calls `onAnswer` once. */
export function startQuestion(
  form: HTMLFormElement,
  title: string,
  onAnswer: (answer: QuestionAnswer) => void,
): void {
  const kind = (form.dataset.kind ?? 'choice') as ItemKind
  const key = JSON.parse(form.dataset.key ?? '[]') as string[]
  delete form.dataset.key
  form.querySelector('.answer')?.remove()
  const label = form.querySelector('legend .label')
  if (label !== null) label.textContent = `${title}. `
  if (kind === 'order') startOrder(form)
  const dontKnow = draw('button', { type: 'button', class: 'btn-3', 'data-dont-know': '' }, 'I don’t know')
  form
    .querySelector('.acts')
    ?.replaceChildren(draw('button', { type: 'submit', class: 'btn' }, 'Answer'), dontKnow)
  let isAnswered = false
  const answer = (given: QuestionAnswer): void => {
    if (isAnswered) return
    isAnswered = true
    onAnswer(given)
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const given = answerOf(form, kind)
    const judgement = judge(kind, key, given)
    if (judgement.kind === 'notGradable') sayHint(form, judgement.message)
    else answer({ text: given.join(','), correct: judgement.kind === 'right' })
  })
  dontKnow.addEventListener('click', () => answer({ text: '', correct: null }))
  void keepDraft(form)
}

function sayHint(form: HTMLFormElement, message: string): void {
  const line = form.querySelector('[data-verdict]')
  if (line !== null) line.textContent = message
}

async function keepDraft(form: HTMLFormElement): Promise<void> {
  const field = form.querySelector<HTMLInputElement>('input[type="text"]')
  if (field === null) return
  const key = `placement:${form.dataset.item}`
  const drafts = await openDrafts()
  field.addEventListener('input', () => drafts.keep(key, field.value))
  const kept = await drafts.read(key)
  if (kept !== undefined && field.value === '') field.value = kept
}
