import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './built.mjs'
import { endWith } from './caller.mjs'
import { keepCompiled } from './compiled.mjs'
import { home } from './folder.mjs'
import { workshop } from './one-at-a-time.mjs'
import { NotReady, say } from './say.mjs'
import { digestOf, stampIn } from './sources.mjs'

/*
 * The program in few files, made of the source and of the packages that it always needs: half the work to start and a fifth
 * less memory than the source itself (decision 0062). Where none of this very source was made, the source runs.
 */

const SOURCES = [
  'src',
  'package-lock.json',
  'bin/ready/built.mjs',
  'bin/ready/program.mjs',
  'bin/ready/program.config.mjs',
]
const source = join(home, 'src/xjw.ts')
/** Each of its own sources lies beside the others: a role that serves from an earlier one still reads what it seldom needs. */
const madeOf = digest => join(workshop, `program-${digest.slice(0, 16)}`)

/** Makes the program, unless what was made is of these very sources. */
export async function ensureProgram() {
  if (!existsSync(source)) return
  const wanted = await digestOf(SOURCES)
  const made = madeOf(wanted)
  await ensureBuilt(made, join(workshop, 'program.making'), wanted, async build => {
    say('Making the program…', '正在生成程序……')
    if ((await build(['--config', 'bin/ready/program.config.mjs', '--logLevel', 'error'])) !== 0)
      throw new NotReady('The program could not be made.', '程序生成失败。')
    await removeBefore(made)
  })
}

/** All but this one and the one before it, from which others may be serving. */
async function removeBefore(made) {
  const names = (await readdir(workshop)).filter(name => /^program(-[0-9a-f]{16})?$/.test(name))
  const others = names.map(name => join(workshop, name)).filter(path => path !== made)
  const dated = await Promise.all(others.map(async path => ({ path, at: (await stat(path)).mtimeMs })))
  for (const { path } of dated.sort((a, b) => b.at - a.at).slice(1)) await rm(path, { recursive: true, force: true })
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
  const wanted = await digestOf(SOURCES)
  const made = madeOf(wanted)
  const isMade = (await stampIn(made)) === wanted
  const { xjw } = await import(pathToFileURL(isMade ? join(made, 'xjw.js') : source))
  return xjw(args, process.env)
}
