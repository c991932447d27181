/**
 * The sitting: which item is asked, what was answered, and what comes next. Everything that must outlive the page is in the
 * log (ratings) or in a draft (a right answer that is not rated yet), so a reload goes on where it was.
 */
import { type DraftStore, localUtcOffsetMinutes } from '@savepoint/platform/browser'
import type { ProgressEvent, ReviewRating } from '@savepoint/progress'
import {
  canCorrect,
  daySummary,
  dueNow,
  type Moment,
  nextAgainMs,
  previewRatings,
  type ReviewCard,
  type ReviewSettings,
  reviewCards,
  reviewSettings,
  variantAt,
} from '@savepoint/review'
import { type LoadedItems, loadItems } from '../islands/check/load-items.ts'
import type { LibraryConcept } from '../record/library.ts'
import { record } from '../record/record.ts'
import { type AskedItem, askItem } from './asked-item.ts'
import { whenText } from './day-words.ts'
import { drawForgottenBar, drawRateBar } from './rate-bar.ts'
import { drawEnd } from './session-end.ts'
import { drawFault, drawLast, drawPlace, leftText } from './session-lines.ts'

/** What was read of the record; the page beside the sitting shows it too. */
export interface Reading {
  readonly cards: readonly ReviewCard[]
  readonly due: readonly ReviewCard[]
  readonly settings: ReviewSettings
  readonly moment: Moment
}

interface Current {
  readonly card: ReviewCard
  readonly stage: 'loading' | 'asked' | 'recalled' | 'forgotten' | 'correcting' | 'leaving'
  readonly asked?: AskedItem
  /** Of the variant that is shown, where there are several. */
  readonly variant?: number
}

export interface SessionOptions {
  readonly box: HTMLElement
  readonly concepts: readonly LibraryConcept[]
  readonly drafts: DraftStore
  readonly onReading: (reading: Reading) => void
}

/** One sitting in one element of the page. */
export class Session {
  readonly #options: SessionOptions
  readonly #titles: ReadonlyMap<string, string>
  /** Items that the pages no longer have, though the library names them. */
  readonly #gone = new Set<string>()
  #events: readonly ProgressEvent[] = []
  #reading: Reading
  #current: Current | undefined
  /** Somebody works on this page: the focus may follow what is shown. */
  #isAtWork = false

  constructor(options: SessionOptions) {
    this.#options = options
    this.#titles = new Map(options.concepts.map((concept) => [concept.id, concept.title]))
    this.#reading = readNow([], options.concepts)
  }

  /** Takes the events of the record, at once and after each change. */
  follow(events: readonly ProgressEvent[]): void {
    this.#events = events
    this.#read()
    const current = this.#current
    const isOutdated =
      current?.stage === 'asked' && !this.#waiting().some((card) => card.item === current.card.item)
    if (current === undefined || isOutdated) this.#advance()
    else if (current.stage === 'asked') this.#showLeft()
  }

  /** Looks again when time has passed; does nothing while an item stands there. */
  refresh(): void {
    if (this.#current !== undefined) return
    this.#read()
    this.#advance()
  }

  /** Chooses an option before the answer, a rating after it. */
  digit(number: number): void {
    const current = this.#current
    if (current?.stage === 'asked') current.asked?.choose(number)
    else if (current?.stage === 'forgotten' && number === 1) this.#next()
    else this.#options.box.querySelectorAll<HTMLButtonElement>('[data-rate]')[number - 1]?.click()
  }

  /** Checks before the answer; after it rates Good, or goes on. */
  enter(): void {
    if (this.#current?.stage === 'asked') this.#current.asked?.check()
    else this.#options.box.querySelector<HTMLButtonElement>('.rate .btn:not(.btn-2)')?.click()
  }

  /** Opens or closes the full answer, once there was one. */
  toggleAnswer(): void {
    this.#current?.asked?.toggleAnswer()
  }

  /** Follows the link into the lesson. */
  openLesson(): void {
    this.#options.box.querySelector<HTMLAnchorElement>('[data-lesson]')?.click()
  }

  /** Shows the last rated item again, to be rated anew. */
  correctLast(): void {
    const last = this.#lastRated()
    if (last !== undefined && this.#current?.stage !== 'leaving') void this.#correct(last)
  }

  #read(): void {
    this.#reading = readNow(this.#events, this.#options.concepts)
    this.#options.onReading(this.#reading)
  }

  #waiting(): readonly ReviewCard[] {
    return this.#reading.due.filter((card) => !this.#gone.has(card.item))
  }

  /** The maximum may have changed while an item stands there. */
  #showLeft(): void {
    const line = this.#options.box.querySelector('.left')
    if (line !== null) line.textContent = leftText(this.#waiting().length)
  }

  #titleOf(concept: string): string {
    return this.#titles.get(concept) ?? concept
  }

