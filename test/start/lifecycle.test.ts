import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { passwordOf } from '../../src/platform/postgres/cluster.ts'
import { noted } from '../../src/platform/postgres/postmaster.ts'
import { eventually, get, kill, place, postmasterOf, processesNaming, start, usedData } from './program.ts'

/** The kill tests look into /proc; elsewhere than on Linux they would show nothing. */
const onLinux = describe.skipIf(process.platform !== 'linux')

/** No demo to load: the same start, sooner. */
const real = ['--no-demo']

async function ask(dataDir: string, sql: string) {
  const cluster = join(dataDir, 'postgres')
  const client = new pg.Client({
    host: '127.0.0.1',
    port: noted(cluster)!.port,
    user: 'postgres',
    database: 'xiaojingwu',
    password: await passwordOf(cluster),
  })
  await client.connect()
  return (await client.query(sql).finally(() => client.end())).rows
}

onLinux('start and stop', () => {
  test('it serves, says that it is alive and ready, and Ctrl-C leaves nothing running', async () => {
    const data = await place()
    const program = await start(data, real)
    expect(await get(program.address, '/healthz')).toEqual({ status: 200, body: { alive: true } })
    expect(await get(program.address, '/readyz')).toEqual({ status: 200, body: { ready: true, feedSeconds: 0 } })
    expect(processesNaming(data).length).toBe(2)
    expect(await ask(data, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    const kept = await ask(data, 'select datctype, datlocale from pg_database where datname = current_database()')
    expect(kept).toEqual([{ datctype: 'C.UTF-8', datlocale: 'und' }])

    program.interrupt()
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(processesNaming(data)).toEqual([])
    expect(postmasterOf(data)).toBeUndefined()

    const began = performance.now()
    const again = await start(data, real)
    // Under a second on a quiet machine, three promised; other tests run beside this one.
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(again.said()).not.toMatch(/migrated|Preparing/)
    again.kill('SIGTERM')
    expect(await again.ended).toEqual({ code: 0, signal: null })
    expect(processesNaming(data)).toEqual([])
  })

  test('Ctrl-C at any moment of the first start leaves nothing running, and the next start works', async () => {
    const data = await place()
    for (const moment of [250, 450, 800]) {
      const program = start(data, real, { waitFor: /./s })
      await sleep(moment)
      for (const { pid, command } of processesNaming(data)) if (command.includes('xjw.mjs')) kill(pid, 'SIGINT')
      await (await program).ended
      expect(processesNaming(data), `after ${moment} ms`).toEqual([])
    }
    const program = await start(data, real)
    expect((await get(program.address, '/readyz')).status).toBe(200)
  })

  test('Ctrl-C while the demo is being loaded stops at once, and the next start loads what is left', async () => {
    const data = await place()
    const program = await start(data, [], { waitFor: /demo bureau: [2-9]0 %/ })
    program.interrupt()
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(program.said()).not.toContain('100 %')
    expect(processesNaming(data)).toEqual([])

    const again = await start(data)
    expect(again.said()).toContain('100 %')
    expect(again.said()).toMatch(/Beat officer +010102 +demo /)
  })
})

onLinux('killed', () => {
  test('kill -9 of Node leaves an orphan, which the next start adopts with all that is in it', async () => {
    const data = await usedData()
    const first = await start(data)
    const orphan = postmasterOf(data)!
    await ask(data, `create table kept as select 'the light box' as what`)
    first.kill('SIGKILL')
    await first.ended
    expect(processesNaming(data).map(({ pid }) => pid)).toEqual([orphan])

    const second = await start(data)
    expect(postmasterOf(data)).toBe(orphan)
    expect(await ask(data, 'select what from kept')).toEqual([{ what: 'the light box' }])
    expect((await get(second.address, '/readyz')).status).toBe(200)
    second.interrupt()
    await second.ended
    expect(processesNaming(data)).toEqual([])
  })

  test('kill -9 of the postmaster: the program brings it back with all that is in it, and says so meanwhile', async () => {
    const data = await usedData()
    const program = await start(data)
    await ask(data, `create table kept as select 'the light box' as what`)
    let before = postmasterOf(data)!
    // It may be back before anybody could ask: then once more.
    const unready = await eventually(
      async () => {
        const now = postmasterOf(data)
        if (now !== undefined && (await get(program.address, '/readyz')).status === 200) {
          before = now
          kill(now, 'SIGKILL')
        }
        return get(program.address, '/readyz')
      },
      ({ status }) => status === 503,
    )
    expect(unready).toEqual({ status: 503, body: { ready: false, because: 'no-database' } })
    expect((await get(program.address, '/healthz')).status).toBe(200)
    const ready = await eventually(
      () => get(program.address, '/readyz'),
      ({ status }) => status === 200,
    )
    expect(ready.status).toBe(200)
    expect(postmasterOf(data)).not.toBe(before)
    expect(await ask(data, 'select what from kept')).toEqual([{ what: 'the light box' }])
    program.interrupt()
    expect((await program.ended).code).toBe(0)
    expect(processesNaming(data)).toEqual([])
  })

  test('both killed, and the number in the note now another process’s: the next start is not misled', async () => {
    const data = await usedData()
    const first = await start(data)
    await ask(data, `create table kept as select 'the light box' as what`)
    first.kill('SIGKILL')
    kill(postmasterOf(data)!, 'SIGKILL')
    await first.ended
    await eventually(
      () => processesNaming(data).length,
      count => count === 0,
    )
    const note = join(data, 'postgres', 'postmaster.pid')
    expect(existsSync(note)).toBe(true)
    await writeFile(note, (await readFile(note, 'utf8')).replace(/^\d+/, String(process.pid)))

    await start(data)
    expect(await ask(data, 'select what from kept')).toEqual([{ what: 'the light box' }])
  })
})

onLinux('two starts on one data folder', () => {
  test('the second is refused by name, and the first serves on', async () => {
    const data = await usedData()
    const first = await start(data)
    const second = await start(data)
    expect((await second.ended).code).toBe(1)
    expect(second.said()).toContain(`The data folder ${data} is in use`)
    expect(second.said()).toContain(`process ${first.pid}`)
    expect((await get(first.address, '/readyz')).status).toBe(200)
  })

  test('at once, on a folder that does not stand yet: one serves, the other is refused', async () => {
    const data = join(await place(), 'new')
    const both = await Promise.all([start(data, real), start(data, real)])
    const serving = both.filter(({ address }) => address)
    expect(serving.length, both.map(({ said }) => said()).join('\n')).toBe(1)
    const refused = both.find(program => program !== serving[0])!
    expect((await refused.ended).code).toBe(1)
    expect(refused.said()).toContain('is in use')
    expect((await get(serving[0]!.address, '/readyz')).status).toBe(200)
  })
})
