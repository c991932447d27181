import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caretLines, EXCERPT_COLUMNS_MAX, errorLines, findErrorPlace } from './error-text.ts'

const syntax = (position: number) => ({
  message: 'syntax error at or near "order"',
  sqlstate: '42601',
  position,
})

test('the error stands as psql prints it', () => {
  assert.deepEqual(errorLines({ ...syntax(22), hint: 'Quote it.' }, 'SELECT count(*) FROM order;', 0), [
    'ERROR:  syntax error at or near "order"',
    'LINE 1: SELECT count(*) FROM order;',
    '                             ^',
    'HINT:  Quote it.',
  ])
})

test('lines are counted in the whole text, not in the statement', () => {
  const script = 'SELECT 1;\n\nSELECT *\n  FROM nothere;'
  const place = findErrorPlace(
    { message: '', sqlstate: '42P01', position: 17 },
    script,
    script.indexOf('SELECT *'),
  )
  assert.equal(place?.line, 4)
  assert.equal(script.slice(place?.offset), 'nothere;')
})

test('an error at the very end and one without position are both fine', () => {
  assert.equal(findErrorPlace(syntax(99), 'SELECT', 0)?.offset, 6)
  assert.equal(findErrorPlace({ message: 'division by zero', sqlstate: '22012' }, 'SELECT 1/0', 0), undefined)
})

test('a long line is cut around the caret, which still points at the place', () => {
  const lineText = `SELECT ${'a, '.repeat(60)}!here, ${'b, '.repeat(60)}`
  const [line, caret] = caretLines({ line: 1, lineText, column: lineText.indexOf('!'), offset: 0 })
  assert.equal(line[caret.indexOf('^')], '!')
  assert.ok(line.length <= EXCERPT_COLUMNS_MAX + 'LINE 1: '.length + 6)
})

test('tabs and wide characters before the place move the caret as far as they are wide', () => {
  const [, caret] = caretLines({ line: 1, lineText: '\t漢x', column: 2, offset: 2 })
  assert.equal(caret.indexOf('^'), 'LINE 1: '.length + 8 + 2)
})
