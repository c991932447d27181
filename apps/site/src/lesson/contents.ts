/** Follows the reader: marks the current section in the contents and tells when another one was reached. */

/** A section counts as reached when its top has passed this part of the screen for a while. */
const LINE = 0.45
const STAY_MS = 1_200

/** Marks the contents while the page scrolls; calls `onReached` with each new place after the reader has moved. */
export function followContents(main: HTMLElement, onReached: (section: string) => void): void {
  const sections = [...main.querySelectorAll<HTMLElement>('[data-section]')]
  const entries = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')].map((link) => [
      link.hash.slice(1),
      link,
    ]),
  )
  let current = ''
  let reached = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const mark = (): void => {
    const section = sectionAt(sections)
    if (section === current) return
    entries.get(current)?.parentElement?.removeAttribute('aria-current')
    entries.get(section)?.parentElement?.setAttribute('aria-current', 'true')
    current = section
  }
  const onScroll = (): void => {
    mark()
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (current === reached || current === '') return
      reached = current
      onReached(current)
    }, STAY_MS)
  }
  addEventListener('scroll', onScroll, { passive: true })
  mark()
}

function sectionAt(sections: readonly HTMLElement[]): string {
  const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2
  if (atEnd && scrollY > 0) return sections.at(-1)?.dataset.section ?? ''
  const line = innerHeight * LINE
  const passed = sections.findLast((section) => section.getBoundingClientRect().top <= line)
  return (passed ?? sections[0])?.dataset.section ?? ''
}
