/** Reads the address of a resource as a person typed it. Only addresses that a link may carry are kept. */

import { err, ok, type Result } from '@savepoint/std'

const LENGTH_MAX = 4_000
const ALLOWED = 'Use one that starts with https:, http: or mailto:.'

/** Returns the address, completed with `https://` where only the host was typed; or what is wrong with it. */
export function readAddress(typed: string): Result<string, string> {
  const text = typed.trim()
  if (text === '') return err(`There is no address. ${ALLOWED}`)
  if (text.length > LENGTH_MAX)
    return err(`The address has ${text.length} characters; ${LENGTH_MAX} are kept at most.`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this looks for
  if (/[\s\u0000-\u001f\u007f]/.test(text)) return err('The address has a blank in it. Write it as %20.')
  const complete = hasPort(text) || !/^[a-z][a-z0-9+.-]*:/i.test(text) ? `https://${text}` : text
  const scheme = complete.slice(0, complete.indexOf(':') + 1).toLowerCase()
  const rest = complete.slice(scheme.length)
  if (scheme === 'mailto:') {
    return /^[^@<>"]+@[^@<>"]+$/.test(rest)
      ? ok(scheme + rest)
      : err(`${text} is no mail address. Write it as mailto:name@example.org.`)
  }
  if (scheme !== 'https:' && scheme !== 'http:')
    return err(`Addresses that start with ${scheme} are not kept. ${ALLOWED}`)
  if (!/^\/\/[^/?#\s"<>\\]+/.test(rest) || !isHost(rest))
    return err(`${text} names no host. Write it as https://example.org/page.`)
  return ok(scheme + rest.replace(/[<>"`]/g, (character) => encodeURIComponent(character)))
}

/** `example.org:8080` looks like a scheme and is none. */
function hasPort(text: string): boolean {
  return /^[^:/@]+:\d+(?:[/?#]|$)/.test(text)
}

function isHost(rest: string): boolean {
  const host = /^\/\/(?:[^@/?#]*@)?([^/?#]+)/.exec(rest)?.[1] ?? ''
  return /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/iu.test(host)
}
