/** Writes computed keys into checks.yaml: only the keys of generator cases change, every other character stays. */

import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml'

/** For each item, the key of each case in order; `undefined` leaves that of a case as it is. */
export type ComputedKeys = ReadonlyMap<string, readonly (string | undefined)[]>

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Returns `checks` (the text of checks.yaml) with the keys of `computed`. */
export function recordKeys(checks: string, computed: ComputedKeys): string {
  const root = parseDocument(checks).contents
  const items = isMap(root) ? valueIn(root, 'items') : undefined
  if (!isSeq(items)) return checks
  const edits = items.items.flatMap((item): readonly Edit[] => {
    if (!isMap(item)) return []
    const id = valueIn(item, 'id')
    const generator = valueIn(item, 'generator')
    const keys = isScalar(id) ? computed.get(String(id.value)) : undefined
    if (keys === undefined || !isSeq(generator)) return []
    return generator.items.flatMap((one, index) => {
      const key = keys[index]
      return key === undefined || !isMap(one) ? [] : [editOf(checks, one, key)]
    })
  })
  // From the last to the first, so that the places before stay where they are.
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), checks)
}

function editOf(checks: string, one: YAMLMap, key: string): Edit {
  const text = JSON.stringify(key)
  const known = pairIn(one, 'key')
  const value = known?.value
  if (isScalar(value) && value.range != null) {
    const [start, end] = value.range
    // A field without a value has an empty range right after the colon.
    return start === end ? { start, end, text: ` ${text}` } : { start, end, text }
  }
  const end = endOfLastValue(one)
  if (one.flow === true) return { start: end, end, text: `, key: ${text}` }
  const indent = ' '.repeat(columnOf(checks, one.range?.[0] ?? 0))
  return { start: end, end, text: `\n${indent}key: ${text}` }
}

/** Where the last value of the map ends, without what follows it. */
function endOfLastValue(one: YAMLMap): number {
  const last = one.items.at(-1)?.value as { readonly range?: readonly number[] | null } | null | undefined
  return last?.range?.[1] ?? one.range?.[1] ?? 0
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

function pairIn(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
}

function valueIn(map: YAMLMap, key: string): unknown {
  return pairIn(map, key)?.value
}
