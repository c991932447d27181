/** The page of one imported roadmap: it is drawn from the record and follows it. */
import { localUtcOffsetMinutes } from '@savepoint/platform/browser'
import { dayOf } from '@savepoint/progress'
import {
  exportCard,
  exportJson,
  exportMarkdown,
  exportReadme,
  type ImportedProgress,
  importedProgress,
  type NodeProgress,
} from '@savepoint/roadmaps'
import { draw } from '../record/draw.ts'
import { loadLibrary, type SiteLibrary } from '../record/library.ts'
import { loadOutline } from '../record/outline.ts'
import { type Progress, record, watchProgress } from '../record/record.ts'
import { startFilter } from '../roadmap/filter.ts'
import { startStatusMenu } from '../roadmap/status-menu.ts'
import { startTreeKeys } from '../roadmap/tree-keys.ts'
import { sayNotice } from '../shell/notice.ts'
import { download } from './download.ts'
import { drawTree } from './draw-tree.ts'
import { allNodes, nextTopics, paintNext, paintTree } from './paint-tree.ts'
import { startPanels } from './topic-panel.ts'

type Format = 'markdown' | 'json' | 'readme' | 'svg'

class ImportedPage {
  readonly #tree: HTMLElement
  readonly #id: string
  readonly #library: SiteLibrary
  readonly #topics = new Map<string, NodeProgress>()
  #shown: ImportedProgress | undefined
  /** What the tree was drawn for: it is drawn anew for another version or other matches only. */
  #drawnFor = ''
  #applyFilter: ((next: ReadonlySet<string>) => void) | undefined
  #nameMarks: (() => void) | undefined

  constructor(tree: HTMLElement, id: string, library: SiteLibrary) {
    this.#tree = tree
    this.#id = id
    this.#library = library
  }

  start(): void {
    startTreeKeys(this.#tree, {
      toggle: (topic) =>
        this.#set(topic, this.#topics.get(topic)?.status === 'completed' ? 'notStarted' : 'completed'),
    })
    startPanels(this.#tree, {
      roadmap: this.#id,
      library: this.#library,
      findTopic: (id) => this.#topics.get(id),
    })
    const names = this.#library.concepts.map(({ title }) => draw('option', { value: title }))
    document.querySelector('[data-concept-names]')?.replaceChildren(...names)
    for (const button of document.querySelectorAll<HTMLElement>('[data-export]'))
      button.addEventListener('click', () => this.#export(button.dataset.export as Format))
    document.querySelector('[data-remove]')?.addEventListener('click', () => void this.#remove())
  }

  follow({ events, view }: Progress): void {
    const roadmap = importedProgress(events, view).find((one) => one.id === this.#id)
    this.#shown = roadmap
    show('[data-shown]', roadmap !== undefined)
    show('[data-missing]', roadmap === undefined)
    if (roadmap === undefined) return
    const nodes = allNodes(roadmap.nodes)
    this.#topics.clear()
    for (const one of nodes) this.#topics.set(one.node.id, one)
    this.#drawIfChanged(roadmap, nodes)
    paintTree(this.#tree, roadmap, nodes)
    const next = nextTopics(nodes)
    paintNext(next)
    this.#applyFilter?.(new Set(next.map(({ node }) => node.id)))
    this.#nameMarks?.()
    document.title = `${roadmap.title} - Savepoint`
  }

  #drawIfChanged(roadmap: ImportedProgress, nodes: readonly NodeProgress[]): void {
    const matches = nodes.map(({ match }) => match?.concept ?? '').join()
    const drawnFor = `${roadmap.importedAtMs} ${matches}`
    if (drawnFor === this.#drawnFor) return
    const open = new Map(
      [...this.#tree.querySelectorAll<HTMLDetailsElement>('[data-phase]')].map((phase) => [
        phase.dataset.phase,
        phase.open,
      ]),
    )
    const focused = document.activeElement?.closest<HTMLElement>('.panel, [data-concept-row]')
    const panelOf = focused?.matches('.panel') === true ? focused.previousElementSibling : undefined
    const topic = panelOf instanceof HTMLElement ? panelOf.dataset.conceptRow : undefined
    this.#drawnFor = drawnFor
    this.#tree.replaceChildren(...drawTree(roadmap))
    for (const phase of this.#tree.querySelectorAll<HTMLDetailsElement>('[data-phase]'))
      phase.open = open.get(phase.dataset.phase) ?? phase.open
    this.#applyFilter ??= startFilter(this.#tree)
    this.#nameMarks = startStatusMenu(this.#tree, {
      statusOf: (id) => this.#topics.get(id)?.status ?? 'notStarted',
      set: (id, status) => this.#set(id, status),
    })
    // A corrected match leaves its panel open, with the focus where it was.
    if (topic !== undefined)
      this.#tree.querySelector<HTMLElement>(`[data-panel-of="${CSS.escape(topic)}"]`)?.click()
    if (topic !== undefined) document.getElementById(`match-${topic}`)?.focus()
  }

  #set(topic: string, status: NodeProgress['status'] | null): void {
    void record({ kind: 'TopicStatusSet', roadmap: this.#id, topic, status })
  }

  #export(format: Format): void {
    const roadmap = this.#shown
    if (roadmap === undefined) return
    const nowMs = Date.now()
    const day = dayOf(nowMs, localUtcOffsetMinutes(nowMs))
    const name = this.#id.replace(/^imported-/, '')
    if (format === 'markdown') download(`${name}.md`, 'text/markdown', exportMarkdown(roadmap))
    else if (format === 'json') download(`${name}.json`, 'application/json', exportJson(roadmap))
    else if (format === 'readme') download('README.md', 'text/markdown', exportReadme(roadmap, { day }))
    else download(`${name}.svg`, 'image/svg+xml', exportCard(roadmap, { day }))
  }

  async #remove(): Promise<void> {
    const roadmap = this.#shown
    if (roadmap === undefined) return
    await record({ kind: 'RoadmapRemoved', roadmap: this.#id })
    sayNotice(`${roadmap.title} is removed. What you ticked is kept.`, {
      label: 'Undo',
      run: () => {
        void record({ kind: 'RoadmapImported', roadmap: this.#id, document: roadmap.document })
        sayNotice(`${roadmap.title} is back.`)
      },
    })
  }
}

function show(selector: string, isShown: boolean): void {
  const element = document.querySelector<HTMLElement>(selector)
  if (element !== null) element.hidden = !isShown
}

async function start(tree: HTMLElement): Promise<void> {
  const id = new URLSearchParams(location.search).get('id') ?? ''
  const [library, outline] = await Promise.all([loadLibrary(), loadOutline('all')])
  const page = new ImportedPage(tree, id, library)
  page.start()
  await watchProgress(outline, (progress) => page.follow(progress))
}

const tree = document.querySelector<HTMLElement>('[data-tree]')
if (tree !== null) void start(tree)
