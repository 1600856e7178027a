import { mkdir, open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { home } from './folder.mjs'
import { say } from './say.mjs'

const BEAT = 5_000
/** A lock that nobody has touched for so long is nobody's, even if its number now belongs to some other process. */
const FORGOTTEN = 60_000

export const workshop = join(home, '.node')
const lock = join(workshop, 'lock')

/**
 * Does a piece of work while no other process of this clone does any. A process that was killed at it, and whatever it
 * had started (`note` tells of that), does not stand in the way once gone.
 *
 * @param work given `note`, to be called with the number of each process that it starts
 */
export async function oneAtATime(work) {
  await mkdir(workshop, { recursive: true })
  let told = false
  while (!(await taken())) {
    if (!told) say('Another start is preparing this folder; waiting for it.', '另一个启动正在准备本文件夹，请稍候。')
    told = true
    await sleep(200)
  }
  const beat = setInterval(() => utimes(lock, new Date(), new Date()).catch(() => {}), BEAT)
  try {
    return await work(pid => writeFile(lock, `${process.pid} ${pid}`))
  } finally {
    clearInterval(beat)
    await rm(lock, { force: true })
  }
}

async function taken() {
  try {
    const file = await open(lock, 'wx')
    await file.writeFile(String(process.pid)).finally(() => file.close())
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    await clearIfLeft()
    return false
  }
}

/** Set aside by a rename, which one of several succeeds in; and put back if meanwhile it has become somebody's. */
async function clearIfLeft() {
  if (await held(lock)) return
  const aside = `${lock}.${process.pid}`
  try {
    await rename(lock, aside)
  } catch {
    return
  }
  if (await held(aside)) await rename(aside, lock)
  else await rm(aside, { force: true })
}

async function held(file) {
  try {
    const age = Date.now() - (await stat(file)).mtimeMs
    const holders = (await readFile(file, 'utf8')).split(' ').map(Number)
    // Just made and not yet written.
    if (holders[0] === 0) return age < 1_000
    return age < FORGOTTEN && holders.some(lives)
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

function lives(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}
