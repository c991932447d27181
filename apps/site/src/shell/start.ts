/** What every page starts with: the theme button, the search keys, the service worker when there is time. */
import { followErasing } from '../record/record.ts'
import { onKeys } from './keys.ts'
import { registerWorker } from './register-worker.ts'
import { chooseTheme, followSettings, shownTheme } from './theme.ts'

function startTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]')
  if (button === null) return
  const name = (): void => {
    button.textContent = shownTheme() === 'dark' ? 'Light' : 'Dark'
  }
  button.addEventListener('click', () => {
    void chooseTheme(shownTheme() === 'dark' ? 'light' : 'dark')
    name()
  })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', name)
  void followSettings(name)
  name()
}

function startPalette(): void {
  const open = (event: Event): void => {
    event.preventDefault()
    void import('../search/palette.ts').then(({ openPalette }) => openPalette())
  }
  for (const link of document.querySelectorAll('[data-palette]')) link.addEventListener('click', open)
  onKeys({ '/': open })
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'k') open(event)
  })
}

/** The phone's menu closes with Escape and when something else is reached. */
function startMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>('.menu')
  if (menu === null) return
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    menu.open = false
    menu.querySelector('summary')?.focus()
  })
  document.addEventListener('focusin', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  })
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  })
}

startTheme()
startPalette()
startMenu()
void followErasing()
registerWorker()
