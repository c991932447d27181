/** Draws a way through points as one stroke from left to right. Pure. */

interface Point {
  readonly x: number
  readonly y: number
}

/** Returns an SVG path in whole pixels that leaves and reaches every point horizontally. */
export function smoothPath(points: readonly Point[]): string {
  const rounded = points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
  return rounded
    .map((point, index) => {
      const before = rounded[index - 1]
      if (before === undefined) return `M${point.x} ${point.y}`
      if (before.y === point.y) return `H${point.x}`
      const middle = Math.round((before.x + point.x) / 2)
      return `C${middle} ${before.y} ${middle} ${point.y} ${point.x} ${point.y}`
    })
    .join('')
}
