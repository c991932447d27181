/** How often to ask and how much a day, with what each choice costs. */
import { REVIEW_LIMITS } from '@savepoint/progress'
import { loadPerDay, type ReviewCard, type ReviewSettings } from '@savepoint/review'
import { record } from '../record/record.ts'
import { countText } from '../shell/words.ts'

const RECORD_AFTER_MS = 600

/** Starts the form; returns what shows the settings of the record and the cost for its cards. */
export function startSettings(
  form: HTMLFormElement,
): (settings: ReviewSettings, cards: readonly ReviewCard[]) => void {
  const retention = field(form, 'retention')
  const dailyMax = field(form, 'dailyMax')
  let cards: readonly ReviewCard[] = []
  let saved: ReviewSettings | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (): void => {
    const chosen = readForm(retention, dailyMax)
    output(form, 'percent', `${retention.value}%`)
    retention.setAttribute('aria-valuetext', `${retention.value}%`)
    const fault = chosen === undefined ? `Write a whole number from 0 to ${REVIEW_LIMITS.dailyMaxMax}.` : ''
    output(form, 'fault', fault)
    dailyMax.toggleAttribute('aria-invalid', fault !== '')
    if (chosen !== undefined) output(form, 'cost', costText(cards, chosen))
  }
  const save = (): void => {
    const chosen = readForm(retention, dailyMax)
    if (chosen === undefined) return
    if (saved?.retention === chosen.retention && saved.dailyMax === chosen.dailyMax) return
    saved = chosen
    void record({ kind: 'ReviewSettingsSet', ...chosen })
  }
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', () => {
    show()
    clearTimeout(timer)
    timer = setTimeout(save, RECORD_AFTER_MS)
  })
  form.addEventListener('change', () => {
    clearTimeout(timer)
    save()
  })
  return (settings, nextCards) => {
    cards = nextCards
    // What is being changed stays as it is until it is recorded.
    if (!form.contains(document.activeElement)) {
      saved = settings
      retention.value = String(Math.round(settings.retention * 100))
      dailyMax.value = String(settings.dailyMax)
    }
    show()
  }
}

function readForm(retention: HTMLInputElement, dailyMax: HTMLInputElement): ReviewSettings | undefined {
  const most = Number(dailyMax.value.trim())
  const isCount = /^\d+$/.test(dailyMax.value.trim()) && most <= REVIEW_LIMITS.dailyMaxMax
  return isCount ? { retention: Number(retention.value) / 100, dailyMax: most } : undefined
}

function costText(cards: readonly ReviewCard[], { retention, dailyMax }: ReviewSettings): string {
  if (dailyMax === 0) return 'Review is paused: nothing is asked, and what comes due waits.'
  if (cards.length === 0) return 'Nothing is under review yet.'
  const load = loadPerDay(cards, retention)
  const aDay = load < 1 ? 'less than one item a day' : `about ${countText(Math.round(load), 'item')} a day`
  const over = load > dailyMax ? ` That is more than ${dailyMax}: some will be put off each day.` : ''
  return `Your ${countText(cards.length, 'item')} ask for ${aDay} at ${Math.round(retention * 100)}%.${over}`
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const input = form.elements.namedItem(name)
  if (!(input instanceof HTMLInputElement)) throw new Error(`The settings have no field ${name}.`)
  return input
}

function output(form: HTMLFormElement, name: string, text: string): void {
  const line = form.querySelector(`[data-output="${name}"]`)
  if (line !== null && line.textContent !== text) line.textContent = text
}
