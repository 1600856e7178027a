#!/usr/bin/env node
// The program and its commands, where Node and the packages are ready: `node bin/xjw.mjs start`. Nothing is installed or made.
import { isTooOld, oldest } from './ready/node.mjs'
import { runProgram } from './ready/program.mjs'
import { say } from './ready/say.mjs'

if (isTooOld(process.versions.node)) {
  say(
    `Node ${process.versions.node} is too old: ${oldest} or newer is needed. npm start brings its own.`,
    `Node ${process.versions.node} 版本过旧，需要 ${oldest} 或更新版本。npm start 会自带一个。`,
  )
  process.exitCode = 1
} else process.exitCode = await runProgram(process.argv.slice(2))
