import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { checkReceipt, type Receipt } from '../../web/mine/check-receipt.ts'
import { isSignedBySm2, sm3 } from '../../web/mine/gm.ts'
import { buildApp } from '../http/app.ts'
import { act } from '../matters/act.ts'
import { type Asker, staff } from '../matters/asker.ts'
import { linkFor } from '../matters/link.ts'
import { openMatter } from '../matters/open-matter.ts'
import { receiptFor } from '../matters/receipt.ts'
import { personById } from '../people/who-is-who.ts'
import { openBackup } from '../platform/backup/open-backup.ts'
import { writeBackup } from '../platform/backup/write.ts'
import { quiet } from '../platform/log.ts'
import { settleMode } from '../platform/mark.ts'
import { isSigned, suiteOf } from '../platform/suite.ts'
import { againstCheckpoints } from './against-checkpoints.ts'
import { entryHash } from './chain.ts'
import { checkpointAll, checkpointByTheClock, leafOf, leavesIn } from './checkpoint.ts'
import { destroy } from './destroy.ts'
import { exportCheckpoints } from './export-checkpoints.ts'
import { consistencyOf, inclusionOf, rootsOf } from './proofs.ts'
import { isConsistent, isIncluded, sha256 } from './tree.ts'
import { verify } from './verify.ts'

const script = fileURLToPath(new URL('../../bin/check-receipt.mjs', import.meta.url))
const run = promisify(execFile)
let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
let officer: Asker
const matters: string[] = []
const resident: Asker = { as: 'resident', bureauId }
const sql = async (text: string, ...values: unknown[]) => (await house.pool.query(text, values)).rows

async function open() {
  const place = { village: villages.dongan }
  const said = {
    commandId: randomUUID(),
    kind: 'case',
    says: { text: '灯箱被砸' },
    place,
    reporter: { name: '张三丰' },
  }
  matters.push((await openMatter(house, said, resident)).id)
}
const note = (matterId: string) =>
  act(house, { commandId: randomUUID(), matterId, move: 'note', says: { text: '记一笔' } }, officer)
async function numbered() {
  for (let left = 1; left > 0; ) {
    await allFed(house.pool)
    left = (await sql('select ((select count(*) from entry) - (select count(*) from feed))::int as n'))[0].n
    if (left > 0) await sleep(10)
  }
}
const exporting = () => exportCheckpoints({ ...house, config: { ...house.config, checkpoints: folder } })

beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'xjw-checkpoints-'))
  officer = staff((await personById(house.db, bureauId, people.beatOfficer.id, house.now()))!)
  for (let i = 0; i < 4; i++) await open()
  // More than a part that is kept whole (256).
  const notes = async (matterId: string) => {
    for (let i = 0; i < 75; i++) await note(matterId)
  }
  await Promise.all(matters.map(notes))
  await numbered()
  await checkpointAll(house)
  house.setNow('2026-11-25T10:00:00+08:00')
  await open()
  await note(matters[4]!)
  await numbered()
  // Two workers at once sign one and the same.
  await Promise.all([checkpointAll(house), checkpointAll(house)])
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await house.drop()
})

