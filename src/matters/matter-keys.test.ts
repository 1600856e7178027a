import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase } from '../../test/database.ts'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { destroy } from '../journal/destroy.ts'
import { verify } from '../journal/verify.ts'
import { personById } from '../people/who-is-who.ts'
import { restoreBackup } from '../platform/backup/restore.ts'
import { backUp } from '../platform/backup/write.ts'
import { openDatabase } from '../platform/db.ts'
import { keyOfArrived, removeOrphans, takeFile } from '../platform/files.ts'
import { migrate } from '../platform/migrate.ts'
import { rotateWraps } from '../platform/rotate.ts'
import { fingerprintOf, suiteOf } from '../platform/suite.ts'
import { wrapsIn } from '../platform/wraps.ts'
import { act } from './act.ts'
import { type Asker, staff } from './asker.ts'
import { fileIn, usedFiles } from './evidence.ts'
import { matterWithHistory } from './history.ts'
import { openMatter } from './open-matter.ts'
import { sealAnew } from './seal-anew.ts'
import { sealFiles } from './seal-files.ts'

/** The house with what wraps in a file, as a bureau has it. */
let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
let wrapKeys: string
let officer: Asker
const resident: Asker = { as: 'resident', bureauId }
const sql = async (text: string, ...values: unknown[]) => (await house.pool.query(text, values)).rows

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xjw-matter-keys-'))
  wrapKeys = join(folder, 'wrap.keys')
  house = await testHouse()
  house = {
    ...house,
    config: { ...house.config, dataDir: folder },
    suite: suiteOf(Buffer.alloc(32, 7), 'standard', await wrapsIn(wrapKeys)),
  }
  await sql(
    'insert into wrap_key (n, fingerprint, made_at) values (1, $1, now())',
    fingerprintOf(house.suite.wraps.key(1)!),
  )
  await sql(`insert into deployment (id, mode, made_at) values (1, 'real', now())`)
  officer = staff((await personById(house.db, bureauId, people.beatOfficer.id, house.now()))!)
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true })
})

const open = async (kind = 'case') => {
  const says = kind === 'case' ? { text: '灯箱被砸' } : { text: '井盖没了', identity: 'sealed' }
  const reporter = { name: '张三丰', phone: '139 0000 0001' }
  return (
    await openMatter(
      house,
      { commandId: randomUUID(), kind, says, place: { village: villages.dongan }, reporter },
      resident,
    )
  ).id
}
const note = (matterId: string) =>
  act(house, { commandId: randomUUID(), matterId, move: 'note', says: { text: '记一笔' } }, officer)
/** A recording of so many words, sent and handed in; answers its hash. */
const handIn = async (matterId: string, words: string) => {
  const taken = await send(words)
  await act(
    house,
    { commandId: randomUUID(), matterId, move: 'note', says: { text: '记一笔', files: [taken] } },
    officer,
  )
  return taken
}
const send = async (words: string) => {
  const stream = Readable.from([Buffer.from(`OggS\0\x02 voice:${words}`)])
  const taken = await takeFile({ ...house.config, suite: house.suite }, { stream, type: 'audio/ogg', name: '' })
  if (typeof taken === 'string') throw new Error(taken)
  return taken.sha256
}
const fileText = async (of: typeof house, id: string, sha256: string) => {
  const file = await fileIn(of, { bureauId, id }, sha256)
  return file && (await text(file.read())).slice(13)
}
const namesOf = async (of: Pick<typeof house, 'pool'>, id: string): Promise<string[]> =>
  (await of.pool.query(`select encode(name, 'hex') as name from evidence where matter_id = $1`, [id])).rows.map(
    ({ name }) => name,
  )
const textIn = async (of: typeof house, id: string) =>
  (await matterWithHistory(of, officer, id))!.entries.map(({ says }) => says?.['text'])

