/**
 * A parsed statement as plain JSON, and one-edit variants of it. A rule looks at one node with the knowledge of where
 * it stands and returns replacements; the walk puts each into an otherwise untouched copy of the whole tree.
 */

export type Tree = null | boolean | number | string | readonly Tree[] | TreeNode
export type TreeNode = { readonly [key: string]: Tree | undefined }

/** A replacement for the node that a rule was given. */
export interface Edit {
  /** What was done, for the report: `join`, `bound`, `predicate`. */
  readonly operator: string
  readonly node: TreeNode
}

/** Where a node stands: keys from the root down, indexes left out. */
export type Ancestry = readonly string[]

/** Returns the one-edit variants of a node; `kind` is its type in the grammar, such as `SelectStmt`. */
export type Rule = (kind: string, node: TreeNode, ancestry: Ancestry) => readonly Edit[]

export interface Variant {
  readonly operator: string
  readonly tree: Tree
}

/** Returns every variant of `tree` that one application of one rule makes, in the order of the text. */
export function variantsOf(tree: Tree, rules: readonly Rule[], ancestry: Ancestry = []): readonly Variant[] {
  if (isTreeList(tree)) {
    return tree.flatMap((item, index) =>
      variantsOf(item, rules, ancestry).map(({ operator, tree: changed }) => ({
        operator,
        tree: tree.map((other, position) => (position === index ? changed : other)),
      })),
    )
  }
  if (!isNode(tree)) return []
  return Object.entries(tree).flatMap(([key, child]) => {
    if (child === undefined) return []
    const replaceChild = (changed: Tree): TreeNode => ({ ...tree, [key]: changed })
    const own = isNode(child) ? rules.flatMap((rule) => rule(key, child, ancestry)) : []
    return [
      ...own.map(({ operator, node }) => ({ operator, tree: replaceChild(node) })),
      ...variantsOf(child, rules, [...ancestry, ...placeOf(key, child)]).map(
        ({ operator, tree: changed }) => ({ operator, tree: replaceChild(changed) }),
      ),
    ]
  })
}

/** Adds `EXISTS` below such a subquery, whose select list means nothing. */
function placeOf(key: string, child: Tree): readonly string[] {
  const isExistence = isNode(child) && child.subLinkType === 'EXISTS_SUBLINK'
  return isExistence ? [key, 'EXISTS'] : [key]
}

/** Says whether `tree` is a node with fields. */
export function isNode(tree: Tree | undefined): tree is TreeNode {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree)
}

/** Says whether `tree` is a list. */
function isTreeList(tree: Tree | undefined): tree is readonly Tree[] {
  return Array.isArray(tree)
}

/** Returns the list under `key`; empty when there is none. */
export function listAt(node: TreeNode, key: string): readonly Tree[] {
  const value = node[key]
  return isTreeList(value) ? value : []
}

/** Returns the node of type `kind` under `key`, unwrapped: grammar nodes are wrapped as `{ Kind: fields }`. */
export function nodeAt(node: TreeNode, key: string, kind: string): TreeNode | undefined {
  const wrapped = node[key]
  const inner = isNode(wrapped) ? wrapped[kind] : undefined
  return isNode(inner) ? inner : undefined
}

/** Returns `node` without `key`. */
export function without(node: TreeNode, key: string): TreeNode {
  return Object.fromEntries(Object.entries(node).filter(([name]) => name !== key))
}

/** Returns one copy of `node` for each item of the list under `key`, with that item left out. */
export function withoutEach(
  node: TreeNode,
  key: string,
  keep: (item: Tree) => boolean = () => false,
): readonly TreeNode[] {
  const list = listAt(node, key)
  return list.flatMap((item, index) => {
    if (keep(item)) return []
    const rest = list.filter((_, position) => position !== index)
    return [rest.length === 0 ? without(node, key) : { ...node, [key]: rest }]
  })
}

/** Returns the unqualified name that a list of String nodes spells, in lower case. */
export function nameAt(node: TreeNode, key: string): string {
  const last = listAt(node, key).at(-1)
  const text = isNode(last) ? nodeAt({ last }, 'last', 'String')?.sval : undefined
  return typeof text === 'string' ? text.toLowerCase() : ''
}

/** Returns `node` with the last part of the name under `key` replaced. */
export function renamed(node: TreeNode, key: string, name: string): TreeNode {
  const parts = listAt(node, key).slice(0, -1)
  return { ...node, [key]: [...parts, { String: { sval: name } }] }
}