  #put(...nodes: readonly Node[]): void {
    const { box } = this.#options
    box.replaceChildren(...nodes)
    if (this.#isAtWork) box.focus()
  }

  #advance(): void {
    const [next] = this.#waiting()
    if (next === undefined) this.#showEnd()
    else void this.#ask(next)
  }

  #next(): void {
    this.#isAtWork = true
    this.#current = undefined
    this.#read()
    this.#advance()
  }

  #showEnd(): void {
    this.#current = undefined
    const { cards, settings, moment } = this.#reading
    const summary = daySummary(cards, moment)
    const againMs = nextAgainMs(cards, moment)
    const titleOf = (concept: string): string => this.#titleOf(concept)
    this.#put(drawEnd({ cards, settings, moment, summary, againMs, titleOf }), ...this.#lastLine())
  }

  async #ask(card: ReviewCard): Promise<void> {
    const here: Current = { card, stage: 'loading' }
    this.#current = here
    const loaded = await loadItems(card.concept).catch((error: unknown) => {
      if (this.#current === here) this.#put(drawFault(error, () => void this.#ask(card)))
      return undefined
    })
    if (loaded === undefined || this.#current !== here) return
    const shown = formAt(loaded, card, card.reviewCount)
    if (shown === undefined) {
      this.#gone.add(card.item)
      this.#advance()
      return
    }
    const { drafts } = this.#options
    const asked = askItem(shown.form, {
      draftKey: typedKey(card),
      onAnswer: (answer) => {
        if (answer?.correct === true) drafts.keep(answerKey(card), answer.answer)
        this.#settle(answer?.correct === true)
      },
    })
    this.#current = { ...here, stage: 'asked', asked, ...shown.variant }
    this.#put(this.#placeLine(card), shown.form, ...this.#lastLine())
    const open = drafts.readNow(answerKey(card))
    if (open !== undefined) asked.restore({ answer: open, correct: true })
    else if (this.#isAtWork) shown.form.querySelector<HTMLInputElement>('input[type="text"]')?.focus()
  }

  /** After the answer: a right one waits for its rating, a wrong one is recorded at once. */
  #settle(isRecalled: boolean): void {
    if (this.#current === undefined) return
    const { card, variant } = this.#current
    const nowMs = Date.now()
    const previews = previewRatings(card, this.#reading.settings, nowMs)
    this.#current = { ...this.#current, stage: isRecalled ? 'recalled' : 'forgotten' }
    if (isRecalled) {
      this.#showBar(drawRateBar(previews, nowMs, (rating) => this.#rate(rating)))
      return
    }
    const [again] = previews
    const when = again === undefined ? '' : whenText(again, nowMs)
    this.#showBar(drawForgottenBar(when, () => this.#next()))
    void record(ratedOf(card, { rating: 'again', correct: false, variant }))
    this.#forgetDrafts(card)
  }

  #showBar(bar: HTMLElement): void {
    const { box } = this.#options
    box.querySelector('.rate')?.remove()
    box.querySelector('form')?.after(bar)
    bar.querySelector<HTMLElement>('.btn:not(.btn-2)')?.focus({ preventScroll: true })
    bar.scrollIntoView({ block: 'nearest' })
  }

  #rate(rating: ReviewRating): void {
    const current = this.#current
    if (current?.stage !== 'recalled' && current?.stage !== 'correcting') return
    const { card, variant } = current
    this.#current = { ...current, stage: 'leaving' }
    void record(ratedOf(card, { rating, correct: true, variant })).then(() => {
      this.#forgetDrafts(card)
      this.#next()
    })
  }

  #forgetDrafts(card: ReviewCard): void {
    this.#options.drafts.forget(typedKey(card))
    this.#options.drafts.forget(answerKey(card))
  }

  /** The last rating that can still be corrected; what was not recalled stays so. */
  #lastRated(): ReviewCard | undefined {
    const nowMs = Date.now()
    return this.#reading.cards
      .filter((card) => card.lastReview?.correct === true && canCorrect(card, nowMs))
      .sort((a, b) => (b.lastReview?.atMs ?? 0) - (a.lastReview?.atMs ?? 0))[0]
  }

  async #correct(card: ReviewCard): Promise<void> {
    const loaded = await loadItems(card.concept).catch(() => undefined)
    const shown = loaded === undefined ? undefined : formAt(loaded, card, card.reviewCount - 1)
    if (shown === undefined) return
    this.#isAtWork = true
    const asked = askItem(shown.form, { draftKey: `${typedKey(card)}:again`, onAnswer: () => {} })
    this.#current = { card, stage: 'correcting', asked, ...shown.variant }
    this.#put(this.#placeLine(card), shown.form)
    asked.reveal()
    const nowMs = Date.now()
    const previews = previewRatings(card, this.#reading.settings, nowMs)
    this.#showBar(drawRateBar(previews, nowMs, (rating) => this.#rate(rating)))
  }

  #placeLine(card: ReviewCard): HTMLElement {
    return drawPlace({ ...card, title: this.#titleOf(card.concept), leftCount: this.#waiting().length })
  }

  #lastLine(): readonly HTMLElement[] {
    const last = this.#lastRated()
    if (last === undefined) return []
    return [drawLast(last, this.#titleOf(last.concept), () => this.correctLast())]
  }
}

function readNow(events: readonly ProgressEvent[], concepts: readonly LibraryConcept[]): Reading {
  const settings = reviewSettings(events)
  const moment = { nowMs: Date.now(), utcOffsetMinutes: localUtcOffsetMinutes }
  const cards = reviewCards(events, concepts, settings)
  return { cards, due: dueNow(cards, settings, moment), settings, moment }
}

/** Returns the form of the variant that is asked at a review; `undefined` when the check no longer has the item. */
function formAt(loaded: LoadedItems, card: ReviewCard, reviewCount: number) {
  const count = loaded.variantCount(card.item)
  const variant = variantAt(card.item, reviewCount, count)
  const form = loaded.formOf(card.item, variant)
  return form === undefined ? undefined : { form, variant: count > 1 ? { variant } : {} }
}

function ratedOf(
  card: ReviewCard,
  {
    variant,
    ...rated
  }: { readonly rating: ReviewRating; readonly correct: boolean; readonly variant: number | undefined },
) {
  const { concept, item } = card
  return {
    kind: 'ReviewRated',
    concept,
    item,
    ...rated,
    ...(variant === undefined ? {} : { variant }),
  } as const
}

/** What is typed into a field, for this review only. */
function typedKey(card: ReviewCard): string {
  return `review:${card.item}:${card.reviewCount}`
}

/** A right answer that waits for its rating. */
function answerKey(card: ReviewCard): string {
  return `review-answer:${card.item}:${card.reviewCount}`
}