describe('the keys of a matter', () => {
  test('are made with it, one for each class, and used by all that is said later', async () => {
    const [id, other] = [await open(), await open('hazard')]
    await note(id)
    const keys = await sql(
      'select words is not null as w, people is not null as p, reporter is not null as r from data_key where matter_id = any($1) order by people is null',
      [id, other],
    )
    expect(keys).toEqual([
      { w: true, p: true, r: false },
      { w: true, p: false, r: true },
    ])
    expect(await textIn(house, id)).toEqual(['灯箱被砸', '记一笔'])
    const lying = await sql('select salt, get_byte(sealed, 0) >= 128 as apart from content where matter_id = $1', id)
    expect(lying).toEqual(Array(2).fill({ salt: null, apart: true }))
  })

  test('destroyed, take what they sealed with them: from an older backup beside the keys as they are now, too', async () => {
    const [id, kept] = [await open(), await open('hazard')]
    const [mine, theirs] = [await handIn(id, 'mine'), await handIn(kept, 'theirs')]
    const older = join(folder, 'older.tar.gz')
    const keys = join(folder, 'matter-keys.tar.gz')
    const ask = { url: house.url, dataDir: folder, now: house.now(), progress: () => {} }
    await backUp({ ...ask, file: older }, keys)
    const keysThen = await readFile(keys)
    await destroy(house.pool, { bureauId, matterIds: [id] }, 'words', 'R-1', house.now())
    await destroy(house.pool, { bureauId, matterIds: [kept] }, 'reporter', 'R-2', house.now())
    await backUp({ ...ask, file: join(folder, 'newer.tar.gz') }, keys)

    const restored = async (store: string) => {
      const to = await emptyDatabase()
      const opened = async () => {
        await migrate(to.url)
        return to.url
      }
      await restoreBackup({
        open: opened,
        dataDir: join(folder, 'to'),
        file: older,
        keys: store,
        wished: undefined,
        sealedWith: undefined,
        progress: () => {},
      })
      const { db, pool, close } = openDatabase(to.url, { max: 2 })
      const config = { ...house.config, dataDir: join(folder, 'to') }
      return {
        ...house,
        db,
        pool,
        config,
        drop: () =>
          close()
            .then(to.drop)
            .then(() => rm(config.dataDir, { recursive: true })),
      }
    }
    const there = await restored(keys)
    expect(await textIn(there, id)).toEqual([undefined, undefined])
    expect(await textIn(there, kept)).toEqual(['井盖没了', '记一笔'])
    expect([await fileText(there, id, mine), await fileText(there, kept, theirs)]).toEqual([undefined, 'theirs'])
    expect(await usedFiles(there)({ names: await namesOf(there, id) })).toEqual(new Set())
    const vault = await there.pool.query('select sealed, rule from vault_identity where matter_id = $1', [kept])
    expect(vault.rows).toEqual([{ sealed: null, rule: 'key-destroyed' }])
    const { bad, destroyed } = await verify(there)
    expect([bad, destroyed.map(({ rule, n }) => [rule, n])]).toEqual([undefined, [['key-destroyed', 2]]])
    await there.drop()

    // What was kept of the keys of then would open it: so there is only ever the newest.
    const then = join(folder, 'then.tar.gz')
    await writeFile(then, keysThen)
    const before = await restored(then)
    expect(await textIn(before, id)).toEqual(['灯箱被砸', '记一笔'])
    expect(await fileText(before, id, mine)).toBe('mine')
    await before.drop()
  })

  test('what was sealed before there were any is sealed anew in batches, and opens as before', async () => {
    const [id, hazard] = [await open(), await open('hazard')]
    await note(id)
    const words = await textIn(house, id)
    // As it lay then: sealed with the key of the house, the salt beside it.
    const [k] = await sql('select words, people, reporter from data_key where matter_id = $1', id)
    const contents = await sql(
      'select c.entry_no, c.sealed, e.command_id from content c join entry e on e.matter_id = c.matter_id and e.no = c.entry_no where c.matter_id = $1',
      id,
    )
    for (const { entry_no, sealed, command_id } of contents) {
      const bound = `content ${bureauId} ${id} ${command_id}`
      const opened = house.suite.withKey(k.words).open(sealed, bound)
      await sql(
        'update content set salt = $3, sealed = $4 where matter_id = $1 and entry_no = $2',
        id,
        entry_no,
        opened.subarray(0, 32),
        house.suite.seal(opened.subarray(32), bound),
      )
    }
    const [person] = await sql('select id, sealed from people_private where matter_id = $1', id)
    const bound = `person ${bureauId} ${person.id}`
    const plain = house.suite.seal(house.suite.withKey(k.people).open(person.sealed, bound), bound)
    await sql('update people_private set sealed = $2, phone = null where id = $1', person.id, plain)
    const [h] = await sql('select reporter from data_key where matter_id = $1', hazard)
    for (const table of ['vault_identity', 'vault_address']) {
      const [{ id: who, sealed }] = await sql(`select id, sealed from ${table} where matter_id = $1`, hazard)
      const inner = house.suite.withKey(h.reporter).open(sealed, `${table.slice(6)} ${bureauId} ${who}`)
      await sql(`update ${table} set sealed = $2, enveloped = false where id = $1`, who, inner)
    }
    await sql('delete from data_key where matter_id = $1', id)
    await sql('update data_key set reporter = null where matter_id = $1', hazard)
    expect(await textIn(house, id)).toEqual(words)

    expect([await sealAnew(house, 1), await sealAnew(house, 1), await sealAnew(house)]).toEqual([1, 1, 0])
    expect(await textIn(house, id)).toEqual(words)
    expect((await matterWithHistory(house, officer, id))!.people[0]!.name).toBe('张**')
    expect((await verify(house)).bad).toBeUndefined()
    const [{ n }] = await sql(
      'select count(*)::int as n from people_private where phone is null or get_byte(sealed, 0) < 128',
    )
    expect(n).toBe(0)
    await note(id)
  })

  test('a lead that was written into its case, before it was kept apart, is shown to nobody there (R28)', async () => {
    const id = await open()
    await sql(`update matter set state = 'accepted' where id = $1`, id)
    const says = { recordNo: 'Z-1', askedAt: house.now().toISOString(), households: 3 }
    await act(house, { commandId: randomUUID(), matterId: id, move: 'canvass', says }, officer)
    const [k] = await sql('select words from data_key where matter_id = $1', id)
    const [row] = await sql(
      `select e.no, e.command_id, c.sealed from entry e join content c on c.matter_id = e.matter_id and c.entry_no = e.no
       where e.matter_id = $1 and e.move = 'canvass'`,
      id,
    )
    const bound = `content ${bureauId} ${id} ${row.command_id}`
    const opened = house.suite.withKey(k.words).open(row.sealed, bound)
    const content = JSON.parse(opened.subarray(32).toString())
    const then = JSON.stringify({ ...content, says: { ...content.says, lead: '是前街的老李' } })
    const put = (sealed: Buffer) =>
      sql('update content set sealed = $3 where matter_id = $1 and entry_no = $2', id, row.no, sealed)
    await put(house.suite.withKey(k.words).seal(Buffer.concat([opened.subarray(0, 32), Buffer.from(then)]), bound))
    const read = JSON.stringify((await matterWithHistory(house, officer, id))!.entries)
    expect([read.includes('Z-1'), read.includes('老李')]).toEqual([true, false])
    await put(row.sealed)
  })

  test('two who act at once on a matter without keys agree on them', async () => {
    const id = await open()
    await sql('update content set sealed = null, destroyed_at = now(), rule = $2 where matter_id = $1', id, 'R-1')
    await sql('update data_key set words = null where matter_id = $1', id)
    await Promise.all(Array.from({ length: 8 }, () => note(id)))
    expect((await textIn(house, id)).slice(1)).toEqual(Array(8).fill('记一笔'))
  })
})

