/** The home page: its live cell, and for those who have a record where they left and what to take up. */
import type { ResumePoint } from '@savepoint/progress'
import { hydrateCells } from '../islands/cell/hydrate.ts'
import { draw, drawBar } from '../record/draw.ts'
import { loadOutline, type SiteOutline } from '../record/outline.ts'
import { paintProgress } from '../record/paint.ts'
import { chosenRoadmap, type Progress, readLog, watchProgress } from '../record/record.ts'
import { nextConcepts } from '../roadmap/next-concepts.ts'
import { paintNextList } from '../roadmap/paint-next.ts'
import { siteUrl } from '../shell/site-url.ts'
import { timeText } from '../shell/time-text.ts'
import { countText } from '../shell/words.ts'
import { reviewsDueToday } from './reviews-due.ts'

const ROADMAPS_MAX = 3

function resumeLink(
  resume: ResumePoint,
  outline: SiteOutline,
): { readonly title: string; readonly href: string } {
  const concept = outline.concepts.find((one) => one.id === resume.concept)
  if (resume.kind === 'lab') {
    const lab = concept?.labs.find((one) => one.id === resume.lab)
    return { title: lab?.title ?? resume.lab, href: siteUrl(`labs/${resume.lab}/`) }
  }
  const place = resume.section === undefined || resume.section === 'start' ? '' : `#${resume.section}`
  return { title: concept?.title ?? resume.concept, href: siteUrl(`concepts/${resume.concept}/`) + place }
}

function paintResume({ view }: Progress, outline: SiteOutline): void {
  const box = document.querySelector('[data-resume]')
  if (box === null) return
  if (view.resume === undefined) {
    box.replaceChildren(draw('p', { class: 'dim' }, 'Nothing is open. Choose what to read next.'))
    return
  }
  const { title, href } = resumeLink(view.resume, outline)
  const section = view.resume.kind === 'lesson' ? view.resume.section : undefined
  const where =
    view.resume.kind === 'lab'
      ? 'In its lab. '
      : section && section !== 'start'
        ? `At ${section.replaceAll('-', ' ')}. `
        : ''
  box.replaceChildren(
    draw('p', { class: 'title' }, draw('a', { class: 'plain', href }, title)),
    draw('p', { class: 'dim where' }, `${where}Saved ${timeText(view.resume.atMs, Date.now())}.`),
    draw('p', {}, draw('a', { class: 'btn', href }, 'Continue')),
  )
}

function paintRoadmaps({ view, events }: Progress): void {
  const list = document.querySelector('[data-home-roadmaps]')
  const chosen = chosenRoadmap(events)
  const order = [...view.roadmaps].sort(
    (a, b) => Number(b.id === chosen) - Number(a.id === chosen) || b.bar.fraction - a.bar.fraction,
  )
  list?.replaceChildren(
    ...order
      .slice(0, ROADMAPS_MAX)
      .map((roadmap) =>
        draw(
          'li',
          { class: 'home-roadmap' },
          draw('a', { class: 'plain', href: siteUrl(`roadmaps/${roadmap.id}/`) }, roadmap.title),
          draw('span', { class: 'sp', 'data-count': `roadmap:${roadmap.id}`, 'data-short': '' }),
          drawBar(`roadmap:${roadmap.id}`),
        ),
      ),
  )
}

/** Shows today's plan in place of what is next, where there is a plan. Planning is loaded only then. */
async function paintPlan(progress: Progress, outline: SiteOutline): Promise<void> {
  if (!progress.events.some((event) => event.kind === 'PlanMade')) return
  const { paintTodayPlan } = await import('./today-plan.ts')
  paintTodayPlan(progress, outline)
}

async function paintReviews(progress: Progress, outline: SiteOutline): Promise<void> {
  const count = await reviewsDueToday(progress, outline)
  const mark = document.querySelector('[data-home-due]')
  if (mark === null) return
  mark.textContent = count === 0 ? '' : String(count)
  const line = count === 0 ? 'Nothing is due today.' : `${countText(count, 'item')} to recall.`
  document
    .querySelector('[data-home-reviews]')
    ?.replaceChildren(
      draw('p', { class: 'dim' }, line),
      ...(count === 0
        ? []
        : [draw('p', { class: 'home-more' }, draw('a', { href: siteUrl('review/') }, 'Review them'))]),
    )
}

async function start(): Promise<void> {
  if ((await readLog()).length === 0) return
  document.documentElement.dataset.started = ''
  const outline = await loadOutline('all')
  await watchProgress(outline, (progress) => {
    const chosen = outline.roadmaps.find((roadmap) => roadmap.id === chosenRoadmap(progress.events))
    const next = nextConcepts(
      { ...outline, roadmaps: chosen === undefined ? outline.roadmaps.slice(0, 1) : [chosen] },
      progress.view,
    )
    paintResume(progress, outline)
    paintNextList(next, progress.view)
    paintRoadmaps(progress)
    void paintPlan(progress, outline)
    void paintReviews(progress, outline)
    paintProgress(document, progress.view)
  })
}

const cell = document.querySelector<HTMLElement>('[data-home-cell]')
if (cell !== null) hydrateCells(cell)
void start()