describe('a checkpoint', () => {
  test('is signed, and says of each day what the journal was', async () => {
    const roots = await rootsOf(house, bureauId, 'Asia/Shanghai')
    expect(roots.map(one => [one.size, one.before])).toEqual([
      [306, 304],
      [304, 0],
    ])
    const app = await buildApp(house)
    const { checkpoints } = (await app.inject('/api/v1/public/roots')).json()
    expect(checkpoints).toHaveLength(2)
    const [{ note, key, signature }] = checkpoints
    expect(note).toMatch(/^xiaojingwu checkpoint 1\nbureau \d+\nsize 306\nroot [0-9a-f]{64}\nat 2026-11-25T02:00/)
    const holds = (words: string) => isSigned(Buffer.from(key, 'hex'), words, Buffer.from(signature, 'hex'))
    expect([holds(note), holds(note.replace('306', '307'))]).toEqual([true, false])
    expect((await app.inject('/api/v1/public/consistency?from=304&to=306')).json().path.length).toBeGreaterThan(1)
    expect((await app.inject('/api/v1/public/consistency?from=303&to=306')).statusCode).toBe(404)
    await app.close()
  })

  test('costs as much as there is new: without any, none is made', async () => {
    expect(await checkpointAll(house)).toBe(0)
  })

  test('holds every entry, and all of the one before', async () => {
    const [last, first] = await rootsOf(house, bureauId, 'Asia/Shanghai')
    for (const leaf of await leavesIn(house.pool, bureauId, 0, 306)) {
      const { at, path } = (await inclusionOf(house, { bureauId, ...leaf }))!
      expect(isIncluded(sha256, leafOf(sha256, leaf), at, 306, path, last!.root)).toBe(true)
    }
    const path = await consistencyOf(house, bureauId, 304, 306)
    expect(isConsistent(sha256, [304, first!.root], [306, last!.root], path)).toBe(true)
  })
})

describe('a receipt', () => {
  test('is checked by a script that knows nothing of us, and by it alone every forgery is found', async () => {
    const app = await buildApp(house)
    const token = linkFor(house.suite, { bureauId, matterId: matters[0]!, n: 1 })
    const ask = (path: string) => app.inject({ url: path, headers: { 'x-matter-token': token } })
    const receipt = (await ask('/api/v1/my/receipt')).json()
    expect(receipt.said.text).toContain('灯箱被砸')
    const root = /root (\w+)/.exec(receipt.checkpoint.note)![1]!
    const check = async (what: object, published?: string) => {
      const file = join(folder, 'receipt.json')
      await writeFile(file, JSON.stringify(what))
      return run(process.execPath, [script, file, ...(published ? [published] : [])]).then(
        ({ stdout }) => stdout,
        ({ stderr }) => stderr,
      )
    }
    expect(await check(receipt, root)).toMatch(/^✓ Entry 1 of matter/)
    const forged = {
      words: { ...receipt, said: { ...receipt.said, text: receipt.said.text.replace('灯箱', '门窗') } },
      entry: { ...receipt, said: undefined, entry: { ...receipt.entry, saidAt: receipt.entry.saidAt - 1 } },
      place: { ...receipt, at: receipt.at + 1 },
      path: { ...receipt, path: receipt.path.slice(1) },
      note: {
        ...receipt,
        checkpoint: { ...receipt.checkpoint, note: receipt.checkpoint.note.replace('2026', '2025') },
      },
    }
    for (const [what, one] of Object.entries(forged)) expect(`${what} ${await check(one)}`).toMatch(`${what} ✗`)
    expect(await check(receipt, root.replace(/^./, '0').replace(/.$/, '1'))).toMatch('✗ The root')

    // R28: of what a colleague wrote, nothing but that it stands there.
    const theirs = (await ask('/api/v1/my/receipt?no=2')).json()
    expect(Object.keys(theirs).sort()).toEqual(['at', 'checkpoint', 'leaf', 'path', 'receipt'])
    expect(await check(theirs, root)).toMatch('✓')
    expect((await ask('/api/v1/my/receipt?no=999')).statusCode).toBe(404)
    expect((await app.inject('/api/v1/my/receipt')).statusCode).toBe(401)
    await app.close()
  })
})

