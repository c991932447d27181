/** Topics of a table: which column names them, which states hours, prerequisites, stage and whether it is done. */

import { type Draft, newDraft } from './draft.ts'
import { type EffortUnit, effortUnitOf, parseEffort } from './effort.ts'
import { readInline } from './inline-text.ts'
import { readBox } from './list-marker.ts'
import type { References } from './scan-inline.ts'
import { detailKey, isContentLabel, stageWord } from './section-words.ts'
import { isNothing, setEffort, splitNames, takeAttributes } from './title-attributes.ts'

type Role =
  | { readonly kind: 'topic' | 'prerequisites' | 'done' | 'number' | 'stage' | 'optional' | 'other' }
  | { readonly kind: 'effort'; readonly unit: EffortUnit }

const ROLES: readonly (readonly [Exclude<Role['kind'], 'effort' | 'other'>, RegExp])[] = [
  ['number', /^(?:#|№|no\.?|nr\.?|num(?:ber)?|id|order|s\.?no\.?|序号|编号)$/iu],
  [
    'done',
    /^(?:done|status|completed?|finished|progress|checked|check|✅|✓|☑|\[[ x]?\]|state|完成|状态|hecho|fait|erledigt|готово)\??$/iu,
  ],
  [
    'prerequisites',
    /pre-?req|requires|depend|^after$|builds on|^needs$|前置|先修|依赖|requisito|prérequis|voraussetz|предварит|требует|المتطلبات|前提/iu,
  ],
  [
    'stage',
    /^(?:phase|stage|week|day|month|module ?(?:no\.?|#)|part|level|step|unit ?(?:no\.?|#)|sprint|section|area|category|group|track|area|domain|周|阶段|semana|fase|semaine|étape|woche|неделя|этап)(?:s|\(s\))?$/iu,
  ],
  ['optional', /^(?:optional|required\??|must[- ]have|priority)$/iu],
  [
    'topic',
    /^(?:topics?|modules?|lessons?|subjects?|concepts?|chapters?|titles?|tasks?|skills?|steps?|units?|courses?|what to (?:learn|study)|contents?|lectures?|items?|themes?|names?|areas?|milestones?|projects?|exercises?|problems?|goals?|to-?do|activity|activities|learning (?:topic|item|unit)|technology|technologies|主题|课程|内容|知识点|名称|章节|任务|temas?|tópicos?|módulos?|lección|sujets?|themen|thema|темы?|модуль|урок|الموضوع|トピック|項目|テーマ|주제)(?: ?\(s\))?(?: (?:name|title|covered))?$/iu,
  ],
]
const EFFORT_HEAD =
  /hour|time|duration|effort|estimate|hrs|length|minutes|\bmin\b|weeks?$|days?$|学时|课时|时长|时间|小时|horas|heures|stunden|dauer|durée|duración|час|время|ساع|時間|시간/iu
const DONE_WORDS =
  /^(?:done|yes|y|x|complete[d]?|finished|true|100 ?%|是|已完成|完成|hecho|sí|oui|fait|ja|erledigt|да|готово)$/iu

export interface TableTopics {
  readonly drafts: Draft[]
  readonly hasUnsafeLink: boolean
}

/** Returns a draft for each row, grouped by stage where a column names it; `undefined` for tables of something else. */
export function readTable(
  rows: readonly (readonly string[])[],
  references: References,
  line: number,
): TableTopics | undefined {
  const [head = [], ...body] = rows
  const names = head.map((cell) => readInline(cell, references).text)
  const roles = names.map(roleOf)
  const topicColumn = findTopicColumn(roles, body)
  if (topicColumn === undefined) return undefined
  const table: Table = { names, roles, topicColumn, references }
  const read = body.flatMap((cells, index) => readRow(cells, table, line + 2 + index) ?? [])
  return { drafts: groupByStage(read), hasUnsafeLink: read.some((row) => row.hasUnsafeLink) }
}

/** Rows a stage on average from which on stages are groups; below, each is said in the text of its row. */
const ROWS_PER_STAGE_MIN = 1.3

function groupByStage(rows: readonly ReadRow[]): Draft[] {
  const stages = new Set(rows.map((row) => row.stage))
  const isGrouped = rows.length / stages.size >= ROWS_PER_STAGE_MIN
  const drafts: Draft[] = []
  let group: Draft | undefined
  for (const { draft, stage } of rows) {
    if (isGrouped && stage !== '' && stage !== group?.title) {
      group = newDraft('group', stage, draft.line)
      drafts.push(group)
    }
    if (!isGrouped && stage !== '') draft.text.unshift(stage)
    if (group === undefined) drafts.push(draft)
    else group.children.push(draft)
  }
  return drafts
}

interface ReadRow {
  readonly draft: Draft
  readonly stage: string
  readonly hasUnsafeLink: boolean
}

interface Table {
  readonly names: readonly string[]
  readonly roles: readonly Role[]
  readonly topicColumn: number
  readonly references: References
}

function roleOf(name: string): Role {
  const found = ROLES.find(([, pattern]) => pattern.test(name))
  if (found !== undefined) return { kind: found[0] }
  if (EFFORT_HEAD.test(name)) return { kind: 'effort', unit: effortUnitOf(name) ?? 'hour' }
  return { kind: 'other' }
}

/**
 * The column whose head is a word for topics. Without one, a table that states hours, prerequisites or what is done names
 * its topics in the first column that does none of these.
 */
function findTopicColumn(roles: readonly Role[], body: readonly (readonly string[])[]): number | undefined {
  const named = roles.findIndex((role) => role.kind === 'topic')
  if (named !== -1) return named
  const isPlan = roles.some((role) => ['effort', 'prerequisites', 'done'].includes(role.kind))
  const boxColumn = roles.findIndex((_role, column) =>
    body.some((cells) => /^\[[ xX]?\]/.test(cells[column] ?? '')),
  )
  if (!isPlan && boxColumn === -1) return undefined
  const first = roles.findIndex(
    (role, column) => role.kind === 'other' && (column !== boxColumn || hasWords(body, column)),
  )
  if (first !== -1) return first
  const stage = roles.findIndex((role) => role.kind === 'stage')
  return stage === -1 ? undefined : stage
}

function hasWords(body: readonly (readonly string[])[], column: number): boolean {
  return body.some((cells) => readBox(cells[column] ?? '').rest.trim() !== '')
}

function readRow(cells: readonly string[], table: Table, line: number): ReadRow | undefined {
  const cell = readBox(cells[table.topicColumn] ?? '')
  const inline = readInline(cell.rest, table.references)
  if (!/[\p{L}\p{N}]/u.test(inline.text)) return undefined
  const draft = newDraft('topic', '', line)
  draft.title = takeAttributes(draft, inline.text)
  draft.box = cell.box === 'none' ? 'none' : cell.box
  draft.links.push(...inline.links)
  let stage = ''
  let hasUnsafeLink = inline.hasUnsafeLink
  for (const [column, role] of table.roles.entries()) {
    const raw = cells[column] ?? ''
    if (column === table.topicColumn || raw === '') continue
    const value = readInline(raw, table.references)
    hasUnsafeLink ||= value.hasUnsafeLink
    draft.links.push(...value.links)
    if (role.kind === 'stage') stage = stageTitle(table.names[column] ?? '', value.text)
    else takeCell(draft, { role, name: table.names[column] ?? '', raw, value: value.text })
  }
  return { draft, stage, hasUnsafeLink }
}

interface Cell {
  readonly role: Role
  readonly name: string
  readonly raw: string
  readonly value: string
}

function takeCell(draft: Draft, { role, name, raw, value }: Cell): void {
  switch (role.kind) {
    case 'effort': {
      const effort = parseEffort(value, role.unit)
      if (effort === undefined) addText(draft, name, value)
      else setEffort(draft, effort)
      return
    }
    case 'prerequisites':
      if (!isNothing(value)) draft.prerequisites.push(...splitNames(value))
      return
    case 'done': {
      const { box, rest } = readBox(raw)
      if (box === 'done' || box === 'tick' || DONE_WORDS.test(value)) draft.box = 'done'
      else if (box === 'open') draft.box = 'open'
      else if (rest.trim() !== '' && !isNothing(value)) addText(draft, name, value)
      return
    }
    case 'number':
      draft.number = value
      return
    case 'optional':
      draft.isOptional = /^optional/i.test(name)
        ? /^(?:yes|y|x|✅|✓|optional)/i.test(value)
        : /^(?:optional|no\b|n$|✗|❌|nice|low)/i.test(value)
      return
    default:
      if (/^\[[ xX]?\]/.test(raw)) draft.box = /^\[[xX]\]/.test(raw) ? 'done' : 'open'
      else addText(draft, name, value)
  }
}

function addText(draft: Draft, name: string, value: string): void {
  if (isNothing(value)) return
  const isPlain =
    name === '' ||
    isContentLabel(name) ||
    detailKey(name) === 'resources' ||
    /^(?:description|notes?|details|描述|说明)$/iu.test(name)
  draft.text.push(isPlain ? value : `${name}: ${value}`)
}

function stageTitle(name: string, value: string): string {
  if (value === '' || stageWord(value) !== undefined || !/^\d/.test(value)) return value
  return `${name.replace(/s$/, '')} ${value}`
}
