import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { inSource } from '../../src/platform/source-lines.ts'
import { testDatabase } from '../database.ts'
import { get, place, start, xjw } from './program.ts'

const home = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

/** The source in a clone of its own, and the program made of it. */
async function made(): Promise<string> {
  const clone = join(await place(), 'clone')
  await mkdir(clone)
  for (const name of ['bin', 'db', 'src', 'package.json', 'package-lock.json'])
    await cp(join(home, name), join(clone, name), { recursive: true })
  for (const name of ['node_modules', 'dist']) await symlink(join(home, name), join(clone, name))
  await make(clone)
  return clone
}

async function make(clone: string): Promise<void> {
  const ensure = `import(${JSON.stringify(join(clone, 'bin/ready/program.mjs'))}).then(it => it.ensureProgram())`
  await run(process.execPath, ['--eval', ensure], { cwd: clone })
}

test('what was made serves like the source, with little memory, and tells faults by the source; changed source runs itself', async () => {
  const [clone, database] = await Promise.all([made(), testDatabase()])
  const at = { clone, env: { DATABASE_URL: database.url } }
  const data = join(clone, 'data')

  const serving = await start(data, ['--no-demo'], at)
  expect(serving.said()).toContain('Ctrl-C')
  const command = await readFile(`/proc/${serving.pid}/cmdline`, 'utf8')
  expect(command).toContain('--max-semi-space-size')
  expect(await readFile(`/proc/${serving.pid}/environ`, 'utf8')).toContain('MALLOC_ARENA_MAX=1')
  expect(await readFile(`/proc/${serving.pid}/maps`, 'utf8')).toContain('argon2')
  expect(await get(serving.address, 'readyz')).toMatchObject({ status: 200 })
  const page = await fetch(serving.address)
  expect(await page.text()).toContain('<html')
  serving.interrupt()
  expect(await serving.ended).toEqual({ code: 0, signal: null })

  // As a stack of calls in the log names a place of what was made.
  const programs = async () => (await readdir(join(clone, '.node'))).filter(name => name.startsWith('program'))
  const [first] = await programs()
  const program = join(clone, '.node', first!, 'xjw.js')
  const lines = (await readFile(program, 'utf8')).split('\n')
  const row = lines.findIndex(line => line.includes('There is no command'))
  const column = lines[row]!.indexOf('There is no command')
  const place = `    at xjw (${pathToFileURL(program)}:${row + 1}:${column + 1})`
  expect(inSource([place])).toEqual([expect.stringMatching(/^ {4}at xjw \(.*\/clone\/src\/xjw\.ts:\d+:\d+\)$/)])

  const help = await xjw(['help'], { clone, waitFor: /DATABASE_URL/ })
  for (const command of ['start', 'verify', 'restore', 'import']) expect(help.said()).toContain(`\n  ${command} `)
  const file = join(clone, 'src/xjw.ts')
  await writeFile(file, (await readFile(file, 'utf8')).replace('There is no command', 'Nobody knows the command'))
  const changed = await xjw(['none'], { clone })
  expect(changed.said()).toContain('Nobody knows the command')
  // What was made before stays for whoever serves from it, until yet another is made.
  await make(clone)
  expect([(await programs()).length, (await programs()).includes(first!)]).toEqual([2, true])
  await writeFile(file, `${await readFile(file, 'utf8')}\n`)
  await make(clone)
  expect([(await programs()).length, (await programs()).includes(first!)]).toEqual([2, false])
  await database.drop()
})
