/** The random id of this browser profile, which marks its events in a merged log. */

import { randomDigit } from './clock.ts'
import type { LocalText } from './local-text.ts'

const KEY = 'savepoint:device'
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'

/** Returns the id of this profile, made at first use; without storage it lasts as long as the page. */
export function deviceId(local: LocalText): string {
  const known = local.get(KEY)
  if (known !== undefined && /^[0-9a-z]{16}$/.test(known)) return known
  const created = Array.from({ length: 16 }, () => DIGITS[randomDigit()]).join('')
  local.set(KEY, created)
  return created
}
