import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { project } from './project.ts'
import { renderMarkdown } from './render-markdown.ts'
import { renderTree } from './render-tree.ts'
import { arbitraryEvent, eventAt, smallOutline } from './testing/arbitrary-event.ts'
import type { RoadmapProgress } from './view.ts'

const UTC = { utcOffsetMinutes: () => 0 }

function roadmapAfter(
  ...statuses: readonly [string, 'completed' | 'skipped' | 'inProgress'][]
): RoadmapProgress {
  const events = statuses.map(([concept, status], index) =>
    eventAt(index, { kind: 'StatusSet', concept, status, contentHash: 'new' }),
  )
  const roadmap = project(events, smallOutline, UTC).roadmaps[0]
  assert.ok(roadmap)
  return roadmap
}

test('the tree shows marks, bars, counts and time left', () => {
  const roadmap = roadmapAfter(['alpha', 'completed'], ['beta', 'inProgress'], ['gamma', 'skipped'])
  const lines = renderTree(roadmap, { width: 78, depth: 'concepts' }).split('\n')
  assert.deepEqual(lines, [
    'The road                                  ██░░░░░░░░░░      2/4     2.7 h left',
    '├─ 1 First phase                          ████░░░░░░░░      2/3     1.0 h left',
    '│  ├─ First module                        ████░░░░░░░░      1/2     1.0 h left',
    '│  │  ├─ ● Title of alpha                                             labs 0/1',
    '│  │  └─ ◐ Title of beta                                              labs 0/2',
    '│  └─ Second module                       ████████████      1/1           done',
    '│     ├─ ◐ Title of beta                                         counted above',
    '│     └─ ⊘ Title of gamma                                              skipped',
    '└─ 2 Second phase                         ░░░░░░░░░░░░      0/1     1.7 h left',
    '   └─ Third module                        ░░░░░░░░░░░░      0/1     1.7 h left',
    '      ├─ ○ Title of planned                                            planned',
    '      └─ ● Title of alpha                                        counted above',
  ])
})

test('no line of the tree is longer than the terminal is wide', () => {
  fc.assert(
    fc.property(fc.array(arbitraryEvent), fc.integer({ min: 24, max: 200 }), (events, width) => {
      for (const roadmap of project(events, smallOutline, UTC).roadmaps) {
        for (const line of renderTree(roadmap, { width, depth: 'concepts' }).split('\n')) {
          assert.ok([...line].length <= width, `${width}: ${line}`)
        }
      }
    }),
  )
})

test('colour surrounds the text and changes none of it', () => {
  const roadmap = roadmapAfter(['alpha', 'completed'])
  const plain = renderTree(roadmap, { width: 90, depth: 'concepts' })
  const painted = renderTree(roadmap, {
    width: 90,
    depth: 'concepts',
    paint: (tone, text) => `<${tone}>${text}</${tone}>`,
  })
  assert.notEqual(painted, plain)
  const bare = painted.replace(/<\/?(title|done|active|dim)>/g, '').replace(/ +$/gm, '')
  assert.equal(bare, plain)
})

test('Markdown is a checklist in which titles stay text', () => {
  const roadmap = {
    ...roadmapAfter(['alpha', 'completed'], ['gamma', 'skipped']),
    title: 'A [link](x) *and*\n# more',
  }
  const text = renderMarkdown([roadmap])
  assert.ok(text.startsWith('# Progress\n\n## A \\[link\\](x) \\*and\\* \\# more\n\n2 of 4, 2.7 h left.\n'))
  assert.match(text, /^- \[x\] Title of alpha \(labs 0 of 1\)$/m)
  assert.match(text, /^- \[ \] Title of beta \(labs 0 of 2\)$/m)
  assert.match(text, /^- \[x\] Title of gamma \(skipped\)$/m)
  assert.match(text, /^- \[ \] Title of planned \(planned\)$/m)
})
