/** Shows what came of an answer: right, wrong with the reason of that very option, or the whole answer. */

const RIGHT = 'Right.'
const WRONG = 'Not yet.'

/** The answer is right: its reasons and the explanation stand below it. */
export function showRight(form: HTMLFormElement, answer: readonly string[]): void {
  clearVerdict(form)
  form.dataset.verdict = 'right'
  for (const id of answer) markOption(form, id, true)
  say(form, RIGHT, 'good')
  openExplanation(form)
  setActions(form, { check: undefined, show: false })
}

/** The answer is wrong: each chosen wrong option says why; nothing else is given away. */
export function showWrong(form: HTMLFormElement, answer: readonly string[]): void {
  clearVerdict(form)
  form.dataset.verdict = 'wrong'
  const key = JSON.parse(form.dataset.key ?? '[]') as string[]
  const isChosen = form.querySelector('[data-option]') !== null
  const wrong = isChosen ? answer.filter((id) => !key.includes(id)) : []
  for (const id of wrong) markOption(form, id, false)
  say(
    form,
    isChosen && wrong.length === 0 ? `${WRONG} What you chose is right, and something is missing.` : WRONG,
    'bad',
  )
  setActions(form, { check: 'Try again', show: true })
}

/** Nothing to judge yet: says what is missing. */
export function showHint(form: HTMLFormElement, message: string): void {
  say(form, message, 'dim')
}

/** Shows the key, every reason and the explanation. */
export function showAnswer(form: HTMLFormElement): void {
  const answer = form.querySelector<HTMLDetailsElement>('.answer')
  if (answer === null) return
  answer.dataset.shown = ''
  answer.open = true
  answer.querySelector('summary')?.focus()
  setActions(form, { check: form.dataset.verdict === 'wrong' ? 'Try again' : 'Check', show: false })
}

/** Back to an item that waits for an answer; what was chosen stays chosen. */
export function clearVerdict(form: HTMLFormElement): void {
  delete form.dataset.verdict
  for (const row of form.querySelectorAll('[data-option]')) {
    row.classList.remove('wrong', 'right')
    for (const added of row.querySelectorAll('.why, .said')) added.remove()
  }
  const explanation = form.querySelector('.explanation')
  explanation?.remove()
  say(form, '', '')
  setActions(form, { check: 'Check', show: true })
}

function markOption(form: HTMLFormElement, id: string, isRight: boolean): void {
  const row = form.querySelector(`[data-option="${CSS.escape(id)}"]`)
  if (row === null) return
  row.classList.add(isRight ? 'right' : 'wrong')
  const said = document.createElement('span')
  said.className = isRight ? 'said good' : 'said bad'
  said.textContent = isRight ? 'your answer, right' : 'your answer, wrong'
  const why = document.createElement('div')
  why.className = 'why'
  const reason = form.querySelector(`[data-because="${CSS.escape(id)}"] [data-reason]`)
  if (reason !== null) why.append(...[...reason.childNodes].map((node) => node.cloneNode(true)))
  row.append(said, why)
}

function openExplanation(form: HTMLFormElement): void {
  const source = form.querySelector('[data-explanation]')
  if (source === null) return
  const box = document.createElement('div')
  box.className = 'why explanation right'
  box.append(...[...source.childNodes].map((node) => node.cloneNode(true)))
  form.querySelector('.acts')?.before(box)
}

/** The verdict line is a live region: it is read out when it changes. */
function say(form: HTMLFormElement, message: string, tone: string): void {
  const line = form.querySelector('[data-verdict]')
  if (line === null) return
  line.className = `verdict-line ${tone}`.trim()
  line.textContent = message
}

function setActions(
  form: HTMLFormElement,
  actions: { readonly check: string | undefined; readonly show: boolean },
): void {
  const check = form.querySelector<HTMLButtonElement>('button[type="submit"]')
  const show = form.querySelector<HTMLButtonElement>('[data-show]')
  if (check !== null) {
    check.hidden = actions.check === undefined
    check.textContent = actions.check ?? ''
  }
  if (show !== null) show.hidden = !actions.show
}
