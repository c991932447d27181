/** The result of a placement: every concept with its evidence, and a box that overrules it. */
import type { PlacedConcept, PlacementItem, PlacementResult, Response } from '@savepoint/guide'
import { draw } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'
import { countText } from '../shell/words.ts'

export interface ResultGround {
  readonly result: PlacementResult
  readonly items: readonly PlacementItem[]
  readonly responses: ReadonlyMap<string, Response>
  readonly titleOf: (concept: string) => string
}

/** The strongest answers; the rest is counted. */
const EVIDENCE_SHOWN = 3

/** Returns the sum of a result in one sentence. */
export function resultSum({ result, responses }: Pick<ResultGround, 'result' | 'responses'>): string {
  const count = (verdict: PlacedConcept['verdict']): number =>
    result.concepts.filter((placed) => placed.verdict === verdict).length
  return `${countText(responses.size, 'answer')}: ${countText(count('testedOut'), 'concept')} tested out, ${count('unknown')} not known, ${count('uncertain')} not certain.`
}

/** Draws the concepts by verdict. Boxes are named `known` and hold what will be kept as known. */
export function drawResult(ground: ResultGround): readonly Node[] {
  const { result } = ground
  const group = (verdict: PlacedConcept['verdict'], title: string, words: string): readonly Node[] => {
    const placed = result.concepts.filter((one) => one.verdict === verdict)
    if (placed.length === 0) return []
    return [
      draw('h2', {}, title),
      draw('p', { class: 'dim' }, words),
      draw('ul', { class: 'placed-list' }, ...placed.map((one) => drawPlaced(one, ground))),
    ]
  }
  return [
    ...group(
      'testedOut',
      'Tested out',
      'These count as completed once you keep them. Untick what you want in the plan all the same.',
    ),
    ...group('uncertain', 'Not certain', 'These stay in the plan. Tick what you know well enough to skip.'),
    ...group('unknown', 'Not known', 'These stay in the plan.'),
    ...drawNotAsked(ground),
  ]
}

function drawPlaced(placed: PlacedConcept, ground: ResultGround): HTMLElement {
  const { concept, probability, verdict, evidence } = placed
  const box = draw('input', { type: 'checkbox', name: 'known', value: concept })
  box.checked = verdict === 'testedOut'
  return draw(
    'li',
    {},
    draw('label', { class: 'choice' }, box, draw('span', {}, ground.titleOf(concept))),
    draw('span', { class: 'mark num' }, `${percent(probability)} known`),
    draw('p', { class: 'why' }, ...drawEvidence(evidence, ground)),
  )
}

function drawEvidence(evidence: readonly string[], ground: ResultGround): readonly (Node | string)[] {
  if (evidence.length === 0) return ['No answer told of it.']
  const parts = evidence.slice(0, EVIDENCE_SHOWN).flatMap((id, index) => {
    const item = ground.items.find((one) => one.id === id)
    if (item === undefined) return []
    const number = ground.items.filter((one) => one.concept === item.concept).indexOf(item) + 1
    const link = draw(
      'a',
      { href: siteUrl(`concepts/${item.concept}/#item-${number}`) },
      `${ground.titleOf(item.concept)}, item ${number}`,
    )
    return [index === 0 ? '' : ', ', link, ` ${responseWord(ground.responses.get(id) ?? null)}`]
  })
  const more = evidence.length - EVIDENCE_SHOWN
  return more > 0 ? [...parts, `, and ${countText(more, 'more answer')}`] : parts
}

function responseWord(response: Response): string {
  return response === null ? 'not known' : response ? 'right' : 'wrong'
}

function drawNotAsked({ result, titleOf }: ResultGround): readonly Node[] {
  const { notAsked } = result
  if (notAsked.length === 0) return []
  return [
    draw(
      'details',
      {},
      draw('summary', {}, `${countText(notAsked.length, 'concept')} without questions yet`),
      draw('p', { class: 'dim' }, `They stay in the plan: ${notAsked.map(titleOf).join('; ')}.`),
    ),
  ]
}

/** 100% is never said of what is only believed. */
function percent(probability: number): string {
  return `${Math.min(99, Math.max(1, Math.round(probability * 100)))}%`
}
