/**
 * Transcripts of reading. Each file in `documents/` opens with a comment that names the case, then the document; behind `----`
 * stands what is read of it. `UPDATE_TRANSCRIPTS=1` writes that anew; the diff is what a person reviews.
 */

import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { ImportedNode } from '@savepoint/progress'
import { readRoadmap } from '../read/read-roadmap.ts'

const FOLDER = fileURLToPath(new URL('documents/', import.meta.url))
const isUpdating = process.env.UPDATE_TRANSCRIPTS === '1'

for (const file of readdirSync(FOLDER).sort()) {
  const path = join(FOLDER, file)
  const [head = '', expected = ''] = readFileSync(path, 'utf8').split(/^----\n/m)
  const [comment = '', ...lines] = head.split('\n')
  const shown = show(lines.join('\n'), file)
  if (isUpdating) writeFileSync(path, `${head.trimEnd()}\n----\n${shown}\n`)
  else test(`${file}: ${comment.slice(2)}`, () => assert.equal(shown, expected.trimEnd()))
}

function show(document: string, file: string): string {
  const { roadmap, checked, diagnostics } = readRoadmap(document, { source: file })
  return [
    `${roadmap.id} “${roadmap.title}”`,
    ...roadmap.nodes.flatMap((node) => nodeLines(node, '  ', new Set(checked))),
    ...diagnostics.map(({ line, code, message }) => `! ${line} ${code}: ${message}`),
  ].join('\n')
}

function nodeLines(node: ImportedNode, indent: string, checked: ReadonlySet<string>): readonly string[] {
  const mark = node.kind === 'group' ? '#' : checked.has(node.id) ? '[x]' : '[ ]'
  const facts = [
    node.minutes === undefined ? '' : `${node.minutes.from}-${node.minutes.to} min`,
    node.weeks === undefined ? '' : `${node.weeks.from}-${node.weeks.to} weeks`,
    node.isOptional === true ? 'optional' : '',
    node.prerequisites === undefined ? '' : `after ${node.prerequisites.join(', ')}`,
    ...(node.links ?? []).map(({ title, url }) => `<${title}|${url}>`),
  ].filter((fact) => fact !== '')
  return [
    `${indent}${mark} ${node.title} {${node.id}}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`,
    ...(node.text === undefined ? [] : node.text.split('\n').map((line) => `${indent}    | ${line}`)),
    ...node.children.flatMap((child) => nodeLines(child, `${indent}  `, checked)),
  ]
}
