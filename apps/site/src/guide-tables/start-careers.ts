/** Career levels with the learner's own marks: how many lines of evidence the record shows. */

import { isDone } from '../paths/next-in-path.ts'
import { loadOutline } from '../record/outline.ts'
import { paintProgress } from '../record/paint.ts'
import { watchProgress } from '../record/record.ts'

const outline = await loadOutline('all')
await watchProgress(outline, ({ view }) => {
  paintProgress(document, view)
  for (const level of document.querySelectorAll('[data-level]')) {
    const lines = [...level.querySelectorAll<HTMLElement>('[data-evidence]')]
    const shown = lines.filter((line) =>
      (line.dataset.evidence ?? '').split(' ').every((id) => isDone(view, id)),
    )
    const place = level.querySelector('[data-shown]')
    if (place !== null) place.textContent = `${shown.length} of ${lines.length} in your record`
  }
})
