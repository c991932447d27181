/** Roadmaps of any size for the import bench, with everything that people write: phases, boxes, links, hours, tables. */

import { createRandom, type Random } from '@savepoint/std'

const WORDS =
  'index table query plan lock commit buffer page tuple key value storage engine log replica shard cache stream schema join view cursor vacuum checkpoint'.split(
    ' ',
  )

/** Returns a document of at least `byteCount` characters; the same for the same arguments. */
export function generateRoadmap(byteCount: number, seed: number): string {
  const random = createRandom(seed)
  const parts = ['# A roadmap of everything\n\nSome words before it begins.\n\n']
  let length = parts[0]?.length ?? 0
  for (let phase = 1; length < byteCount; phase += 1) {
    const part = phaseText(phase, random)
    parts.push(part)
    length += part.length
  }
  return parts.join('')
}

function phaseText(phase: number, random: Random): string {
  const lines = [
    `## Phase ${phase}: ${words(random, 3)} (${random.below(4) + 1}-${random.below(4) + 5} weeks)`,
    '',
    `**Goal**: ${words(random, 9)}.`,
    '',
  ]
  for (let module = 0; module < 3; module += 1) {
    lines.push(`### ${module + 1}. *${words(random, 3)}*`, '')
    for (let topic = 0; topic < 6; topic += 1) lines.push(...topicLines(random))
    lines.push('')
  }
  lines.push('| Topic | Hours | Prerequisites |', '|---|--:|---|')
  for (let row = 0; row < 4; row += 1) lines.push(`| ${words(random, 4)} | ${random.below(9) + 1} | - |`)
  return `${lines.join('\n')}\n\n`
}

function topicLines(random: Random): readonly string[] {
  const box = random.below(3) === 0 ? '[x]' : '[ ]'
  const url = `https://example.org/${words(random, 1)}/${random.below(10_000)}`
  return [
    `- ${box} **${words(random, 3)}** - ${words(random, 6)} (~${random.below(8) + 1}h)`,
    `  - [ ] ${words(random, 4)} with \`${words(random, 1)}\``,
    `  - [ ] [${words(random, 2)}](${url})`,
  ]
}

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => WORDS[random.below(WORDS.length)] ?? 'row').join(' ')
}