test('a bureau of the gm suite proves itself by SM3 and SM2, to the same script and the same command', async () => {
  const suite = suiteOf(Buffer.alloc(32, 8), 'gm')
  const [delivery, vault] = [suite.newKeyPair().publicHalf, suite.newKeyPair().publicHalf]
  const chinese = { ...(await testHouse()), suite, keyring: { delivery, vault } }
  const there = await mkdtemp(join(tmpdir(), 'xjw-gm-'))
  const before = house
  house = chinese
  try {
    await open()
    const id = matters.pop()!
    await note(id)
    await numbered()
    await checkpointAll(chinese)
    await exportCheckpoints({ ...chinese, config: { ...chinese.config, checkpoints: there } })
    expect(await verify(chinese)).toMatchObject({ entries: 2, bad: undefined })
    expect(await againstCheckpoints(chinese.pool, there)).toMatchObject({ entries: 2, differences: [] })
    const holds = { matterId: id, n: 1 }
    const receipt = await receiptFor(chinese, { as: 'resident', bureauId, holds }, 1)
    expect(receipt.checkpoint.note).toMatch(/^xiaojingwu checkpoint 1 gm\n/)
    const file = join(there, 'receipt.json')
    await writeFile(file, JSON.stringify(receipt))
    expect((await run(process.execPath, [script, file])).stdout).toMatch(/^✓ Entry 1/)
    const { note: signed } = receipt.checkpoint
    const forged = { ...receipt, checkpoint: { ...receipt.checkpoint, note: signed.replace('at 2026', 'at 2025') } }
    await writeFile(file, JSON.stringify(forged))
    await expect(run(process.execPath, [script, file])).rejects.toThrow('✗ The signature')
    const inBrowser = (one: object) => checkReceipt(one as Receipt, async () => ({ sm3, isSignedBySm2 }))
    expect(await inBrowser(receipt)).toMatchObject({ holds: true, signed: true })
    expect(await inBrowser(forged)).toEqual({ holds: false })
    expect(await inBrowser({ ...receipt, said: { ...receipt.said!, text: '{}' } })).toEqual({ holds: false })
    await chinese.pool.query('delete from feed where pos = 2')
    expect((await againstCheckpoints(chinese.pool, there)).differences).toMatchObject([{ code: 'removed', pos: 2 }])
  } finally {
    house = before
    await rm(there, { recursive: true })
    await chinese.drop()
  }
})

