/** How alike two titles are, for finding what was slightly renamed. */

const PAIR = 2

/** Returns a number in [0, 1]: the larger of the shares of words and of pairs of letters that both have. */
export function titleSimilarity(a: string, b: string): number {
  return Math.max(dice(titleWords(a), titleWords(b)), dice(letterPairs(a), letterPairs(b)))
}

/** Returns the words of a title, lower case; for scripts without blanks its pairs of characters. */
export function titleWords(title: string): readonly string[] {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}+#]+/gu) ?? []
  return words.flatMap((word) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)
      ? pairsOf(word)
      : [word],
  )
}

function letterPairs(title: string): readonly string[] {
  return (
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}+#]+/gu) ?? []
  ).flatMap(pairsOf)
}

function pairsOf(word: string): readonly string[] {
  if (word.length <= PAIR) return [word]
  return Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + PAIR))
}

/** Twice what both have over what each has, counting repetitions. **Source:** Dice 1945. */
function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const counts = new Map<string, number>()
  for (const part of a) counts.set(part, (counts.get(part) ?? 0) + 1)
  let shared = 0
  for (const part of b) {
    const left = counts.get(part) ?? 0
    if (left > 0) shared += 1
    counts.set(part, left - 1)
  }
  return (2 * shared) / (a.length + b.length)
}
