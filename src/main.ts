import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { demoStation } from './demo/bureau.ts'
import { demoPeople } from './demo/people.ts'
import type { House } from './house.ts'
import { buildApp } from './http/app.ts'
import { wordsOfPost } from './kinds/post-words.ts'
import type { Words } from './kinds/words.ts'
import { sayNext } from './next-step.ts'
import { openHouse } from './open.ts'
import { CannotStart } from './platform/cannot-start.ts'
import { assertDemoStaysHome, type Config } from './platform/config.ts'
import type { Log } from './platform/log.ts'
import { aligned, type Say, showProgress } from './say.ts'

type Hands = {
  log: Log
  say: Say
  now: () => Date
  lost: (why: Error) => void
  /** Aborted when somebody asks it to stop while it is still starting; the start then fails with its reason. */
  stopping: AbortSignal
}

/** Starts everything this process was asked to do; answers where it listens, if it does, and how to stop it cleanly. */
export async function start(config: Config, { log, say, now, lost, stopping }: Hands) {
  const began = performance.now()
  const running: (() => Promise<void>)[] = []
  // The last to start is the first to stop: no request finds its database gone.
  const stop = async () => {
    for (const end of running.splice(0).reverse()) await end()
  }
  try {
    const migrating = (steps: number) => say(`Preparing the database: ${steps} steps`, `正在准备数据库：${steps} 步`)
    const house = await openHouse(config, { log, now, lost, migrating })
    running.push(house.close)
    if (house.mode === 'demo') {
      assertDemoStaysHome(config)
      const { loadDemo } = await import('./demo/load.ts')
      const show = showProgress(say, 'Loading the demo bureau', '正在装入演示数据')
      await loadDemo(house, (done, of) => {
        stopping.throwIfAborted()
        show(done, of)
      })
    }
    stopping.throwIfAborted()
    if (config.roles.includes('worker')) {
      const { startWorker } = await import('./worker.ts')
      running.push(await startWorker(house, house.mode === 'demo' ? { roundsIn: demoStation } : {}))
    }
    let address: string | undefined
    if (config.roles.includes('web')) {
      const app = await buildApp(house)
      running.push(() => app.close())
      address = await listen(app, config)
    }
    await welcome(house, say, address, performance.now() - began)
    return { address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, host, port)
  }
  const { port: taken } = app.server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}/`
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new CannotStart(
      `Port ${port} is taken by another program. Choose another: --port ${port + 1}`,
      `端口 ${port} 已被其他程序占用。请换一个：--port ${port + 1}`,
    )
  if (error.code === 'EACCES')
    return new CannotStart(
      `This account may not listen on port ${port}. Choose one above 1023: --port 8080`,
      `当前账户无权使用端口 ${port}。请用大于 1023 的端口：--port 8080`,
    )
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new CannotStart(
      `${host} is not an address of this machine. All addresses: --host 0.0.0.0`,
      `本机没有 ${host} 这个地址。监听所有地址：--host 0.0.0.0`,
    )
  return error
}

async function welcome(house: House, say: Say, address: string | undefined, took: number) {
  const seconds = (took / 1000).toFixed(1)
  const blank = () => say('', '')
  const listed = (rows: readonly (readonly [Words, ...string[]])[]) => {
    const [en, zh] = (['en', 'zh'] as const).map(language =>
      aligned(rows.map(([words, ...cells]) => [words[language], ...cells])),
    )
    for (const [i, line] of en!.entries()) say(`  ${line}`, `  ${zh![i]}`)
  }
  blank()
  if (house.mode === 'demo')
    say(`Xiaojingwu, the demo, is ready (${seconds} s).`, `小警务演示环境已就绪（${seconds} 秒）。`)
  else say(`Xiaojingwu is ready (${seconds} s).`, `小警务已就绪（${seconds} 秒）。`)
  const pages = address ? places.map(([path, words]) => [words, `${address}${path}`] as const) : []
  const data = house.config.databaseUrl ? [] : [[{ en: 'Data', zh: '数据' }, house.config.dataDir] as const]
  listed([...pages, ...data])
  const people = house.mode === 'demo' ? await demoPeople(house) : []
  if (people.length > 0) {
    blank()
    say('Sign in by one tap, or with number and password:', '一点就能登录，也可以用警号和密码：')
    listed(people.map(({ post, number, password, name, unit }) => [wordsOfPost(post), number, password, name, unit]))
  }
  blank()
  if (house.mode === 'real') await sayNext(house.db, say)
  say('Ctrl-C stops it.', '按 Ctrl-C 停止。')
}

/** Where each begins. */
const places: readonly (readonly [path: string, words: Words])[] = [
  ['', { en: 'Residents', zh: '群众' }],
  ['office', { en: 'Officers', zh: '民警' }],
  ['console', { en: 'Chiefs', zh: '领导' }],
  ['board', { en: 'Everybody', zh: '公示' }],
]
