import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { dataFolder, openDataFolder } from './data-folder.ts'

test('the folder follows the platform, and SAVEPOINT_HOME overrides it', {
  skip: process.platform === 'win32' && 'paths differ',
}, () => {
  const on = (platform: NodeJS.Platform, variables: Record<string, string>) =>
    dataFolder({ platform, home: '/home/ada', variables })
  assert.equal(on('linux', {}), '/home/ada/.local/share/savepoint')
  assert.equal(on('linux', { XDG_DATA_HOME: '/data' }), '/data/savepoint')
  assert.equal(on('linux', { XDG_DATA_HOME: 'relative' }), '/home/ada/.local/share/savepoint')
  assert.equal(on('darwin', {}), '/home/ada/Library/Application Support/savepoint')
  assert.equal(on('linux', { SAVEPOINT_HOME: '/x', XDG_DATA_HOME: '/data' }), '/x')
})

test('the device id is made once', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'savepoint-home-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const first = await openDataFolder(join(folder, 'deep', 'er'))
  assert.match(first.device, /^[0-9a-f]{16}$/)
  assert.deepEqual(await openDataFolder(join(folder, 'deep', 'er')), first)
  await writeFile(join(folder, 'deep', 'er', 'device'), '')
  assert.match((await openDataFolder(join(folder, 'deep', 'er'))).device, /^[0-9a-f]{16}$/)
})
