/** Steps to put in order: buttons for everybody, and arrow keys on a button move its step. */

/** Starts the buttons and keys of an ordering item. */
export function startOrder(form: HTMLFormElement): void {
  const list = form.querySelector<HTMLElement>('[data-order]')
  if (list === null) return
  const move = (step: HTMLElement, by: 'up' | 'down', button: HTMLElement): void => {
    const other = by === 'up' ? step.previousElementSibling : step.nextElementSibling
    if (other === null) return
    if (by === 'up') other.before(step)
    else other.after(step)
    name(list)
    button.focus()
    form.dispatchEvent(new Event('input'))
    const status = form.querySelector('[data-verdict]')
    if (status !== null)
      status.textContent = `Now step ${[...list.children].indexOf(step) + 1} of ${list.children.length}.`
  }
  list.addEventListener('click', (event) => {
    const button = buttonOf(event)
    const step = button?.closest<HTMLElement>('[data-step]')
    if (button != null && step != null) move(step, button.dataset.move === 'up' ? 'up' : 'down', button)
  })
  list.addEventListener('keydown', (event) => {
    const button = buttonOf(event)
    const step = button?.closest<HTMLElement>('[data-step]')
    if (button == null || step == null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(step, event.key === 'ArrowUp' ? 'up' : 'down', button)
  })
  name(list)
}

function buttonOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-move]') : null
}

/** Buttons are named by their step and place, so that a screen reader needs no picture of the list. */
function name(list: HTMLElement): void {
  for (const [index, step] of [...list.children].entries()) {
    const text = step.firstElementChild?.textContent ?? ''
    for (const button of step.querySelectorAll<HTMLElement>('[data-move]')) {
      button.setAttribute('aria-label', `Move ${button.dataset.move}: ${text}, step ${index + 1}`)
    }
  }
}
