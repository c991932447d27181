/** Style sheets that only some visits need: linked when the code that draws with them is loaded. */

const linked = new Set<string>()

/** Links the style sheet at `address` to this page, once. */
export function linkStyles(address: string): void {
  if (linked.has(address)) return
  linked.add(address)
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = address
  document.head.append(link)
}
