/**
 * How long a thing takes, as people write it: `~3h`, `90 min`, `1.5 hours`, `10 hours/week for 8 weeks`, `2-4 weeks`. Weeks
 * and months stay calendar time: without hours a week they are not turned into hours.
 */

export interface Range {
  readonly from: number
  readonly to: number
}

export interface Effort {
  readonly minutes?: Range
  /** Calendar time; a month is 52/12 weeks, a day 1/7. */
  readonly weeks?: Range
  /** Stated for each of the things that follow. */
  readonly isEach: boolean
}

export type EffortUnit = 'minute' | 'hour' | 'day' | 'week' | 'month'

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+|\d{1,6}(?:[.,]\d{1,2})?`
const RANGE = String.raw`(${NUMBER})\s?\+?\s?(?:(?:-|–|—|~|to|bis|à|a|до|至|到)\s?(${NUMBER}))?\s?\+?`
const UNITS: readonly (readonly [EffortUnit, string])[] = [
  ['hour', 'h|hrs?|hours?|小时|小時|時間|horas?|heures?|stunden?|std|час(?:а|ов)?|ч|ore|ora|ساعات|ساعة|시간'],
  ['minute', 'm|mins?|minutes?|分钟|分鐘|分|minutos?|minuten|мин(?:ут[аы]?)?|دقيقة|분'],
  ['day', 'days?|天|日|d[ií]as?|jours?|tage?|дн(?:я|ей)|день|일'],
  ['week', 'w|wks?|weeks?|周|週間?|星期|semanas?|semaines?|wochen?|недел[ьиюя]|أسابيع|أسبوع|주'],
  ['month', 'mos?|months?|个月|個月|か月|ヶ月|mes(?:es)?|mois|monate?|месяц(?:а|ев)?|أشهر|شهر|개월'],
]
const ANY_UNIT = UNITS.map(([, words]) => words).join('|')
const HOURS = UNITS[0]?.[1] ?? ''
const WEEKS = UNITS[3]?.[1] ?? ''
const WEEKS_AND_MONTHS = `${WEEKS}|${UNITS[4]?.[1] ?? ''}`
const END = String.raw`(?![\p{L}\p{N}])`
const PER = String.raw`\s?(?:\/|per|a|each|pro|par|por|每|в)\s?(?:${WEEKS})`

const RATE = new RegExp(
  `${RANGE}\\s?(?:${HOURS})${PER}${END}|每[周週](?:学习)?\\s?${RANGE}\\s?(?:${HOURS})`,
  'iu',
)
const SPAN = new RegExp(`${RANGE}[\\s-]?(${WEEKS_AND_MONTHS})${END}`, 'iu')
const COMPOUND =
  /(\d{1,4})\s?h(?:ours?|rs?)?\s?(?:and\s)?(\d{1,2})(?:\s?m(?:in(?:ute)?s?)?)?(?![\p{L}\p{N}])/iu
const SIMPLE = new RegExp(`(?<![A-Za-z\\p{N}.,$€£])${RANGE}[\\s-]?(${ANY_UNIT})${END}`, 'iu')
const BARE_NUMBER = new RegExp(`^[^\\d]{0,3}${RANGE}[^\\d]{0,3}$`, 'u')
const UNIT_WORD = new RegExp(`(?<=[\\d\\s+/-]|^|每)(?:${ANY_UNIT})${END}`, 'giu')
const UNIT_PATTERNS = UNITS.map(([unit, words]) => ({
  unit,
  whole: new RegExp(`^(?:${words})$`, 'iu'),
  anywhere: new RegExp(`(?<![\\p{L}])(?:${words})${END}`, 'iu'),
}))
const MINUTES_PER_HOUR = 60
const WEEKS_PER_MONTH = 52 / 12
const DAYS_PER_WEEK = 7
const EFFORT_TEXT_MAX = 200

/** Returns the effort that `text` states, or `undefined`. With `unit`, a bare number is of that unit. */
export function parseEffort(text: string, unit?: EffortUnit): Effort | undefined {
  const source = text.slice(0, EFFORT_TEXT_MAX).normalize('NFKC')
  if (!/\d/.test(source)) return undefined
  const isEach = /\beach\b|\bapiece\b|每个|cada|chacun|jeweils/i.test(source)
  const rate = RATE.exec(source)
  if (rate !== null) return atRate(rate, source, isEach)
  const compound = COMPOUND.exec(source)
  if (compound !== null) {
    const minutes = Number(compound[1]) * MINUTES_PER_HOUR + Number(compound[2])
    return { minutes: { from: minutes, to: minutes }, isEach }
  }
  const simple = SIMPLE.exec(source)
  if (simple !== null) return inUnit(rangeOf(simple[1], simple[2]), unitOf(simple[3] ?? ''), isEach)
  if (unit === undefined) return undefined
  const bare = BARE_NUMBER.exec(source.trim())
  return bare === null ? undefined : inUnit(rangeOf(bare[1], bare[2]), unit, isEach)
}

/** Returns the unit that the head of a column names, such as `Hours` or `Time (min)`. */
export function effortUnitOf(head: string): EffortUnit | undefined {
  const words = head.toLowerCase().normalize('NFKC')
  return UNIT_PATTERNS.find(({ anywhere }) => anywhere.test(words))?.unit
}

const BRACKETED = /\s*[([（【［]([^()[\]（）【】［］]{1,120})[)\]）】］]\s*$/u
const DASHED = /\s+[-–—|·:,]\s*([^-–—|·:]{0,60})$|\s*[:：|]\s*([^:：|]{1,60})$/u
const BARE = /\s+([~≈]\s?\d[\d.,\s–-]*\s?\p{L}{1,7})$/u
/** What may stand around a figure in brackets that is nothing but an effort. */
const ONLY_EFFORT =
  /^(?:[\s~≈<>+,.:;/×x*@-]|\d|\p{Pd}|about|approx|circa|around|est|estimated|time|duration|total|study|of|for|at|per|each|a|to|up|bis|à|until|roughly|over|ca|耗时|约|大约|预计|用时|每|学习)*$/iu

/**
 * Splits a title into what it says and the effort at its end: in brackets, behind a dash, or after `~`. The effort is
 * only taken where nothing else is said in that place.
 */
export function splitEffort(title: string): { readonly title: string; readonly effort?: Effort } {
  for (const pattern of [BRACKETED, DASHED, BARE]) {
    const match = pattern.exec(title)
    const inside = match?.[1] ?? match?.[2] ?? ''
    if (match === null || match.index === 0 || !/\d/.test(inside) || !isOnlyEffort(inside)) continue
    const effort = parseEffort(inside)
    if (effort !== undefined) return { title: title.slice(0, match.index).trim(), effort }
  }
  return { title }
}

function isOnlyEffort(text: string): boolean {
  return ONLY_EFFORT.test(text.normalize('NFKC').replace(UNIT_WORD, ' '))
}

function atRate(rate: RegExpExecArray, source: string, isEach: boolean): Effort | undefined {
  const rest = `${source.slice(0, rate.index)} ; ${source.slice(rate.index + rate[0].length)}`
  const span = SPAN.exec(rest)
  if (span === null) return undefined
  const hours = rangeOf(rate[1] ?? rate[3], rate[2] ?? rate[4])
  const weeks = weeksOf(rangeOf(span[1], span[2]), unitOf(span[3] ?? ''))
  const minutes = {
    from: Math.round(hours.from * weeks.from * MINUTES_PER_HOUR),
    to: Math.round(hours.to * weeks.to * MINUTES_PER_HOUR),
  }
  return { minutes, weeks, isEach }
}

function inUnit(range: Range, unit: EffortUnit, isEach: boolean): Effort {
  if (unit === 'minute') return { minutes: range, isEach }
  if (unit !== 'hour') return { weeks: weeksOf(range, unit), isEach }
  const minutes = {
    from: Math.round(range.from * MINUTES_PER_HOUR),
    to: Math.round(range.to * MINUTES_PER_HOUR),
  }
  return { minutes, isEach }
}

function weeksOf(range: Range, unit: EffortUnit): Range {
  const factor = unit === 'month' ? WEEKS_PER_MONTH : unit === 'day' ? 1 / DAYS_PER_WEEK : 1
  return { from: tenth(range.from * factor), to: tenth(range.to * factor) }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function unitOf(word: string): EffortUnit {
  return UNIT_PATTERNS.find(({ whole }) => whole.test(word))?.unit ?? 'hour'
}

function rangeOf(first: string | undefined, second: string | undefined): Range {
  const a = numberOf(first ?? '0')
  const b = second === undefined ? a : numberOf(second)
  return { from: Math.min(a, b), to: Math.max(a, b) }
}

/** `1,200` is twelve hundred, `1,5` one and a half. */
function numberOf(text: string): number {
  return Number(/^\d{1,3}(?:,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.'))
}
