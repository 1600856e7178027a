import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { demoStation } from './demo/bureau.ts'
import { demoPeople } from './demo/people.ts'
import type { House } from './house.ts'
import { buildApp } from './http/app.ts'
import { reportRow } from './http/line-said.ts'
import { openHouse } from './open.ts'
import { CannotStart } from './platform/cannot-start.ts'
import { assertDemoStaysHome, type Config } from './platform/config.ts'
import type { Log } from './platform/log.ts'
import { type Say, showProgress } from './say.ts'

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
    const house = await openHouse(config, { log, now, lost })
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
      running.push(
        await startWorker(house, { says: reportRow, ...(house.mode === 'demo' && { roundsIn: demoStation }) }),
      )
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
  if (house.mode === 'demo')
    say(`Xiaojingwu, the demo, is ready (${seconds} s).`, `小警务演示环境已就绪（${seconds} 秒）。`)
  else say(`Xiaojingwu is ready (${seconds} s).`, `小警务已就绪（${seconds} 秒）。`)
  if (address) say(`  ${address}`, `  ${address}`)
  if (!house.config.databaseUrl) say(`  Data: ${house.config.dataDir}`, `  数据：${house.config.dataDir}`)
  const people = house.mode === 'demo' ? await demoPeople(house) : []
  if (people.length > 0) say('  Sign in as:', '  可用以下身份登录：')
  for (const { post, number, password, name, unit } of people) {
    const line = `    ${number}  ${password}  ${name}  ${unit}  (${post})`
    say(line, line)
  }
  say('  Ctrl-C stops it.', '  按 Ctrl-C 停止。')
}
