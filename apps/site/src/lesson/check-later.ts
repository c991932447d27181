/** The knowledge check is fetched when the reader comes near it: most of the lesson is read before. */
import type { CheckPlace } from '../islands/check/check.ts'
import type { Progress } from '../record/record.ts'

const NEAR = '1200px'

/** Waits for the reader; returns what keeps the check up with the record from then on. */
export function startCheckLater(main: HTMLElement, place: CheckPlace): (progress: Progress) => void {
  const section = main.querySelector<HTMLElement>('#knowledge-check')
  let latest: Progress | undefined
  let follow: ((progress: Progress) => void) | undefined
  let loading: Promise<void> | undefined
  const load = (): Promise<void> => {
    loading ??= import('../islands/check/check.ts').then(({ startCheck }) => {
      follow = startCheck(main, place)
      if (latest !== undefined) follow(latest)
    })
    return loading
  }
  if (section !== null) {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        void load()
      },
      { rootMargin: NEAR },
    )
    observer.observe(section)
    section.addEventListener('focusin', () => void load(), { once: true })
    section.addEventListener('submit', (event) => {
      if (follow !== undefined) return
      // Somebody was faster than the network: the answer is judged when the code is here.
      event.preventDefault()
      const form = event.target
      void load().then(() => form instanceof HTMLFormElement && form.requestSubmit())
    })
  }
  return (progress) => {
    latest = progress
    follow?.(progress)
  }
}
