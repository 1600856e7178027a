#!/usr/bin/env node
// Makes this clone ready (a Node that is new enough, the packages, the pages) and does what is asked. It runs on any Node
// from 18 and uses no package. Where all is there already, that takes milliseconds.
import { fileURLToPath } from 'node:url'
import { endWith } from './ready/caller.mjs'
import { isTooOld, privateNode } from './ready/node.mjs'
import { forgetOuterNpm, putOurNodeFirst } from './ready/npm.mjs'
import { ensurePackages } from './ready/packages.mjs'
import { ensurePages } from './ready/pages.mjs'
import { ensureProgram, runProgram } from './ready/program.mjs'
import { run } from './ready/run.mjs'
import { NotReady, say } from './ready/say.mjs'

const [asked = 'start', ...args] = process.argv.slice(2)
/** npm, if it is that: it tells only the shell between us to stop. */
const caller = process.env.npm_lifecycle_event && process.ppid

const ways = {
  start: async () => runProgram(['start', ...args], caller),
  xjw: async () => runProgram(args, caller),
  ci: async () => (await import('./checks.mjs')).ci(args),
  quick: async () => (await import('./checks.mjs')).quick(args),
  bench: async () => run(process.execPath, ['bench/run.ts', ...args]),
  screens: async () => (await import('./checks.mjs')).drawScreens(),
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
  if (caller) endWith(caller)
  forgetOuterNpm()
  if (isTooOld(process.versions.node)) {
    return run(await privateNode(), [fileURLToPath(import.meta.url), asked, ...args], { cwd: process.cwd() })
  }
  putOurNodeFirst()
  await ensurePackages()
  if (asked !== 'xjw') await ensurePages()
  if (asked === 'start' || asked === 'bench') await ensureProgram()
  return ways[asked]()
}
