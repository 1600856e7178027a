import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { eventually, kill, place, processesNaming } from './program.ts'
import { pack, registry } from './registry.ts'

const home = fileURLToPath(new URL('../../', import.meta.url))
const system = process.platform === 'win32' ? 'win' : process.platform
const nodePackage = `node-${system}-${process.arch}`
const version = process.versions.node

/**
 * A clone with the real `bin/`, one tiny package in its lock file, a `bench` that says what it sees, and a registry on this
 * machine, which also has a “Node” that hands over to the one that runs the tests.
 */
async function clone() {
  const folder = await place()
  const node = await pack(folder, nodePackage, version, { 'bin/node': `#!/bin/sh\nexec "${process.execPath}" "$@"\n` })
  const tiny = await pack(folder, 'tiny', '1.0.0', { 'index.js': 'module.exports = 1\n' })
  const server = await registry([node, tiny])
  const root = join(folder, 'clone')
  await cp(join(home, 'bin'), join(root, 'bin'), { recursive: true })
  await mkdir(join(root, 'bench'))
  await writeFile(join(root, 'bench', 'run.ts'), BENCH)
  const manifest = { name: 'clone', version: '1.0.0', type: 'module', dependencies: { tiny: '1.0.0' } }
  const packages = { '': manifest, 'node_modules/tiny': { version: '1.0.0', integrity: tiny.integrity } }
  const scripts = { bench: 'node bin/ready.mjs bench' }
  await writeFile(join(root, 'package.json'), JSON.stringify({ ...manifest, scripts }))
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ ...manifest, lockfileVersion: 3, packages }))
  const pin = async (change: object) => {
    const pinned = { oldest: '22.18.0', version, integrity: { [`${system}-${process.arch}`]: node.integrity } }
    await writeFile(join(root, 'bin', 'ready', 'pinned-node.json'), JSON.stringify({ ...pinned, ...change }))
  }
  await pin({})
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    LANG: 'en',
    npm_config_registry: server.address,
    npm_config_cache: join(folder, 'cache'),
    npm_config_fetch_retries: '0',
  }
  return { folder, root, server, env, pin }
}

const BENCH = `
  const [what, ...rest] = process.argv.slice(2)
  const outer = Object.keys(process.env).filter(name => /^npm_(lifecycle|package|config_(global|prefix))/.test(name))
  if (what === 'wait') {
    setInterval(() => {}, 1000)
    process.on('SIGINT', () => process.exit(0))
  }
  console.log(JSON.stringify({ what, rest, outer, node: process.execPath, first: process.env.PATH.split(':')[0] }))
  if (what === 'fail') process.exit(7)
`

