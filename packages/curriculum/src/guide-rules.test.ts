import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answerClasses, type RuleFacts, ruleFits } from './guide-rules.ts'
import type { Questionnaire, RuleCondition } from './questionnaire-model.ts'

const LEVELS = ['none', 'used', 'explain']
const AREAS = ['sql', 'engine']

const someOf = (choices: readonly string[]) => fc.subarray([...choices], { minLength: 1 })
const condition: fc.Arbitrary<RuleCondition> = fc.record(
  {
    role: someOf(['junior', 'senior']),
    goal: someOf(['topic', 'interview']),
    knows: fc.record({ sql: someOf(LEVELS), engine: someOf(LEVELS) }, { requiredKeys: [] }),
    hoursInAll: fc.record(
      { atLeast: fc.integer({ min: 0, max: 9 }), below: fc.integer({ min: 0, max: 9 }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)

function questionnaireOf(conditions: readonly RuleCondition[]): Questionnaire {
  const option = (id: string) => ({ id, text: id })
  const asked = { text: '' }
  return {
    role: { text: '', options: ['junior', 'senior'].map(option) },
    goal: { text: '', options: ['topic', 'interview'].map(option) },
    experience: {
      text: '',
      levels: LEVELS.map((id) => ({ ...option(id), leavesOut: [] })),
      areas: AREAS.map((id) => ({ ...option(id), covers: [] })),
    },
    hours: { text: '', min: 1, max: 10, usual: 5 },
    start: asked,
    deadline: asked,
    rules: conditions.map((when, index) => ({
      id: `rule-${index}`,
      when,
      recommend: { kind: 'path', path: 'any' },
      because: '',
    })),
  }
}

/** Every answer there is, with hours in halves up to beyond all bounds, and none. */
function everyAnswer(): readonly RuleFacts[] {
  const hours = [...Array.from({ length: 24 }, (_, index) => index / 2), Number.POSITIVE_INFINITY]
  return ['junior', 'senior'].flatMap((role) =>
    ['topic', 'interview'].flatMap((goal) =>
      LEVELS.flatMap((sql) =>
        LEVELS.flatMap((engine) =>
          hours.map((hoursInAll) => ({ role, goal, levels: { sql, engine }, hoursInAll })),
        ),
      ),
    ),
  )
}

const fitsOf = (conditions: readonly RuleCondition[], facts: RuleFacts): string =>
  conditions.map((when) => Number(ruleFits(when, facts))).join('')

test('the classes meet the same sets of rules as all answers do, one by one', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 6 }), (conditions) => {
      const classes = answerClasses(questionnaireOf(conditions))
      const met = (answers: readonly RuleFacts[]) =>
        [...new Set(answers.map((facts) => fitsOf(conditions, facts)))].sort()
      assert.deepEqual(met(classes), met(everyAnswer()))
    }),
    { numRuns: 200 },
  )
})

test('bounds of hours include the lower and exclude the upper; without a deadline no upper bound fits', () => {
  const at = (hoursInAll: number) => ({ role: '', goal: '', levels: {}, hoursInAll })
  const when = { hoursInAll: { atLeast: 10, below: 20 } }
  assert.deepEqual(
    [9.9, 10, 19.9, 20, Number.POSITIVE_INFINITY].map((hours) => ruleFits(when, at(hours))),
    [false, true, true, false, false],
  )
  assert.equal(ruleFits({ hoursInAll: { atLeast: 10 } }, at(Number.POSITIVE_INFINITY)), true)
})
