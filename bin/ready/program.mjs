import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { endWith } from './caller.mjs'
import { keepCompiled } from './compiled.mjs'
import { home } from './folder.mjs'
import { oneAtATime, workshop } from './one-at-a-time.mjs'
import { run } from './run.mjs'
import { NotReady, say } from './say.mjs'
import { digestOf, stampIn } from './sources.mjs'

/*
 * The program in few files, made of the source and of the packages that it always needs: half the work to start and a fifth
 * less memory than the source itself (decision 0062). Where none of this very source was made, the source runs.
 */

const SOURCES = ['src', 'package-lock.json', 'bin/ready/program.mjs', 'bin/ready/program.config.mjs']
const source = join(home, 'src/xjw.ts')
const made = join(workshop, 'program')

/** Makes the program, unless what was made is of these very sources. */
export async function ensureProgram() {
  if (!existsSync(source)) return
  const wanted = await digestOf(SOURCES)
  if ((await stampIn(made)) === wanted) return
  await oneAtATime(async note => {
    if ((await stampIn(made)) === wanted) return
    say('Making the program…', '正在生成程序……')
    const making = join(workshop, 'program.making')
    await rm(making, { recursive: true, force: true })
    const vite = join(home, 'node_modules/vite/bin/vite.js')
    const options = ['build', '--config', 'bin/ready/program.config.mjs', '--outDir', making, '--logLevel', 'error']
    const code = await run(process.execPath, [vite, ...options], { stdio: ['ignore', 2, 2], onStart: note })
    if (code !== 0) throw new NotReady('The program could not be made.', '程序生成失败。')
    await writeFile(join(making, '.ready'), wanted)
    await rm(made, { recursive: true, force: true })
    await rename(making, made)
  })
}

/**
 * Of Node and of the C library: young objects, how the heap grows, and one place for what threads ask for, of which each would
 * else keep megabytes of its own: that alone is 24 to 31 MB.
 */
const THRIFT = { flags: ['--max-semi-space-size=8', '--heap-growing-percent=40'], variables: { MALLOC_ARENA_MAX: '1' } }

/**
 * Runs the program; answers its exit code. To serve, this process begins anew under its own number, with what has to be said
 * before a process begins so that it holds little; where a system cannot do that (Windows), it goes on as it is.
 *
 * @param args what was typed after `xjw`
 * @param caller the process whose end is to be ours too, if there is one
 */
export async function runProgram(args, caller = process.env.CALLED_BY) {
  if (args[0] === 'start' && process.execve && process.env.MALLOC_ARENA_MAX === undefined) {
    const words = [process.execPath, ...THRIFT.flags, ...process.execArgv, join(home, 'bin/xjw.mjs'), ...args]
    const called = caller && { CALLED_BY: String(caller) }
    process.execve(process.execPath, words, { ...process.env, ...THRIFT.variables, ...called })
  }
  delete process.env.CALLED_BY
  if (caller) endWith(Number(caller))
  keepCompiled()
  const isMade = (await stampIn(made)) === (await digestOf(SOURCES))
  const { xjw } = await import(pathToFileURL(isMade ? join(made, 'xjw.js') : source))
  return xjw(args, process.env)
}
