// Runs a TypeScript file of this repository on Node 24 or newer, whatever Node started npm. Node 24 comes with
// `npm ci` as a per-platform package; where there is none (for example macOS on Apple silicon), one line says what
// to install. Plain JavaScript, because an older Node has to read it.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NODE_MAJOR_MIN = 24
const repository = dirname(dirname(fileURLToPath(import.meta.url)))
const [target, ...rest] = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR_MIN) {
  process.argv = [process.argv[0], resolve(target), ...rest]
  await import(pathToFileURL(resolve(target)).href)
} else {
  const binary = findNode24()
  if (binary === undefined) {
    console.error(
      `Savepoint needs Node ${NODE_MAJOR_MIN} or newer; this is ${process.version} on ${process.platform}-${process.arch}. ` +
        `Run "npm ci" again, or install Node ${NODE_MAJOR_MIN} from https://nodejs.org.`,
    )
    process.exit(1)
  }
  relaunch(binary)
}

function findNode24() {
  const executable = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const candidate = join(repository, 'node_modules', `node-${platform}-${process.arch}`, executable)
  return existsSync(candidate) ? candidate : undefined
}

function relaunch(binary) {
  const child = spawn(binary, [resolve(target), ...rest], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1))
}