describe('by the clock', () => {
  const killed = async (at: string, afterMs: number) => {
    const path = fileURLToPath(new URL('../../test/kill/signer.ts', import.meta.url))
    const child = spawn(process.execPath, [path, house.url, at], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    setTimeout(() => child.kill('SIGKILL'), afterMs)
    await once(child, 'exit')
  }

  test('a day on which nothing came is signed once, whoever was killed at it and however many do it, and lies elsewhere', async () => {
    expect(await checkpointByTheClock(house)).toBe(0)
    house.setNow('2026-11-25T23:59:00+08:00')
    expect(await checkpointByTheClock(house)).toBe(0)
    const day = '2026-11-26T00:30:00+08:00'
    house.setNow(day)
    for (const ms of [0, 2, 8]) await killed(day, ms)
    await Promise.all(Array.from({ length: 4 }, () => checkpointByTheClock(house)))
    house.setNow('2026-11-26T20:00:00+08:00')
    expect(await checkpointByTheClock(house)).toBe(0)
    const quiet = await sql('select size, made_at from checkpoint_day')
    expect(quiet).toEqual([{ size: 306, made_at: new Date(day) }])
    const [newest, ...before] = await rootsOf(house, bureauId, 'Asia/Shanghai')
    expect([newest!.size, newest!.madeAt, before.map(({ size }) => size)]).toEqual([306, new Date(day), [306, 304]])
    const elsewhere = await mkdtemp(join(tmpdir(), 'xjw-quiet-'))
    const out = () => exportCheckpoints({ ...house, config: { ...house.config, checkpoints: elsewhere } })
    expect([await out(), await out()]).toEqual([3, 0])
    expect(await againstCheckpoints(house.pool, elsewhere)).toEqual({ checkpoints: 3, entries: 306, differences: [] })
    await rm(elsewhere, { recursive: true })
    await sql('delete from checkpoint_day')
    house.setNow('2026-11-25T10:00:00+08:00')
  })
})

describe('held against checkpoints that lay elsewhere', () => {
  test('they are copied to a folder once each, and to an address', async () => {
    expect(await exporting()).toBe(2)
    expect(await exporting()).toBe(0)
    const stored = new Map<string, string>()
    const server = http.createServer(async (request, reply) => {
      if (request.method === 'GET') return reply.writeHead(stored.has(request.url!) ? 200 : 404).end()
      stored.set(request.url!, (await request.toArray()).join(''))
      return reply.writeHead(201).end()
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const checkpoints = `http://127.0.0.1:${(server.address() as AddressInfo).port}/heze/`
    const config = { ...house.config, checkpoints, reach: ['127.0.0.1'] }
    expect([await exportCheckpoints({ ...house, config }), await exportCheckpoints({ ...house, config })]).toEqual([
      2, 0,
    ])
    const [name] = (await readdir(folder)).filter(one => one.startsWith('checkpoint'))
    expect(stored.get(`/heze/${name}`)).toBe(await readFile(join(folder, name!), 'utf8'))
    server.close()
    await expect(exportCheckpoints({ ...house, config: { ...config, reach: [] } })).rejects.toMatchObject({
      status: 422,
    })
  })

  test('an untouched journal holds, also with a content destroyed by rule, and so does a backup of it, offline', async () => {
    await destroy(house.pool, { bureauId, matterIds: [matters[1]!] }, 'words', 'test', house.now())
    expect(await againstCheckpoints(house.pool, folder)).toEqual({ checkpoints: 2, entries: 306, differences: [] })
    expect((await verify(house)).bad).toBeUndefined()
    const file = join(folder, 'backup.tar.gz')
    await settleMode(house.pool, { wished: undefined, otherwise: 'demo', now: house.now() })
    await writeBackup({ url: house.url, dataDir: folder, file, now: house.now(), progress: () => {} })
    const backup = await openBackup({ ...house.config, dataDir: folder }, quiet, { file, keys: undefined })
    try {
      expect(backup.opens).toBe(false)
      expect((await verify(backup)).bad).toBeUndefined()
      expect((await againstCheckpoints(backup.pool, folder)).differences).toEqual([])
      await backup.pool.query('delete from feed where pos = 5')
      expect((await againstCheckpoints(backup.pool, folder)).differences).toMatchObject([{ code: 'removed', pos: 5 }])
    } finally {
      await backup.close()
    }
  })

  /** As somebody with the owner's password may: whole, and undone afterwards. */
  const tampered = async (does: (query: typeof sql) => Promise<unknown>) => {
    const client = await house.pool.connect()
    try {
      await client.query('begin')
      await does(async (text, ...values) => (await client.query(text, values)).rows)
      const seen = { query: client.query.bind(client) } as unknown as typeof house.pool
      const { differences } = await againstCheckpoints(seen, folder)
      const { bad } = await verify({ pool: seen, suite: house.suite })
      return { differences, chain: bad?.code }
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  /** A matter whose every hash was made anew, so that its own chain holds. */
  const rechained = async (query: typeof sql, matterId: string) => {
    let head: Buffer = Buffer.alloc(0)
    const rows = await query('select no, digest, rows_digest from entry where matter_id = $1 order by no', matterId)
    for (const { no, digest, rows_digest } of rows) {
      head = entryHash(head, digest, rows_digest)
      await query('update entry set hash = $3 where matter_id = $1 and no = $2', matterId, no, head)
    }
    await query('update matter set head = $2, entry_no = $3 where id = $1', matterId, head, rows.length)
  }

  test('an entry that was altered is named, though its whole chain was made anew', async () => {
    const { differences } = await tampered(async query => {
      await query(`update entry set digest = sha256('forged') where matter_id = $1 and no = 2`, matters[4])
      await rechained(query, matters[4]!)
    })
    expect(differences).toEqual([{ code: 'altered', bureauId, pos: 306, matterId: matters[4], no: 2 }])
  })

  test('a promise that was altered is named, though its digest and the whole chain were made anew', async () => {
    const { differences, chain } = await tampered(async query => {
      await query(`update promise set due = due + interval '1 day' where matter_id = $1`, matters[4])
      await query(
        'update entry set rows_digest = rows_digest($2, $1) where matter_id = $1 and no = 1',
        matters[4],
        bureauId,
      )
      await rechained(query, matters[4]!)
    })
    expect(differences).toMatchObject([
      { code: 'altered', no: 1 },
      { code: 'altered', no: 2 },
    ])
    expect(chain).toBeUndefined()
  })

  test('an entry that was removed, with all that told of it', async () => {
    const { differences, chain } = await tampered(async query => {
      await query('delete from feed where matter_id = $1 and entry_no = 2', matters[4])
      await query('delete from content where matter_id = $1 and entry_no = 2', matters[4])
      await query('delete from entry where matter_id = $1 and no = 2', matters[4])
      await rechained(query, matters[4]!)
    })
    expect(differences).toEqual([{ code: 'removed', bureauId, pos: 306, matterId: matters[4], no: 2 }])
    // A note leaves the matter as it was: its own chain, made anew, tells nothing.
    expect(chain).toBeUndefined()
  })

  test('a whole matter that was removed', async () => {
    const { differences, chain } = await tampered(async query => {
      for (const table of ['feed', 'content', 'entry', 'promise'])
        await query(`delete from ${table} where matter_id = $1`, matters[4])
      await query('delete from matter where id = $1', matters[4])
    })
    expect(differences.map(({ code, pos }) => [code, pos])).toEqual([
      ['removed', 305],
      ['removed', 306],
    ])
    expect(chain).toBeUndefined()
  })

  test('two that changed places', async () => {
    const { differences, chain } = await tampered(async query => {
      await query('update feed set pos = -pos where pos in (305, 10)')
      await query('update feed set pos = case pos when -10 then 305 else 10 end where pos < 0')
    })
    expect(differences.map(({ code, pos }) => [code, pos])).toContainEqual(['moved', 10])
    expect(differences.map(({ code, pos }) => [code, pos])).toContainEqual(['moved', 305])
    expect(chain).toBeUndefined()
  })

  test('one that was put in, in the place of another', async () => {
    const { differences } = await tampered(async query => {
      await query(
        `insert into entry (bureau_id, matter_id, no, command_id, actor, post, move, said_at, recorded_at, digest, hash, tick)
         select bureau_id, matter_id, 99, command_id, actor, post, move, said_at, recorded_at, digest, hash, tick
         from entry where matter_id = $1 and no = 2`,
        matters[4],
      )
      await query('update feed set entry_no = 99 where matter_id = $1 and entry_no = 2', matters[4])
    })
    expect(differences.map(({ code, no }) => [code, no])).toEqual([
      ['removed', 2],
      ['inserted', 99],
    ])
  })

  test('the files themselves: another key, a changed entry, a missing one, rubbish', async () => {
    const names = (await readdir(folder)).filter(one => one.startsWith('checkpoint')).sort()
    const [first, second] = names.map(name => join(folder, name)) as [string, string]
    const text = await readFile(second, 'utf8')
    const refuses = (how: RegExp, signer?: string) =>
      expect(againstCheckpoints(house.pool, folder, signer)).rejects.toThrow(how)
    await refuses(/another key/, 'ab'.repeat(32))
    await writeFile(second, text.replace(/ 1 [0-9a-f]/, ' 7 0'))
    await refuses(/not those that were signed/)
    await writeFile(second, text.replace('size 306', 'size 305'))
    await refuses(/signature/)
    await writeFile(second, text.slice(0, 100))
    await refuses(/not whole/)
    await writeFile(second, text)
    const whole = await readFile(first)
    await rm(first)
    await refuses(/before it is missing/)
    await writeFile(first, whole)
    await expect(againstCheckpoints(house.pool, join(folder, 'none'))).rejects.toThrow(/no folder/)
  })
})
