/** What the areas of the library are called on its map. */

const TITLES: Readonly<Record<string, string>> = {
  'ai-ml': 'AI and machine learning',
  nosql: 'NoSQL',
  devops: 'DevOps',
  sql: 'SQL',
}

/** Returns the title of an area: its id in words, where no other is given. */
export function areaTitle(area: string): string {
  const words = area.replaceAll('-', ' ')
  return TITLES[area] ?? words.charAt(0).toUpperCase() + words.slice(1)
}
