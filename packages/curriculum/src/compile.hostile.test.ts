/** Content that attacks: it must stay text, never throw, and never take long. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom, type Random } from '@savepoint/std'
import { compile } from './compile.ts'
import type { SourceFile } from './diagnostic.ts'
import { FILE_LENGTH_MAX } from './source/source-text.ts'
import { readCourse } from './testdata/transcript.ts'

const course = readCourse()
const LESSON = 'concepts/sql/counting/lesson.md'

function withFile(path: string, edit: (text: string) => string): readonly SourceFile[] {
  return course.map((file) => (file.path === path ? { path, text: edit(file.text) } : file))
}

/** Every HTML and SVG text of a curriculum; titles, labels and sources are plain text, which pages escape. */
function htmlOf(value: unknown, key = ''): string {
  if (typeof value === 'string')
    return /html$|^svg$|^takeaways$|^hints$|^predict$/i.test(key) ? `${value}\n` : ''
  if (Array.isArray(value)) return value.map((entry) => htmlOf(entry, key)).join('')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, entry]) => htmlOf(entry, name))
    .join('')
}

function assertHarmless(html: string): void {
  assert.doesNotMatch(html, /<script|<style|<iframe|<img|<object|<foreignObject/i)
  assert.doesNotMatch(html, /<[^<>]*\s(?:on\w+|style)\s*=/i)
  assert.doesNotMatch(html, /(?:href|src)="\s*(?:javascript|data|vbscript):/i)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through.
  assert.doesNotMatch(html, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/)
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](  data:text/html;base64,PHNjcmlwdD4=)',
  '[x](concept:"onmouseover="alert(1))',
  '[x](concept:a"><script>alert(1)</script>)',
  '![x](javascript:alert(1) "y\\" onload=\\"z")',
  '<javascript:alert(1)>',
  '`<script>` and "<svg onload=alert(1)>" \u202ehidden\u0007',
  '```sql runnable predict="<script>alert(1)</script>"\nSELECT \'<script>alert(1)</script>\';\n```',
  '```"><script>\nx\n```',
  '```simulator "><script>=1\n```',
  '## <script>alert(1)</script>',
  '| <script>alert(1)</script> |\n|---|\n| [x](javascript:1) |',
  '> [!NOTE] <script>alert(1)</script>',
]

for (const attack of ATTACKS) {
  test(`stays text in a lesson: ${JSON.stringify(attack).slice(0, 60)}`, () => {
    const { curriculum } = compile(withFile(LESSON, (text) => `${text}\n${attack}\n`))
    const published = curriculum.concepts.find((concept) => concept.id === 'counting')
    assertHarmless(htmlOf(curriculum))
    assert.notEqual(published?.lesson, undefined)
  })
}

test('attacks stay text in items, labs and the glossary', () => {
  const attack = '<script>alert(1)</script> <b onclick=x> [x](javascript:alert(1))'
  for (const path of [
    'glossary.yaml',
    'concepts/sql/counting/checks.yaml',
    'concepts/sql/counting/labs/count-rows/lab.yaml',
  ]) {
    const { curriculum } = compile(
      withFile(path, (text) => text.replace(/(definition|stem|because|advice): .*/, `$1: "${attack}"`)),
    )
    assertHarmless(htmlOf(curriculum))
  }
})

test('a figure that is not harmless is not shown at all', () => {
  const { curriculum, diagnostics } = compile(
    withFile(
      'concepts/sql/counting/figures/boxes.svg',
      () => '<svg viewBox="0 0 1 1"><a href="&#106;avascript:alert(1)"><text>x</text></a></svg>',
    ),
  )
  assert.match(JSON.stringify(curriculum), /"svg":""/)
  assert.equal(
    diagnostics.some((diagnostic) => diagnostic.code === 'unsafeFigure'),
    true,
  )
})

test('a file given twice is reported, and the first counts', () => {
  const { diagnostics } = compile([...course, { path: LESSON, text: '' }])
  assert.deepEqual(
    diagnostics.filter((diagnostic) => diagnostic.code === 'duplicateFile').map((d) => d.path),
    [LESSON],
  )
})

