import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ChromiumSearch, findChromium } from './find-chromium.ts'

/** A machine with these files; `install` names the file that a successful command brings. */
function machine(options: {
  readonly files?: readonly string[]
  readonly variables?: Readonly<Record<string, string>>
  readonly isRoot?: boolean
  readonly install?: Readonly<Record<string, string>>
}): { readonly search: ChromiumSearch; readonly commands: string[] } {
  const files = new Set(options.files)
  const commands: string[] = []
  const search: ChromiumSearch = {
    platform: 'linux',
    variables: { PATH: '/usr/local/bin:/usr/bin', ...options.variables },
    isRoot: options.isRoot ?? false,
    playwrightPath: async () => '/cache/chrome',
    exists: (path) => files.has(path),
    run: (command, args) => {
      commands.push([command, ...args].join(' '))
      const brought = options.install?.[command]
      if (brought !== undefined) files.add(brought)
      return brought !== undefined
    },
  }
  return { search, commands }
}

test('CHROMIUM_PATH comes before Playwright’s own, and that before the system’s', async () => {
  const files = ['/opt/chrome', '/cache/chrome', '/usr/bin/chromium']
  const named = machine({ files, variables: { CHROMIUM_PATH: '/opt/chrome' } })
  assert.deepEqual(await findChromium(named.search), { ok: true, path: '/opt/chrome' })
  assert.deepEqual(await findChromium(machine({ files }).search), { ok: true, path: '/cache/chrome' })
  const system = machine({ files: ['/usr/bin/chromium'] })
  assert.deepEqual(await findChromium(system.search), { ok: true, path: '/usr/bin/chromium' })
  assert.deepEqual(system.commands, [])
})

test('a CHROMIUM_PATH that does not exist is named, not passed over', async () => {
  const { search, commands } = machine({
    files: ['/usr/bin/chromium'],
    variables: { CHROMIUM_PATH: '/gone' },
  })
  const finding = await findChromium(search)
  assert.ok(!finding.ok)
  assert.match(finding.remedy, /^CHROMIUM_PATH is \/gone, which does not exist/)
  assert.deepEqual(commands, [])
})

test('root on Debian installs the package', async () => {
  const { search, commands } = machine({
    files: ['/etc/debian_version'],
    isRoot: true,
    install: { 'apt-get': '/usr/bin/chromium' },
  })
  assert.deepEqual(await findChromium(search), { ok: true, path: '/usr/bin/chromium' })
  assert.ok(commands.every((command) => command.startsWith('apt-get')))
})

test('others let Playwright install its own', async () => {
  const { search, commands } = machine({ files: ['/etc/debian_version'], install: { npx: '/cache/chrome' } })
  assert.deepEqual(await findChromium(search), { ok: true, path: '/cache/chrome' })
  assert.deepEqual(commands, ['npx playwright install chromium'])
})

test('where nothing can be installed one line says what to do', async () => {
  const finding = await findChromium(machine({ files: ['/etc/debian_version'], isRoot: true }).search)
  assert.ok(!finding.ok)
  assert.match(finding.remedy, /npx playwright install chromium.*CHROMIUM_PATH/)
  assert.doesNotMatch(finding.remedy, /\n/)
})