const rotater = new URL('../../test/kill/rotater.ts', import.meta.url)
const sealer = new URL('../../test/kill/sealer.ts', import.meta.url)

/** A process of test/kill, killed so long after it began its work. */
const killed = async (script: URL, afterMs: number) => {
  const child = spawn(process.execPath, [fileURLToPath(script), house.url, wrapKeys], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  setTimeout(() => child.kill('SIGKILL'), afterMs)
  await once(child, 'exit')
}

describe('files that lie as they were sent, from before they were sealed', () => {
  const plainOf = (sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256)

  test('are sealed by whoever is killed at it, and by two at once, and read all the while', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => open()))
    const hashes: [id: string, hash: string, words: string][] = []
    for (const [i, id] of ids.entries()) {
      const words = `file ${i} `.repeat(40_000)
      hashes.push([id, await handIn(id, words), words])
    }
    const shared = await handIn(ids[0]!, 'of two matters')
    hashes.push(
      [ids[0]!, shared, 'of two matters'],
      [ids[1]!, await handIn(ids[1]!, 'of two matters'), 'of two matters'],
    )
    // As they lay then.
    for (const [id, hash] of hashes) {
      await mkdir(dirname(plainOf(hash)), { recursive: true })
      await writeFile(plainOf(hash), await buffer((await fileIn(house, { bureauId, id }, hash))!.read()))
      await utimes(plainOf(hash), 0, 0)
    }
    const sharedAsSent = await readFile(plainOf(shared))
    const young = await send('sent just before')
    const { name, key } = (await keyOfArrived({ dataDir: folder, suite: house.suite }, young))!
    expect([name.length, key.length]).toEqual([64, 32])
    await sql('update evidence set name = null, key = null where matter_id = any($1)', ids)
    await sql('update data_key set words = null where matter_id = $1', ids[5])
    await sql(`update content set sealed = null, destroyed_at = now(), rule = 'R-1' where matter_id = $1`, ids[5])

    const readAll = async () => {
      for (const [id, hash, words] of hashes) expect(await fileText(house, id, hash)).toBe(words)
    }
    await readAll()
    for (const ms of [0, 4, 12]) {
      await killed(sealer, ms)
      await readAll()
    }
    // One that cannot be read keeps no other waiting.
    await sql('update evidence set name = null, key = null where sha256 = $1', Buffer.from(shared, 'hex'))
    await rm(plainOf(shared))
    await mkdir(plainOf(shared))
    // The clock of the files is the machine's.
    const sealing = { ...house, now: () => new Date() }
    await Promise.all([sealFiles(sealing), sealFiles(sealing)])
    expect(await sql('select distinct sha256 from evidence where name is null')).toEqual([
      { sha256: Buffer.from(shared, 'hex') },
    ])
    await rm(plainOf(shared), { recursive: true })
    await writeFile(plainOf(shared), sharedAsSent)
    await Promise.all([sealFiles(sealing), sealFiles(sealing), readAll()])
    await readAll()
    expect(await sql('select from evidence where name is null or key is null')).toEqual([])
    expect((await verify(house)).bad).toBeUndefined()
    // A backup or an act that read of one as plain, just before, still finds it.
    await removeOrphans(folder, new Date(Date.now() - 86_400_000), usedFiles(house))
    for (const [, hash] of hashes) expect(existsSync(plainOf(hash))).toBe(true)
    expect(await sealFiles(house)).toBe(0)
    // That, and what the killed ones left, and nothing else, is removed a day later.
    await removeOrphans(folder, new Date(Date.now() + 7 * 86_400_000), usedFiles(house))
    await readAll()
    const lying = (await readdir(join(folder, 'files'), { recursive: true })).filter(one => /[0-9a-f]{64}/.test(one))
    expect(lying).toHaveLength((await sql('select distinct name from evidence where destroyed_at is null')).length)
  })
})

