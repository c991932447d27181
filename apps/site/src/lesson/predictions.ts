/** A cell that asks first: its output stays covered until the reader has said what it will be, or asks for it. */
import { drafts as openDrafts, type Progress, record } from '../record/record.ts'

/** Starts every prediction form of the lesson. Returns what uncovers the cells that were predicted before. */
export function startPredictions(main: HTMLElement, concept: string): (progress: Progress) => void {
  const cells = [...main.querySelectorAll<HTMLElement>('.cell[data-predict]')]
  for (const cell of cells) void startOne(cell, concept)
  return ({ view }) => {
    const made = view.concepts.get(concept)?.predictions
    for (const cell of cells) {
      const prediction = made?.get(Number(cell.dataset.cell))
      if (prediction !== undefined) uncover(cell, prediction)
    }
  }
}

async function startOne(cell: HTMLElement, concept: string): Promise<void> {
  const form = cell.querySelector<HTMLFormElement>('[data-cell-predict]')
  const field = form?.querySelector<HTMLInputElement>('input')
  if (form == null || field == null) return
  const number = Number(cell.dataset.cell)
  const key = `prediction:${concept}:${number}`
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const prediction = field.value.trim()
    if (prediction === '') return field.focus()
    void record({ kind: 'PredictionMade', concept, cell: number, prediction })
    uncover(cell, prediction)
  })
  form.querySelector('[data-predict-skip]')?.addEventListener('click', () => uncover(cell, ''))
  const drafts = await openDrafts()
  field.addEventListener('input', () => drafts.keep(key, field.value))
  const kept = await drafts.read(key)
  if (field.value === '' && kept !== undefined) field.value = kept
}

function uncover(cell: HTMLElement, prediction: string): void {
  cell.dataset.shown = ''
  if (prediction !== '') cell.dataset.prediction = prediction
  const answers = cell.querySelector<HTMLElement>('.predict-a')
  const said = cell.querySelector<HTMLElement>('[data-predicted]')
  if (answers !== null) answers.hidden = true
  if (said === null) return
  said.hidden = prediction === ''
  said.textContent = `You predicted: ${prediction}`
}
