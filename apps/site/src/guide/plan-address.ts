/** Where the guide hands over: the plan, with the goal and the time that was given. */
import type { AnswerTexts } from '@savepoint/guide'
import { siteUrl } from '../shell/site-url.ts'

/** Returns the address of the plan page for a goal such as `path:senior-interview`. */
export function planAddress(goal: string, answers: AnswerTexts): string {
  return addressWith('plan/', {
    goal,
    hours: answers.hours,
    start: answers.start,
    deadline: answers.deadline,
  })
}

/** Returns the address of the placement for a goal. */
export function placementAddress(goal: string): string {
  return addressWith('learn/placement/', { goal })
}

function addressWith(path: string, fields: Readonly<Record<string, string | undefined>>): string {
  const query = Object.entries(fields)
    .filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
    // Colons and commas are legal in a query, and such an address can be read.
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%3A/g, ':').replace(/%2C/g, ',')}`)
  return `${siteUrl(path)}?${query.join('&')}`
}