test('YAML nested without end is reported, not fatal', () => {
  for (const piece of ['[', '{a: ', '- ', '? ']) {
    const { diagnostics } = compile(withFile('glossary.yaml', () => `terms:\n  ${piece.repeat(50_000)}`))
    assert.equal(
      diagnostics.some(({ path, severity }) => path === 'glossary.yaml' && severity === 'error'),
      true,
    )
  }
})

/** Long inputs have a quarter of the longest length; `HOSTILE_LENGTH=262144` takes all of it. */
const HOSTILE_LENGTH = Number(process.env.HOSTILE_LENGTH ?? FILE_LENGTH_MAX / 4)
const CPU_MS_MAX = HOSTILE_LENGTH < FILE_LENGTH_MAX ? 1_500 : 5_000

function cpuMs(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1_000
}

test('a line of 10 MB is reported and not read', () => {
  const text = `${'x'.repeat(10 * 1024 * 1024)}\n`
  // The SQL of datasets is the engines' to read, so the compiler does not.
  for (const path of course.map((file) => file.path).filter((name) => !/^datasets\/.*sql$/.test(name))) {
    const { diagnostics } = compile(withFile(path, () => text))
    assert.equal(
      diagnostics.some((diagnostic) => diagnostic.code === 'fileTooLarge' && diagnostic.path === path),
      true,
    )
  }
})

const REPEATED = [
  '[',
  '](',
  '[x](',
  '![',
  '*',
  '_',
  '**a',
  '`',
  '``a',
  '<',
  '&',
  '"',
  "'",
  '- ',
  '> ',
  '|',
  '| a ',
  '# ',
  '\\',
  '(',
  '~~',
  '```sql runnable\n',
  '[x]: y\n',
  '[x](concept:y) ',
  '"a\' ',
  '<!--',
  'a=b ',
  '\t',
  '\n',
  '  ',
]

for (const piece of REPEATED) {
  test(`a long lesson made of ${JSON.stringify(piece)} takes under ${CPU_MS_MAX} ms`, () => {
    const body = piece.repeat(Math.floor((HOSTILE_LENGTH - 3_000) / piece.length))
    const used = cpuMs(() => compile(withFile(LESSON, (text) => `${text}\n${body}`)))
    assert.ok(used < CPU_MS_MAX, `${used} ms`)
  })
}

for (const piece of [
  'a: b\n',
  '- ',
  '? ',
  '- a\n',
  '{',
  'a: {',
  '&a ',
  '*a ',
  '"',
  '|\n',
  '# ',
  '  - id: x\n    term: y\n    definition: z\n',
]) {
  test(`a long YAML file made of ${JSON.stringify(piece)} takes under ${CPU_MS_MAX} ms`, () => {
    const body = piece.repeat(Math.floor((HOSTILE_LENGTH - 3_000) / piece.length))
    const used = cpuMs(() => compile(withFile('glossary.yaml', (text) => text + body)))
    assert.ok(used < CPU_MS_MAX, `${used} ms`)
  })
}

test('a long figure that never closes what it opens is read once', () => {
  for (const piece of ['<', '<g ', '<g a="', '<!--', '<g>', '&#', 'a=b ']) {
    const body = piece.repeat(Math.floor((HOSTILE_LENGTH - 100) / piece.length))
    const used = cpuMs(() =>
      compile(withFile('concepts/sql/counting/figures/boxes.svg', () => `<svg viewBox="0 0 1 1">${body}`)),
    )
    assert.ok(used < CPU_MS_MAX, `${piece}: ${used} ms`)
  }
})

// --- Mutated content ------------------------------------------------------------------------------------

