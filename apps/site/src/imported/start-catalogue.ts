/** The imported roadmaps in the catalogue: a row for each, with its bar. */
import { type ImportedProgress, importedProgress } from '@savepoint/roadmaps'
import { draw, drawBar } from '../record/draw.ts'
import { loadOutline } from '../record/outline.ts'
import { setBar } from '../record/paint.ts'
import { watchProgress } from '../record/record.ts'
import { siteUrl } from '../shell/site-url.ts'
import { countText } from '../shell/words.ts'
import { leftText } from './effort-words.ts'

function row(roadmap: ImportedProgress): HTMLElement {
  const { id, title, source, bar } = roadmap
  const done = bar.completedCount + bar.skippedCount
  const drawn = drawBar(`imported:${id}`)
  setBar(drawn, bar)
  const href = `${siteUrl('roadmaps/imported/')}?id=${encodeURIComponent(id)}`
  return draw(
    'li',
    {},
    draw(
      'div',
      {},
      draw('h2', {}, draw('a', { class: 'plain', href }, title)),
      draw(
        'p',
        { class: 'dim' },
        source === 'pasted' ? 'Imported from pasted text.' : `Imported from ${source}.`,
      ),
    ),
    draw(
      'div',
      { class: 'sums' },
      draw(
        'p',
        {},
        draw('span', {}, `${done} of ${countText(bar.totalCount, 'topic')}`),
        draw('span', { class: 'dim' }, leftText(roadmap)),
      ),
      drawn,
    ),
  )
}

const list = document.querySelector<HTMLElement>('[data-imported-list]')
const outline = await loadOutline('all')
await watchProgress(outline, ({ events, view }) => {
  const rows = importedProgress(events, view).map(row)
  list?.replaceChildren(...rows)
  if (list !== null) list.hidden = rows.length === 0
})
