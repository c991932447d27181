/**
 * The entropy of a yes-or-no question, by the four operations alone: `Math.log` may differ in its last bit between
 * machines, and one bit is enough for another question to come next.
 */

const TERMS = 12

/** Returns the entropy in bits of something that holds with `probability`. */
export function binaryEntropy(probability: number): number {
  if (probability <= 0 || probability >= 1) return 0
  const other = 1 - probability
  return -(probability * naturalLog(probability) + other * naturalLog(other)) / Math.LN2
}

/** ln x for x > 0: x = m 2^k with m in [0.75, 1.5), and ln m = 2 artanh((m-1)/(m+1)). Error below 1e-15 relative to 1. */
function naturalLog(x: number): number {
  let mantissa = x
  let exponent = 0
  while (mantissa < 0.75) {
    mantissa *= 2
    exponent -= 1
  }
  while (mantissa >= 1.5) {
    mantissa /= 2
    exponent += 1
  }
  const ratio = (mantissa - 1) / (mantissa + 1)
  const square = ratio * ratio
  let sum = 0
  let power = ratio
  for (let term = 0; term < TERMS; term += 1) {
    sum += power / (2 * term + 1)
    power *= square
  }
  return 2 * sum + exponent * Math.LN2
}