const FRAGMENTS = [
  '\n',
  '\n\n',
  ' ',
  '  ',
  '---\n',
  '```',
  '~~~',
  '```sql runnable\n',
  '```output\n',
  '# ',
  '## ',
  '> [!NOTE]\n',
  '- ',
  '| a | b |\n|---|--:|\n',
  '[x](concept:counting)',
  '![a](figures/boxes.svg)',
  '`',
  '*',
  '"',
  "'",
  ':',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '&a',
  '*a',
  '!!int',
  '|\n',
  '>\n',
  '%',
  '@',
  '\u0000',
  '\u202e',
  '\ud800',
  '\r',
  '\t',
  '<script>',
  '&lt;',
  '\\',
  '--# all\n',
  '-- fails: ',
  '(1 row)\n',
  '----: | ---\n',
  'null',
  '__proto__: x\n',
  'constructor',
  '1e999',
]
const CASE_COUNT = Number(process.env.FUZZ_CASES ?? 10_000)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261)

/** Cuts, doubles, swaps and inserts at random places of `text`. */
function mutate(text: string, random: Random): string {
  let result = text
  for (let edits = 1 + random.below(4); edits > 0; edits -= 1) {
    const at = random.below(result.length + 1)
    const length = random.below(random.below(4) === 0 ? 200 : 12)
    const piece = result.slice(at, at + length)
    const fragment = FRAGMENTS[random.below(FRAGMENTS.length)] ?? ''
    const kind = random.below(4)
    if (kind === 0) result = result.slice(0, at) + result.slice(at + length)
    else if (kind === 1) result = result.slice(0, at) + piece + result.slice(at)
    else if (kind === 2) result = result.slice(0, at) + fragment + result.slice(at + length)
    else result = result.slice(0, at) + fragment + result.slice(at)
  }
  return result
}

const SHORT_LESSON = (course.find((file) => file.path === LESSON)?.text ?? '').replace(
  /\n---\n[\s\S]*/,
  '\n---\nText.\n',
)
/** A second concept whose lesson is whole, so that its check and lab are read however the first lesson is broken. */
const SECOND = 'concepts/sql/tallying'

/** More to break: outputs of every kind, with values that are written as JSON strings. */
const OUTPUTS = `
\`\`\`sql runnable mask="lsn,/a+/" error=23505
INSERT INTO pets VALUES ('');
\`\`\`

\`\`\`output
name | "a|b"
---- | --:
""   | "x\\ny"
NULL |   2
(2 of 9 rows)

QUERY PLAN
Sort
  ->  "Seq Scan"

NOTICE: "\\u202e"

ERROR: "no "
SQLSTATE: 23505
DETAIL: "\\"quoted\\""
\`\`\`
`

/** Returns the course with every file mutated once, and the second concept. Each mutated file is a case. */
function mutatedCourse(random: Random): readonly SourceFile[] {
  const mutated = course.map(({ path, text }) => ({
    path,
    text: mutate(path === LESSON ? text + OUTPUTS : text, random),
  }))
  const second = mutated
    .filter((file) => /counting\/(?:checks|labs)/.test(file.path))
    .map(({ path, text }) => ({ path: path.replace('concepts/sql/counting', SECOND), text }))
  const first = mutated.filter((file) => !/counting\/(?:checks|labs)/.test(file.path))
  return [...first, ...second, { path: `${SECOND}/lesson.md`, text: SHORT_LESSON }]
}

test(`${CASE_COUNT} mutated files never make the compiler throw, and the output stays harmless`, () => {
  const random = createRandom(SEED)
  const roundCount = Math.ceil(CASE_COUNT / course.length)
  for (let round = 0; round < roundCount; round += 1) {
    const files = mutatedCourse(random.fork(`round ${round}`))
    try {
      const { curriculum, diagnostics } = compile(files)
      assert.doesNotMatch(htmlOf(curriculum), /<script|\son\w+="/i)
      for (const { range } of diagnostics) {
        assert.ok(range.line >= 1 && range.column >= 1 && range.endLine >= range.line)
      }
    } catch (error) {
      throw new Error(`FUZZ_SEED=${SEED}, round ${round}:\n${JSON.stringify(files, null, 1)}`, {
        cause: error,
      })
    }
  }
})