/** On an old Node: all that our script can know of it is the number that it goes by. */
const OLD = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '18.20.0' })`

type Clone = Awaited<ReturnType<typeof clone>>

function ready({ root, env }: Clone, args: string[], { old = false, more = {} as Record<string, string> } = {}) {
  const script = [...(old ? ['--import', OLD] : []), join(root, 'bin', 'ready.mjs'), ...args]
  return follow(spawn(process.execPath, script, { cwd: root, env: { ...env, ...more }, detached: true }))
}

function follow(child: ChildProcess) {
  const run = { pid: child.pid!, out: '', err: '', ended: undefined as never as Promise<number | string> }
  child.stdout!.on('data', chunk => (run.out += chunk))
  child.stderr!.on('data', chunk => (run.err += chunk))
  run.ended = new Promise(resolve => child.once('close', (code, signal) => resolve(code ?? signal!)))
  return run
}

const said = ({ out }: { out: string }) => JSON.parse(out.trim().split('\n').at(-1)!)

describe('the packages', () => {
  test('come once, however npm was called, and again when the lock file changes', async () => {
    const it = await clone()
    const hostile = { npm_config_global: 'true', npm_config_prefix: '/nowhere', npm_lifecycle_script: 'x' }
    const first = ready(it, ['bench', 'look', '--seed', '1'], { more: hostile })
    expect(await first.ended, first.err).toBe(0)
    expect(said(first)).toMatchObject({ what: 'look', rest: ['--seed', '1'], outer: [] })
    expect(existsSync(join(it.root, 'node_modules/tiny/index.js'))).toBe(true)
    expect(it.server.fetched).toEqual(['tiny 1.0.0.tgz'])

    const second = ready(it, ['bench', 'look'])
    expect(await second.ended).toBe(0)
    expect(second.err).toBe('')

    await writeFile(join(it.root, 'package-lock.json'), `${await readFile(join(it.root, 'package-lock.json'))}\n`)
    const third = ready(it, ['bench', 'look'])
    expect(await third.ended).toBe(0)
    expect(third.err).toContain('Installing packages')
  })

  test('a lock file that does not fit is npm’s to explain, and ours to end with', async () => {
    const it = await clone()
    await writeFile(join(it.root, 'package.json'), JSON.stringify({ dependencies: { other: '2.0.0' } }))
    const run = ready(it, ['bench'])
    expect(await run.ended).toBe(1)
    expect(run.err).toContain('could not be installed')
  })
})

describe('a Node that is too old', () => {
  test('brings its own for this folder, once, though two start at once', async () => {
    const it = await clone()
    const both = [ready(it, ['bench', 'look'], { old: true }), ready(it, ['bench', 'look'], { old: true })]
    for (const run of both) expect(await run.ended, run.err).toBe(0)
    expect(it.server.fetched.sort()).toEqual([`${nodePackage} ${version}.tgz`, 'tiny 1.0.0.tgz'].sort())
    expect((await readdir(join(it.root, '.node'))).sort()).toEqual([`v${version}`])
    const third = ready(it, ['bench', 'fail'], { old: true })
    expect(await third.ended).toBe(7)
    expect(third.err).toBe('')
  })

  test('a fetch that is cut off in the middle is begun anew, cleanly, once whatever it had started is gone', async () => {
    const it = await clone()
    const making = async () => (await readdir(join(it.root, '.node'))).filter(name => name.startsWith('making-'))
    it.server.stall = true
    const cut = ready(it, ['bench', 'look'], { old: true })
    await eventually(
      () => it.server.fetched.length,
      count => count > 0,
    )
    kill(cut.pid, 'SIGKILL')
    await sleep(50)
    expect(await making()).toHaveLength(1)

    // Its npm lives on, and two at once would spoil each other's work.
    it.server.stall = false
    const again = ready(it, ['bench', 'look'], { old: true })
    await eventually(
      () => again.err,
      err => err.includes('waiting for it'),
    )
    await sleep(300)
    expect(again.out).toBe('')
    kill(-cut.pid, 'SIGKILL')
    expect(await again.ended, again.err).toBe(0)
    expect(await readdir(join(it.root, '.node'))).toEqual([`v${version}`])
  })

  test.each([
    ['other bytes than were noted', { integrity: { [`${system}-${process.arch}`]: `sha512-${'A'.repeat(86)}==` } }],
    ['a platform that has none to fetch', { integrity: {} }],
    ['one that does not run', { version: '24.99.0' }],
  ])('%s: refused, with the Node to install, and nothing left behind', async (_what, change) => {
    const it = await clone()
    await it.pin(change)
    const run = ready(it, ['start'], { old: true })
    expect(await run.ended).toBe(1)
    const wanted = 'version' in change ? change.version : version
    expect(run.err).toContain(`Install Node ${wanted} or newer (at least 22.18.0)`)
    expect(await readdir(join(it.root, '.node')).catch(() => [])).toEqual([])
  })

  test('no network: refused, with the Node to install', async () => {
    const it = await clone()
    const run = ready(it, ['start'], { old: true, more: { npm_config_registry: 'http://127.0.0.1:1/' } })
    expect(await run.ended).toBe(1)
    expect(run.err).toContain(`Install Node ${version} or newer`)
  })
})

describe('what was asked', () => {
  test('gets the signals, also through npm and the shell between, and its end is ours', async () => {
    const it = await clone()
    for (const old of [false, true]) {
      const run = ready(it, ['bench', 'wait'], { old })
      await eventually(
        () => run.out,
        out => out.includes('wait'),
      )
      kill(run.pid, 'SIGINT')
      expect(await run.ended).toBe(0)
    }
    const npm = follow(spawn('npm', ['run', 'bench', '--', 'wait'], { cwd: it.root, env: it.env, detached: true }))
    await eventually(
      () => npm.out,
      out => out.includes('"wait"'),
    )
    kill(npm.pid, 'SIGTERM')
    await npm.ended
    await eventually(
      () => processesNaming(it.folder).length,
      count => count === 0,
    )
    expect(processesNaming(it.folder)).toEqual([])
  })

  test('is named when it is none of ours', async () => {
    const run = ready(await clone(), ['frobnicate'])
    expect(await run.ended).toBe(1)
    expect(run.err).toContain('“frobnicate” is none of: start, xjw, ci, quick, bench')
  })
})

test('a lock that was left behind holds nobody up; one that is held is waited for', async () => {
  const it = await clone()
  await mkdir(join(it.root, '.node'))
  await writeFile(join(it.root, '.node', 'lock'), '4194305')
  const past = ready(it, ['bench', 'look'])
  expect(await past.ended, past.err).toBe(0)

  await writeFile(join(it.root, '.node', 'lock'), String(process.pid))
  await writeFile(join(it.root, 'package-lock.json'), `${await readFile(join(it.root, 'package-lock.json'))}\n`)
  const waiting = ready(it, ['bench', 'look'])
  await eventually(
    () => waiting.err,
    err => err.includes('waiting for it'),
  )
  await sleep(300)
  expect(waiting.out).toBe('')
  await writeFile(join(it.root, '.node', 'lock'), '4194305')
  expect(await waiting.ended, waiting.err).toBe(0)
})
