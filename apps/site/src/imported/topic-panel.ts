/** What opens below a topic: its text and links, the concept it is matched to and how to correct that, its notes. */
import { subjectKey } from '@savepoint/progress'
import type { NodeProgress } from '@savepoint/roadmaps'
import { draw } from '../record/draw.ts'
import type { SiteLibrary } from '../record/library.ts'
import { record } from '../record/record.ts'
import { siteUrl } from '../shell/site-url.ts'

export interface PanelContext {
  readonly roadmap: string
  readonly library: SiteLibrary
  readonly findTopic: (id: string) => NodeProgress | undefined
}

/** Starts the buttons of all rows; a panel is drawn when it is opened. */
export function startPanels(tree: HTMLElement, context: PanelContext): void {
  tree.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null
    const opener = target?.closest<HTMLElement>('[data-panel-of], [data-open-panel]')
    const id = opener?.dataset.panelOf ?? opener?.dataset.openPanel
    if (id === undefined) return
    event.preventDefault()
    togglePanel(tree, id, context)
  })
}

function togglePanel(tree: HTMLElement, id: string, context: PanelContext): void {
  const row = tree.querySelector<HTMLElement>(`[data-concept-row="${CSS.escape(id)}"]`)
  const button = row?.querySelector<HTMLElement>('[data-panel-of]')
  const topic = context.findTopic(id)
  if (row == null || button == null || topic === undefined) return
  const open = row.nextElementSibling
  if (open instanceof HTMLElement && open.matches('.panel')) {
    open.remove()
    button.setAttribute('aria-expanded', 'false')
    return
  }
  const panel = drawPanel(topic, context)
  row.after(panel)
  void import('../notes/start-notes.ts').then(({ startNotes }) => startNotes(panel))
  button.setAttribute('aria-expanded', 'true')
}

function drawPanel({ node, match, isCorrected }: NodeProgress, context: PanelContext): HTMLElement {
  const texts = (node.text?.split('\n') ?? []).map((line) => draw('p', {}, line))
  const links = (node.links ?? []).map(({ title, url }) =>
    draw('li', {}, draw('a', { href: url, rel: 'noopener noreferrer' }, title)),
  )
  const after = (node.prerequisites ?? []).map((id) => context.findTopic(id)?.node.title ?? id)
  const notes = draw('div', {
    'data-notes-for': subjectKey({ kind: 'topic', roadmap: context.roadmap, topic: node.id }),
  })
  return draw(
    'div',
    { class: 'panel', role: 'group', 'aria-label': node.title },
    ...texts,
    ...(links.length === 0 ? [] : [draw('ul', {}, ...links)]),
    ...(after.length === 0 ? [] : [draw('p', { class: 'dim' }, `After: ${after.join(', ')}`)]),
    drawMatch({ id: node.id, title: node.title, match, isCorrected }, context),
    notes,
  )
}

interface Matched {
  readonly id: string
  readonly title: string
  readonly match: NodeProgress['match']
  readonly isCorrected: boolean
}

function drawMatch(
  { id, title, match, isCorrected }: Matched,
  { roadmap, library }: PanelContext,
): HTMLElement {
  const matched = library.concepts.find((concept) => concept.id === match?.concept)
  const how = isCorrected ? 'set by you' : `${Math.round((match?.confidence ?? 0) * 100)}% sure`
  const said =
    matched === undefined
      ? draw(
          'p',
          { class: 'dim' },
          isCorrected ? 'Matched to no concept, as you said.' : 'Matched to no concept of the library.',
        )
      : draw(
          'p',
          { class: 'dim' },
          'Concept: ',
          draw('a', { href: siteUrl(`concepts/${matched.id}/`) }, matched.title),
          ` (${how})`,
        )
  const fieldId = `match-${id}`
  const field = draw('input', {
    id: fieldId,
    list: 'concept-names',
    autocomplete: 'off',
    value: matched?.title ?? '',
  })
  const fault = draw('span', { class: 'mark', role: 'alert' })
  const set = (target: string | null): void =>
    void record({ kind: 'TopicMatched', roadmap, topic: id, label: title, target })
  const save = draw('button', { class: 'btn-3', type: 'submit' }, 'Save match')
  const none = draw('button', { class: 'btn-3', type: 'button' }, 'No concept')
  none.addEventListener('click', () => set(null))
  const form = draw(
    'form',
    { class: 'match' },
    draw('label', { for: fieldId }, 'Concept meant'),
    field,
    save,
    none,
    fault,
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const typed = field.value.trim().toLowerCase()
    const found = library.concepts.find(
      (concept) => concept.title.toLowerCase() === typed || concept.id === typed,
    )
    if (found === undefined) fault.textContent = 'No concept has this name. Choose one of the list.'
    else set(found.id)
  })
  return draw('div', { class: 'matching' }, said, form)
}
