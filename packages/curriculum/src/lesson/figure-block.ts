/** An image alone in its paragraph into a figure. */

import type { Token } from 'markdown-it'
import { type ImageReading, renderInlineMarkdown } from '../markdown/markdown.ts'
import type { LessonBlock } from '../model.ts'
import type { LessonContext } from './lesson-context.ts'
import { compileSvg } from './svg.ts'

/** Returns the figure and the path it is written with; undefined when its file is not there (reported). */
export function readFigure(
  image: Token,
  context: LessonContext,
): { file: string; block: LessonBlock } | undefined {
  const { range, file, alternative, caption } = image.meta as unknown as ImageReading
  const { report, source } = context
  if (alternative.trim() === '') {
    report('missingAlternative', source.path, range, {
      message: 'the figure has no text alternative',
      expected: '![what the figure shows, in words](…)',
      found: '![]',
    })
  }
  const svgSource = context.figures.get(file)
  if (svgSource === undefined) {
    report('missingFigure', source.path, range, {
      message: 'there is no such figure in the folder of the concept',
      expected: 'a file figures/*.svg',
      found: file,
    })
    return undefined
  }
  const prefix = `${file.replace(/^figures\/|\.svg$/g, '')}-`
  const svg = compileSvg(svgSource, { prefix, alternative, report })
  const start = Math.max(0, source.text.indexOf(file))
  const captionHtml = renderInlineMarkdown(caption, {
    ...context,
    start,
    end: source.text.length,
    hasFigures: false,
  })
  return { file, block: { kind: 'figure', svg, alt: alternative, captionHtml } }
}
