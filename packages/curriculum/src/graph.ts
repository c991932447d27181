/**
 * Questions about the prerequisite graph. All functions are pure, take the concepts that they may see, ignore
 * prerequisites outside of them, and answer in the order that the concepts are given in wherever they may choose.
 */

/** What the graph needs of a concept. */
export interface GraphConcept {
  readonly id: string
  readonly prerequisites: readonly string[]
}

export interface ClosureOptions {
  /** Left out, and nothing that only they are built on is added. */
  readonly known?: ReadonlySet<string>
}

/**
 * Returns `targets` and everything they are built on, each once, prerequisites before dependents. A target whose
 * turn comes early stands early: the walk takes targets in the order given and adds only what is still missing.
 * **Cost:** O(concepts + prerequisites).
 */
export function prerequisiteClosure(
  concepts: readonly GraphConcept[],
  targets: readonly string[],
  { known = new Set() }: ClosureOptions = {},
): readonly string[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const order: string[] = []
  const entered = new Set(known)
  for (const target of targets) {
    // An explicit stack: a chain of prerequisites may be longer than the call stack is deep.
    const stack: { readonly concept: GraphConcept; next: number }[] = []
    const enter = (id: string): void => {
      const concept = byId.get(id)
      if (concept === undefined || entered.has(id)) return
      entered.add(id)
      stack.push({ concept, next: 0 })
    }
    enter(target)
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const prerequisite = top.concept.prerequisites[top.next]
      top.next += 1
      if (prerequisite !== undefined) enter(prerequisite)
      else {
        order.push(top.concept.id)
        stack.pop()
      }
    }
  }
  return order
}

/** For each concept, everything it is built on, itself not included. **Cost:** O(concepts x ancestors). */
export function ancestorsOf(concepts: readonly GraphConcept[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const ancestors = new Map<string, ReadonlySet<string>>()
  const order = prerequisiteClosure(
    concepts,
    concepts.map((concept) => concept.id),
  )
  for (const id of order) {
    const all = new Set<string>()
    for (const prerequisite of byId.get(id)?.prerequisites ?? []) {
      if (!byId.has(prerequisite)) continue
      all.add(prerequisite)
      for (const further of ancestors.get(prerequisite) ?? []) all.add(further)
    }
    ancestors.set(id, all)
  }
  return ancestors
}

/** For each concept, its prerequisites without those that another of them is built on already. */
export function transitiveReduction(
  concepts: readonly GraphConcept[],
): ReadonlyMap<string, readonly string[]> {
  const ancestors = ancestorsOf(concepts)
  return new Map(
    concepts.map(({ id, prerequisites }) => {
      const inside = [...new Set(prerequisites)].filter((one) => ancestors.has(one))
      return [id, inside.filter((one) => !inside.some((other) => ancestors.get(other)?.has(one) === true))]
    }),
  )
}
