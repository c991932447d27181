import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readAddress } from './resource-address.ts'

test('addresses are read as people type them', () => {
  for (const [typed, expected] of [
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['  HTTP://Example.org ', 'http://Example.org'],
    ['example.org/page', 'https://example.org/page'],
    ['example.org:8080/page', 'https://example.org:8080/page'],
    ['localhost:3000', 'https://localhost:3000'],
    ['https://[::1]:8080/', 'https://[::1]:8080/'],
    ['https://bücher.example/ä', 'https://bücher.example/ä'],
    ['https://example.org/<b>', 'https://example.org/%3Cb%3E'],
    ['mailto:ada@example.org', 'mailto:ada@example.org'],
  ] as const)
    assert.deepEqual(readAddress(typed), { ok: true, value: expected }, typed)
})

test('an address that is none says what is wrong with it', () => {
  for (const [typed, message] of [
    ['', /There is no address/],
    ['javascript:alert(1)', /start with javascript: are not kept.*https:/],
    ['data:text/html,x', /data:/],
    ['https://', /names no host/],
    ['https:///path', /names no host/],
    ['https://a b', /blank/],
    ['mailto:nobody', /no mail address/],
    ['/etc/passwd', /names no host/],
    [`https://example.org/${'x'.repeat(4_000)}`, /4000 are kept/],
  ] as const) {
    const read = readAddress(typed)
    assert.ok(!read.ok, typed)
    assert.match(read.error, message)
  }
})

test('whatever is typed, only addresses that a link may carry come out, and reading them again changes nothing', () => {
  const typed = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.string().map((rest) => `javascript:${rest}`),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const read = readAddress(text)
      if (!read.ok) return
      assert.match(read.value, /^(?:https?:\/\/|mailto:)[^\s<>"]+$/)
      assert.deepEqual(readAddress(read.value), read)
    }),
    { numRuns: 2_000 },
  )
})
