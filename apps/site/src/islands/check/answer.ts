/** Reads an item's answer from its form, and puts an earlier one back. */
import type { ItemKind } from '@savepoint/curriculum/judge'

/** Returns the chosen ids, the order of the steps, or the typed text as one element. */
export function answerOf(form: HTMLFormElement, kind: ItemKind): readonly string[] {
  if (kind === 'order') return steps(form).map((step) => step.dataset.step ?? '')
  if (kind === 'number' || kind === 'text')
    return [form.querySelector<HTMLInputElement>('input[type="text"]')?.value ?? '']
  return inputs(form)
    .filter((input) => input.checked)
    .map((input) => input.value)
}

/** Puts back an answer as it was recorded: ids joined by commas, or the text. */
export function restoreAnswer(form: HTMLFormElement, kind: ItemKind, recorded: string): void {
  if (kind === 'number' || kind === 'text') {
    const field = form.querySelector<HTMLInputElement>('input[type="text"]')
    if (field !== null) field.value = recorded
    return
  }
  const ids = recorded.split(',')
  if (kind === 'order') {
    const byId = new Map(steps(form).map((step) => [step.dataset.step ?? '', step]))
    const list = form.querySelector('[data-order]')
    for (const id of ids) {
      const step = byId.get(id)
      if (step !== undefined) list?.append(step)
    }
    return
  }
  for (const input of inputs(form)) input.checked = ids.includes(input.value)
}

function steps(form: HTMLFormElement): readonly HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>('[data-step]')]
}

function inputs(form: HTMLFormElement): readonly HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[name="answer"]')]
}
