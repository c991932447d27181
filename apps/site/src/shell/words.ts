/** Words that pages and scripts share: statuses, difficulties, durations. */
import type { Difficulty } from '@savepoint/curriculum'
import type { ConceptStatus } from '@savepoint/progress'

/** What a status is called on the page. */
export const STATUS_WORDS: Readonly<Record<ConceptStatus, string>> = {
  notStarted: 'not started',
  inProgress: 'in progress',
  completed: 'completed',
  skipped: 'skipped',
}

/** The class and symbol of a status mark. */
export const STATUS_MARKS: Readonly<Record<ConceptStatus, string>> = {
  notStarted: 'none',
  inProgress: 'part',
  completed: 'done',
  skipped: 'skip',
}

/** What a difficulty is called on the page. */
export const DIFFICULTY_WORDS: Readonly<Record<Difficulty, string>> = {
  foundation: 'Foundation',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
  expert: 'Expert',
}

/** Returns minutes as hours with one decimal below ten: `8.8 h`, `23 h`. */
export function hoursText(minutes: number): string {
  const hours = minutes / 60
  return `${hours > 0 && hours < 100 ? hours.toFixed(1).replace(/\.0$/, '') : Math.round(hours)} h`
}

/** Returns a count with its noun: `1 lab`, `3 labs`. */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`
}

const NUMBER_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Returns a small count as a word, a larger one in digits: `one`, `12`. */
export function numberWord(count: number): string {
  return NUMBER_WORDS[count] ?? count.toLocaleString('en')
}
