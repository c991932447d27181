/** The import page: drop, paste or open a document, look at what was read of it, accept. */
import type { ProgressPayload } from '@savepoint/progress'
import { announce } from '../engine/announce.ts'
import { draw } from '../record/draw.ts'
import { loadLibrary, type SiteLibrary } from '../record/library.ts'
import { drafts, readLog, record } from '../record/record.ts'
import { siteUrl } from '../shell/site-url.ts'
import { countsText, drawChanges, drawPreviewTree, drawRemarks } from './draw-preview.ts'
import { prepareAnywhere } from './prepare-anywhere.ts'
import type { PreparedImport } from './prepare-import.ts'

const DRAFT_KEY = 'import:pasted'
const TYPING_PAUSE_MS = 400
const FILE_BYTES_MAX = 20_000_000

interface Document {
  readonly text: string
  readonly source: string
}

class ImportPage {
  readonly #field = getElement<HTMLTextAreaElement>('[data-paste]')
  readonly #preview = getElement<HTMLElement>('[data-preview]')
  readonly #status = getElement<HTMLElement>('[data-import-status]')
  #running: AbortController | undefined
  #document: Document | undefined
  #isNearing = false

  async start(): Promise<void> {
    const store = await drafts()
    const kept = await store.read(DRAFT_KEY)
    if (kept !== undefined && kept !== '' && this.#field.value === '') {
      this.#field.value = kept
      void this.#show({ text: kept, source: 'pasted' })
    }
    let pause: ReturnType<typeof setTimeout> | undefined
    this.#field.addEventListener('input', () => {
      store.keep(DRAFT_KEY, this.#field.value)
      clearTimeout(pause)
      pause = setTimeout(
        () => void this.#show({ text: this.#field.value, source: 'pasted' }),
        TYPING_PAUSE_MS,
      )
    })
    const input = getElement<HTMLInputElement>('[data-open-file]')
    input.addEventListener('change', () => {
      const [file] = input.files ?? []
      if (file !== undefined) void this.#open(file)
      input.value = ''
    })
    this.#startDrop()
  }

  #startDrop(): void {
    const zone = getElement<HTMLElement>('[data-drop]')
    const near = (isNear: boolean): void => {
      if (this.#isNearing === isNear) return
      this.#isNearing = isNear
      zone.classList.toggle('near', isNear)
    }
    addEventListener('dragover', (event) => {
      event.preventDefault()
      near(true)
    })
    addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) near(false)
    })
    addEventListener('drop', (event) => {
      event.preventDefault()
      near(false)
      const [file] = event.dataTransfer?.files ?? []
      const text = event.dataTransfer?.getData('text/plain') ?? ''
      if (file !== undefined) void this.#open(file)
      else if (text !== '') void this.#show({ text, source: 'pasted' })
    })
  }

  async #open(file: File): Promise<void> {
    if (file.size > FILE_BYTES_MAX) {
      this.#fail(
        `${file.name} was not read.`,
        `It has ${Math.round(file.size / 1e6)} MB; the limit is ${FILE_BYTES_MAX / 1e6} MB. Nothing was changed. Import a part of it.`,
      )
      return
    }
    await this.#show({ text: await file.text(), source: file.name })
  }

  async #show(document: Document, { as = 'guess', title = '' } = {}): Promise<void> {
    this.#running?.abort(new Error('Another document was opened.'))
    const running = new AbortController()
    this.#running = running
    this.#document = document
    if (document.text.trim() === '') {
      this.#preview.replaceChildren()
      this.#status.textContent = ''
      return
    }
    this.#status.textContent = `Reading ${document.source}…`
    try {
      const [library, events] = await Promise.all([loadLibrary(), readLog()])
      const input = { ...document, events, library: matchLibrary(library), as, title }
      const prepared = await prepareAnywhere(input, running.signal)
      if (!running.signal.aborted) this.#paint(prepared, library)
    } catch (error) {
      if (!running.signal.aborted)
        this.#fail(
          `${document.source} was not read.`,
          `${error instanceof Error ? error.message : String(error)} Your text is kept. Try again.`,
        )
    }
  }

  #paint(prepared: PreparedImport, library: SiteLibrary): void {
    const { plan, diagnostics } = prepared
    const noOutline = diagnostics.find(({ code }) => code === 'noOutline')
    if (noOutline !== undefined) {
      this.#fail('Nothing to tick was found.', noOutline.message)
      return
    }
    const titles = new Map(library.concepts.map(({ id, title }) => [id, title]))
    const counts = countsText(plan.counts)
    this.#status.textContent = ''
    const tree = {
      nodes: plan.document.nodes,
      checked: new Set(plan.checked),
      titleOf: (id: string) => titles.get(id) ?? id,
    }
    this.#preview.replaceChildren(
      draw('h2', {}, plan.document.title),
      draw('p', { class: 'sumline', 'data-counts': '' }, counts),
      this.#accepting(prepared),
      ...(plan.changes === undefined ? [] : drawChanges(plan.changes)),
      ...(plan.keptCount === 0
        ? []
        : [
            draw(
              'p',
              { class: 'dim' },
              `${plan.keptCount} ticked in the document, set to something else here: your status stays.`,
            ),
          ]),
      ...(diagnostics.length === 0
        ? []
        : [
            draw(
              'details',
              { class: 'pv-out', 'data-left-out': '' },
              draw('summary', {}, `Left out or changed: ${diagnostics.length}`),
              ...drawRemarks(diagnostics),
            ),
          ]),
      draw('div', { class: 'pv', 'data-preview-tree': '' }, ...drawPreviewTree(tree)),
    )
    announce(`${plan.document.title}: ${counts}`)
  }

  /** Its title, what it is imported as, and the button that does it. */
  #accepting({ plan, as, known }: PreparedImport): HTMLElement {
    const button = draw('button', { class: 'btn', type: 'button', 'data-accept': '' }, 'Import')
    button.addEventListener('click', () => {
      button.disabled = true
      void this.#accept(plan.document.id, plan.payloads)
    })
    const title = draw('input', { id: 'import-title', autocomplete: 'off', value: plan.document.title })
    const select = draw(
      'select',
      { id: 'import-as' },
      draw('option', { value: 'new' }, 'a new roadmap'),
      ...known.map((one) => draw('option', { value: one.id }, `a newer version of ${one.title}`)),
    )
    select.value = as
    for (const field of [title, select])
      field.addEventListener('change', () => {
        if (this.#document !== undefined)
          void this.#show(this.#document, { as: select.value, title: title.value.trim() })
      })
    const choice = known.length === 0 ? [] : [draw('label', { for: 'import-as' }, 'Import as'), select]
    return draw(
      'div',
      { class: 'pv-accept' },
      draw('label', { for: 'import-title' }, 'Title'),
      title,
      ...choice,
      button,
    )
  }

  async #accept(id: string, payloads: readonly ProgressPayload[]): Promise<void> {
    await record(...payloads)
    const store = await drafts()
    store.forget(DRAFT_KEY)
    await store.settled()
    location.assign(`${siteUrl('roadmaps/imported/')}?id=${encodeURIComponent(id)}`)
  }

  #fail(title: string, message: string): void {
    this.#status.textContent = ''
    this.#preview.replaceChildren(
      draw(
        'div',
        { class: 'error', role: 'alert' },
        draw('p', {}, draw('b', {}, title)),
        draw('p', { class: 'dim' }, message),
      ),
    )
  }
}

function matchLibrary({ concepts, terms }: SiteLibrary) {
  return { concepts: concepts.map(({ id, title }) => ({ id, title })), terms }
}

function getElement<T extends Element>(selector: string): T {
  const element = document.querySelector<T>(selector)
  if (element === null) throw new Error(`The page has no ${selector}.`)
  return element
}

void new ImportPage().start()
