/** The house rules as a test: each failure names the file, the line and what to write instead. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findExportedNames, findFunctions, findUndocumentedExports } from './functions.ts'
import { type RepositoryFile, readRepositoryFiles } from './source-files.ts'

const FILE_LINES_MAX = 400
const FUNCTION_LINES_MAX = 70

const files = readRepositoryFiles()
const code = files.filter(
  (file) => /\.(ts|svelte|astro)$/.test(file.path) && !file.path.includes('/testdata/'),
)
const typescript = code.filter((file) => file.path.endsWith('.ts') && !file.path.endsWith('.d.ts'))
const isTest = (path: string): boolean => /\.test\.ts$|\/testing\/|^tests\//.test(path)

/** Calls that pure rooms must receive as arguments, with what to use instead. */
const bannedInPureRooms: readonly { readonly call: RegExp; readonly instead: string }[] = [
  { call: /\bDate\.now\(|\bnew Date\(\)/, instead: 'take a Clock' },
  { call: /\bperformance\.now\(/, instead: 'take a Clock' },
  { call: /\bMath\.random\(/, instead: 'take a Random' },
  { call: /\bcrypto\.(randomUUID|getRandomValues)\(/, instead: 'take a Random or an id factory' },
  { call: /\b(setTimeout|setInterval|queueMicrotask)\(/, instead: 'take a scheduler' },
  { call: /\bfetch\(/, instead: 'take the bytes' },
  { call: /\bconsole\.\w+\(/, instead: 'return diagnostics' },
]
const pureRoom = /^packages\/(std|curriculum|grading|progress|roadmaps|guide|planning|review)\/src\//

test('pure rooms take time, randomness and I/O as arguments', () => {
  const offences = typescript
    .filter((file) => pureRoom.test(file.path) && !isTest(file.path))
    .flatMap((file) =>
      bannedInPureRooms.flatMap(({ call, instead }) =>
        matches(file, call).map((where) => `${where}: ${instead}`),
      ),
    )
  assertNone(offences)
})

test(`no file is longer than ${FILE_LINES_MAX} lines`, () => {
  const offences = [...code, ...files.filter((file) => file.path.endsWith('.css'))]
    .map((file) => ({ path: file.path, lineCount: file.text.split('\n').length - 1 }))
    .filter(({ lineCount }) => lineCount > FILE_LINES_MAX)
  assertNone(
    offences.map(
      ({ path, lineCount }) => `${path}: ${lineCount} lines; find the second idea in it and give it a file`,
    ),
  )
})

test(`no function is longer than ${FUNCTION_LINES_MAX} lines`, () => {
  const offences = typescript
    .filter((file) => !isTest(file.path) && !file.path.endsWith('/contract.ts'))
    .flatMap((file) => findFunctions(file.path, file.text).map((found) => ({ ...found, path: file.path })))
    .filter((found) => found.lineCount > FUNCTION_LINES_MAX)
  assertNone(
    offences.map((found) => `${found.path}:${found.line}: ${found.name} has ${found.lineCount} lines`),
  )
})

test('every TypeScript file opens with what it is', () => {
  const offences = typescript.filter(
    (file) => !isTest(file.path) && !file.path.endsWith('index.ts') && !/^\/[/*]/.test(file.text),
  )
  assertNone(
    offences.map(
      (file) => `${file.path}: open with a paragraph: what this is, the idea, what it refuses to do`,
    ),
  )
})

test('every exported function of a room has a docstring', () => {
  const offences = typescript
    .filter((file) => /^packages\/\w+\/src\//.test(file.path) && !isTest(file.path))
    .flatMap((file) => findUndocumentedExports(file.path, file.text).map((name) => `${file.path}: ${name}`))
  assertNone(offences)
})

test('nothing is exported that nobody uses', () => {
  const words = new Map<string, Set<string>>()
  for (const file of [...code, ...files.filter((entry) => /\.(mjs|cjs)$/.test(entry.path))]) {
    for (const word of new Set(file.text.match(/[A-Za-z_$][\w$]*/g)))
      words.set(word, (words.get(word) ?? new Set()).add(file.path))
  }
  const offences = typescript
    .filter((file) => !file.path.endsWith('.config.ts'))
    .flatMap((file) => findExportedNames(file.path, file.text).map((name) => ({ name, path: file.path })))
    .filter(({ name, path }) =>
      [...(words.get(name) ?? [])].every(
        (user) => user === path || (user.endsWith('src/index.ts') && !isUsedBeyondIndex(name, path, words)),
      ),
    )
  assertNone(offences.map(({ name, path }) => `${path}: ${name}`))
})

test('names say what a thing is', () => {
  const banned = /(^|[/-])(core|common|utils?|helpers?|manager|processor|smart|misc)([-.]|$)/
  const offences = code.filter((file) => banned.test(file.path.replace(/^.*\//, '')))
  assertNone(offences.map((file) => `${file.path}: name it after its subject`))
})

test('file names are lower-case kebab', () => {
  const offences = typescript.filter(
    (file) => !/^(\[\w+\]|[a-z0-9-]+)(\.[a-z0-9-]+)*\.ts$/.test(file.path.replace(/^.*\//, '')),
  )
  assertNone(offences.map((file) => file.path))
})

test('types are not argued with', () => {
  const escapes = /:\s*any\s*[;,)=|\]>]|\bas any\b|<any>|@ts-ignore|@ts-nocheck|biome-ignore(?! .*: .{10})/
  assertNone(
    typescript
      .filter((file) => !file.path.startsWith('tools/src/tidy/'))
      .flatMap((file) => matches(file, escapes)),
  )
})

test('nothing unfinished is marked and left', () => {
  const marks = /\b(TODO|FIXME|XXX|HACK)\b/
  assertNone(
    code.filter((file) => !file.path.startsWith('tools/src/tidy/')).flatMap((file) => matches(file, marks)),
  )
})

test('no test is switched off or runs alone', () => {
  assertNone(
    code
      .filter((file) => isTest(file.path))
      .flatMap((file) => matches(file, /\b(test|it|describe)\.(only|skip|todo)\(/)),
  )
})

test('every document has exactly one title', () => {
  const documents = files.filter(
    (file) => file.path.endsWith('.md') && !/^content\/|testdata/.test(file.path),
  )
  const offences = documents.filter((file) => titles(file.text) !== 1)
  assertNone(offences.map((file) => `${file.path}: ${titles(file.text)} titles`))
})

test('components use tokens, not colours', () => {
  const colour = /#[0-9a-f]{3,8}\b(?!['"`]?\))|\brgba?\(/i
  const styles = files.filter(
    (file) =>
      file.path.endsWith('.css') && !file.path.endsWith('tokens.css') && !file.path.endsWith('print.css'),
  )
  assertNone(styles.flatMap((file) => matches(file, colour)))
})

function isUsedBeyondIndex(
  name: string,
  path: string,
  words: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  return [...(words.get(name) ?? [])].some((user) => user !== path && !user.endsWith('src/index.ts'))
}

function titles(markdown: string): number {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/^ {4}.*$/gm, '')
  return (prose.match(/^# .+/gm) ?? []).length
}

function matches(file: RepositoryFile, pattern: RegExp): readonly string[] {
  return file.text
    .split('\n')
    .flatMap((line, index) =>
      pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line)
        ? [`${file.path}:${index + 1}: ${line.trim().slice(0, 100)}`]
        : [],
    )
}

function assertNone(offences: readonly string[]): void {
  assert.deepEqual(offences, [])
}
