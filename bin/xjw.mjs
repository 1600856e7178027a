#!/usr/bin/env node
// The program and its commands, where Node and the packages are ready: `node bin/xjw.mjs start`. Nothing is installed or made.
import { runProgram } from './ready/program.mjs'

process.exitCode = await runProgram(process.argv.slice(2))
