/** Edits of statements that change data or schema: constraints, indexes, conflict actions, assignments. */

import {
  type Edit,
  isNode,
  listAt,
  type Rule,
  type Tree,
  type TreeNode,
  without,
  withoutEach,
} from './tree.ts'

/** Each constraint dropped, of a column or of the table. */
export const constraintRule: Rule = (kind, node) => {
  if (kind === 'ColumnDef')
    return withoutEach(node, 'constraints').map((rest) => ({ operator: 'constraint', node: rest }))
  if (kind !== 'CreateStmt') return []
  const isColumn = (item: Tree): boolean => !isNode(item) || item.Constraint === undefined
  return withoutEach(node, 'tableElts', isColumn).map((rest) => ({ operator: 'constraint', node: rest }))
}

/** Referential actions: `a` none, `r` restrict, `c` cascade, `n` set null, `d` set default. */
export const referenceRule: Rule = (kind, node) => {
  if (kind !== 'Constraint' || node.contype !== 'CONSTR_FOREIGN') return []
  return ['fk_del_action', 'fk_upd_action'].flatMap((key) => {
    const others = node[key] === 'a' ? (key === 'fk_del_action' ? ['c'] : []) : ['a']
    return others.map((action) => ({ operator: 'referential action', node: { ...node, [key]: action } }))
  })
}

/** DEFERRABLE and INITIALLY DEFERRED dropped. */
export const deferralRule: Rule = (kind, node) => {
  if (kind !== 'Constraint') return []
  return [
    ...(node.deferrable === true ? [without(without(node, 'deferrable'), 'initdeferred')] : []),
    ...(node.initdeferred === true ? [without(node, 'initdeferred')] : []),
    ...(node.nulls_not_distinct === true ? [without(node, 'nulls_not_distinct')] : []),
  ].map((other) => ({ operator: 'constraint', node: other }))
}

/** A column of a key of several left out. */
export const keyRule: Rule = (kind, node) => {
  if (kind !== 'Constraint' || listAt(node, 'keys').length < 2) return []
  return withoutEach(node, 'keys').map((rest) => ({ operator: 'key', node: rest }))
}

/** One of several actions of ALTER TABLE left out. */
export const alterRule: Rule = (kind, node) => {
  if (kind !== 'AlterTableStmt' || listAt(node, 'cmds').length < 2) return []
  return withoutEach(node, 'cmds').map((rest) => ({ operator: 'action', node: rest }))
}

/** One of several rows of VALUES left out. */
export const valuesRule: Rule = (kind, node) => {
  if (kind !== 'SelectStmt' && kind !== 'selectStmt') return []
  if (listAt(node, 'valuesLists').length < 2) return []
  return withoutEach(node, 'valuesLists').map((rest) => ({ operator: 'row', node: rest }))
}

/** UNIQUE, predicate, INCLUDE and each key dropped; two keys swapped; a direction turned. */
export const indexRule: Rule = (kind, node) => {
  if (kind === 'IndexElem') return turnedKey(node)
  if (kind !== 'IndexStmt') return []
  const keys = listAt(node, 'indexParams')
  const changed: readonly TreeNode[] = [
    ...['unique', 'whereClause', 'nulls_not_distinct']
      .filter((key) => node[key] !== undefined)
      .map((key) => without(node, key)),
    ...withoutEach(node, 'indexIncludingParams'),
    ...(keys.length > 1 ? withoutEach(node, 'indexParams') : []),
    ...(keys.length > 1 ? [{ ...node, indexParams: [...keys.slice(1), ...keys.slice(0, 1)] }] : []),
  ]
  return changed.map((other) => ({ operator: 'index', node: other }))
}

function turnedKey(node: TreeNode): readonly Edit[] {
  const direction = node.ordering
  if (direction !== 'SORTBY_DESC' && direction !== 'SORTBY_ASC') return []
  return [
    {
      operator: 'index',
      node: { ...node, ordering: direction === 'SORTBY_DESC' ? 'SORTBY_ASC' : 'SORTBY_DESC' },
    },
  ]
}

/** ON CONFLICT dropped, DO UPDATE as DO NOTHING; an assignment dropped. */
export const changeRule: Rule = (kind, node) => {
  if (kind === 'InsertStmt' && node.onConflictClause !== undefined) {
    return [{ operator: 'conflict action', node: without(node, 'onConflictClause') }]
  }
  if (kind === 'onConflictClause') return conflictEdits(node)
  const isUpdate = kind === 'UpdateStmt' || (kind === 'MergeWhenClause' && node.commandType === 'CMD_UPDATE')
  return isUpdate && listAt(node, 'targetList').length > 1 ? assignmentEdits(node) : []
}

function conflictEdits(node: TreeNode): readonly Edit[] {
  if (node.action !== 'ONCONFLICT_UPDATE') return []
  const nothing = { ...without(without(node, 'targetList'), 'whereClause'), action: 'ONCONFLICT_NOTHING' }
  return [
    { operator: 'conflict action', node: nothing },
    ...(listAt(node, 'targetList').length > 1 ? assignmentEdits(node) : []),
    ...(node.whereClause === undefined
      ? []
      : [{ operator: 'predicate', node: without(node, 'whereClause') }]),
  ]
}

function assignmentEdits(node: TreeNode): readonly Edit[] {
  return withoutEach(node, 'targetList').map((rest) => ({ operator: 'assignment', node: rest }))
}
