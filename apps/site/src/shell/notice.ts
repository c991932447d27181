/** One quiet line at the foot of the page, read out politely: storage refused, a new version ready. */

/** Shows `message` in the page's notice line, with an optional action beside it. */
export function sayNotice(
  message: string,
  action?: { readonly label: string; readonly run: () => void },
): void {
  const line = noticeLine()
  line.textContent = `${message} `
  line.hidden = false
  if (action === undefined) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn-3'
  button.textContent = action.label
  button.addEventListener('click', action.run)
  line.append(button)
}

function noticeLine(): HTMLElement {
  const found = document.querySelector<HTMLElement>('[data-notice]')
  if (found !== null) return found
  const line = document.createElement('p')
  line.dataset.notice = ''
  line.setAttribute('role', 'status')
  document.body.append(line)
  return line
}
