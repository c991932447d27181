/** One polite live region for the page, so that results are heard without focus being moved. */

let region: HTMLElement | undefined

/** Says `text` to assistive technology once what it is saying now is done. */
export function announce(text: string): void {
  if (region === undefined || !region.isConnected) {
    region = document.createElement('div')
    region.className = 'vh'
    region.setAttribute('role', 'status')
    region.dataset['announcer'] = ''
    document.body.append(region)
  }
  // Cleared first, so that the same sentence said twice is heard twice.
  region.textContent = ''
  const target = region
  requestAnimationFrame(() => {
    target.textContent = text
  })
}
