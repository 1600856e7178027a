#!/usr/bin/env node
// The program and its commands, where Node and the packages are ready: `node bin/xjw.mjs start`. Nothing is installed.
import { keepCompiled } from './ready/compiled.mjs'

keepCompiled()
const { xjw } = await import('../src/xjw.ts')
process.exitCode = await xjw(process.argv.slice(2), process.env)
