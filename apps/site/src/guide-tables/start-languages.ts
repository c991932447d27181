/** The table of languages under a reader's weights: ranked anew at each change, kept on every one. */
import { drafts as openDrafts } from '../record/record.ts'
import { parseWeights, type RankedLanguage, rankLanguages } from './rank-languages.ts'

const DRAFT_KEY = 'languages:weights'
const SAY_AFTER_MS = 400

interface WeightField {
  readonly input: HTMLInputElement
  readonly output: HTMLOutputElement | null
}

function showRanking(body: HTMLElement, ranked: readonly RankedLanguage[]): void {
  const rows = new Map(
    [...body.querySelectorAll<HTMLElement>('tr')].map((row) => [row.dataset.language ?? '', row]),
  )
  for (const { id, points } of ranked) {
    const row = rows.get(id)
    if (row === undefined) continue
    const cell = row.querySelector('[data-points]')
    if (cell !== null) cell.textContent = points === undefined ? '' : `${points}`
    body.append(row)
  }
}

/** What a reader who cannot see the table is told, once they stop moving. */
function createSpeaker(
  place: Element | null,
): (ranked: readonly RankedLanguage[], body: HTMLElement) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (ranked, body) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const [first] = ranked
      const title = body.querySelector(`[data-language="${first?.id}"] th`)?.textContent?.trim()
      if (place === null || first === undefined) return
      place.textContent =
        first.points === undefined
          ? 'Nothing counts: give a criterion some weight.'
          : `First: ${title}, ${first.points} of 100.`
    }, SAY_AFTER_MS)
  }
}

async function start(form: HTMLFormElement, body: HTMLElement): Promise<void> {
  const languages = [...body.querySelectorAll<HTMLElement>('tr')].map((row) => ({
    id: row.dataset.language ?? '',
    shares: (row.dataset.shares ?? '').split(',').map(Number),
  }))
  const fields: readonly WeightField[] = [
    ...form.querySelectorAll<HTMLInputElement>('input[type="range"]'),
  ].map((input) => ({ input, output: form.querySelector<HTMLOutputElement>(`output[for="${input.id}"]`) }))
  const say = createSpeaker(form.querySelector('[data-first]'))
  const weights = (): readonly number[] => fields.map(({ input }) => Number(input.value))
  const show = (): void => {
    for (const { input, output } of fields) if (output !== null) output.textContent = input.value
    const ranked = rankLanguages(languages, weights())
    showRanking(body, ranked)
    say(ranked, body)
  }
  const drafts = await openDrafts()
  form.addEventListener('input', () => {
    drafts.keep(DRAFT_KEY, weights().join(','))
    show()
  })
  form.addEventListener('reset', () => {
    drafts.forget(DRAFT_KEY)
    // The fields get their first values back after this event.
    setTimeout(show)
  })
  const kept = parseWeights((await drafts.read(DRAFT_KEY)) ?? '', fields.length)
  for (const [index, { input }] of fields.entries())
    if (kept !== undefined) input.value = `${kept[index] ?? 0}`
  if (kept !== undefined) show()
}

const form = document.querySelector<HTMLFormElement>('[data-weights]')
const body = document.querySelector<HTMLElement>('[data-languages]')
if (form !== null && body !== null) void start(form, body)
