/** Ids of headings, from their words. */

const SLUG_LENGTH_MAX = 60

/** Returns a function that gives each heading of one lesson its own id; `start` is taken. */
export function createSlugs(): (title: string) => string {
  const counts = new Map<string, number>([['start', 1]])
  return (title) => {
    const base = slugOf(title)
    let count = (counts.get(base) ?? 0) + 1
    while (count > 1 && counts.has(`${base}-${count}`)) count += 1
    counts.set(base, count)
    if (count === 1) return base
    counts.set(`${base}-${count}`, 1)
    return `${base}-${count}`
  }
}

function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH_MAX)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'section' : slug
}
