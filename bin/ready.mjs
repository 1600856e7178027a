#!/usr/bin/env node
// Makes this clone ready (a Node that is new enough, the packages, the pages) and does what is asked. It runs on any Node
// from 18 and uses no package. Where all is there already, that takes milliseconds.
import { fileURLToPath } from 'node:url'
import { keepCompiled } from './ready/compiled.mjs'
import { isTooOld, privateNode } from './ready/node.mjs'
import { forgetOuterNpm, putOurNodeFirst } from './ready/npm.mjs'
import { ensurePackages } from './ready/packages.mjs'
import { ensurePages } from './ready/pages.mjs'
import { run } from './ready/run.mjs'
import { NotReady, say } from './ready/say.mjs'

const [asked = 'start', ...args] = process.argv.slice(2)

const ways = {
  start: async () => (await program())(['start', ...args], process.env),
  xjw: async () => (await program())(args, process.env),
  ci: async () => (await import('./checks.mjs')).ci(args),
  quick: async () => (await import('./checks.mjs')).quick(args),
  bench: async () => run(process.execPath, ['bench/run.ts', ...args]),
  screens: async () => (await import('./checks.mjs')).drawScreens(),
}

/** How much it may hold, as `npm start` says to whichever Node runs it. */
const ofMemory = process.execArgv.filter(flag => /^--(max-semi-space-size|heap-growing-percent)=/.test(flag))

const program = async () => {
  keepCompiled()
  return (await import('../src/xjw.ts')).xjw
}

try {
  process.exitCode = await ready()
} catch (error) {
  if (!(error instanceof NotReady)) throw error
  say(error.message, error.zh)
  process.exitCode = 1
}

async function ready() {
  if (!Object.hasOwn(ways, asked)) {
    const known = Object.keys(ways).join(', ')
    throw new NotReady(`“${asked}” is none of: ${known}`, `没有“${asked}”，可用的有：${known}`)
  }
  if (process.env.npm_lifecycle_event) endWithCaller()
  forgetOuterNpm()
  if (isTooOld(process.versions.node)) {
    return run(await privateNode(), [...ofMemory, fileURLToPath(import.meta.url), asked, ...args], {
      cwd: process.cwd(),
    })
  }
  putOurNodeFirst()
  await ensurePackages()
  if (asked !== 'xjw') await ensurePages()
  return ways[asked]()
}

/** npm tells the shell between us to stop, and that shell stops without a word to us: seen by who our parent is then. */
function endWithCaller() {
  const caller = process.ppid
  const look = setInterval(() => {
    if (process.ppid === caller) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  look.unref()
}