describe('what wraps them', () => {
  test('is given another while people read and write, though it is killed again and again, and the old one is gone', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => open()))
    const old = house.suite.wraps.key(1)!
    let busy = true
    let [reads, writes] = [0, 0]
    const reading = (async () => {
      while (busy) {
        expect((await textIn(house, ids[reads++ % ids.length]!))[0]).toBe('灯箱被砸')
      }
    })()
    const writing = (async () => {
      for (; busy; writes++) await note(ids[writes % ids.length]!).then(() => open())
    })()
    for (const ms of [0, 3, 10]) await killed(rotater, ms)
    const { n } = await rotateWraps(house, wrapKeys)
    await note(ids[0]!)
    busy = false
    await Promise.all([reading, writing])
    expect([reads > 3, writes > 3, n]).toEqual([true, true, 2])

    const left = await sql(
      `select count(*)::int as n from data_key where substr(words, 1, 4) <> int4send(2) or substr(people, 1, 4) <> int4send(2) or substr(reporter, 1, 4) <> int4send(2)`,
    )
    expect(left).toEqual([{ n: 0 }])
    expect((await readFile(wrapKeys, 'utf8')).includes(old.toString('base64'))).toBe(false)
    const fresh = { ...house, suite: suiteOf(Buffer.alloc(32, 7), 'standard', await wrapsIn(wrapKeys)) }
    for (const id of ids) expect((await textIn(fresh, id))[0]).toBe('灯箱被砸')
    expect((await verify(fresh)).bad).toBeUndefined()
  })

  test('that a writer has not heard of is looked up, and nothing is written that the old one wrapped', async () => {
    const slow = { ...house, suite: suiteOf(Buffer.alloc(32, 7), 'standard', await wrapsIn(wrapKeys)) }
    expect((await rotateWraps(house, wrapKeys)).n).toBe(3)
    const { id } = await openMatter(
      slow,
      {
        commandId: randomUUID(),
        kind: 'case',
        says: { text: '灯箱被砸' },
        place: { village: villages.dongan },
        reporter: { name: '张三丰' },
      },
      resident,
    )
    expect(
      await sql('select substr(words, 1, 4) = int4send(3) as anew from data_key where matter_id = $1', id),
    ).toEqual([{ anew: true }])
  })

  test('that cannot be given to one of them lets go of everything, and is given the next time', async () => {
    await open()
    await sql(`create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$`)
    await sql('create trigger refuse before update on data_key execute function refuse()')
    await expect(rotateWraps(house, wrapKeys)).rejects.toThrow('not now')
    const held = `select (select count(*) from pg_locks where locktype = 'advisory' and objid = ${0x77726170})::int as locks,
      (select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%')::int as open`
    expect(await sql(held)).toEqual([{ locks: 0, open: 0 }])
    await sql('drop trigger refuse on data_key')
    expect((await rotateWraps(house, wrapKeys)).n).toBe(4)
    expect(await sql('select count(*)::int as n from data_key where substr(words, 1, 4) <> int4send(4)')).toEqual([
      { n: 0 },
    ])
  })
})
