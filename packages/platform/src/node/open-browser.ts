/** Opens an address in the person's browser, where there is a desktop to open it on. */

import { spawn } from 'node:child_process'

export interface DesktopEnvironment {
  readonly platform: NodeJS.Platform
  readonly variables: Readonly<Record<string, string | undefined>>
}

/** Returns the command that opens `url`, or `undefined` without a desktop. */
export function findOpener(
  url: string,
  { platform, variables }: DesktopEnvironment,
): { readonly command: string; readonly args: readonly string[] } | undefined {
  if (variables.CI || variables.SSH_CONNECTION) return undefined
  if (platform === 'darwin') return { command: 'open', args: [url] }
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', url] }
  if (variables.DISPLAY || variables.WAYLAND_DISPLAY) return { command: 'xdg-open', args: [url] }
  return undefined
}

/** Opens `url` and says whether that was tried. A browser that does not start is not an error: the address is printed. */
export function openBrowser(url: string): boolean {
  const opener = findOpener(url, { platform: process.platform, variables: process.env })
  if (opener === undefined) return false
  const child = spawn(opener.command, opener.args, { detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
  return true
}
