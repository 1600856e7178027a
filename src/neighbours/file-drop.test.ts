import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { testHouse } from '../../test/house.ts'
import { bureauId, villages } from '../../test/people.ts'
import type { House } from '../house.ts'
import { csvRows } from '../platform/csv.ts'
import { exchangeAll, giveFolder } from './file-drop.ts'
import { addNeighbour, endNeighbour } from './keys.ts'

/* Files of 110 and 12345: signed, whole, once by their number; and what became of it goes back the same way. */

let base: Awaited<ReturnType<typeof testHouse>>
let house: House
let drop: string
let id: string
let secret: string
beforeAll(async () => {
  base = await testHouse()
  drop = await mkdtemp(join(tmpdir(), 'xjw-drop-'))
  house = { ...base, config: { ...base.config, drop, dataDir: join(drop, 'data') } }
})
afterAll(async () => {
  await base.drop()
  await rm(drop, { recursive: true })
})
beforeEach(async () => {
  await house.pool.query('update neighbour set ended_at = now() where ended_at is null')
  ;({ id } = await addNeighbour(
    house.db,
    bureauId,
    { name: '110', scopes: ['requests', 'events'], perMinute: 60 },
    house.now(),
  ))
  ;({ secret } = await giveFolder(house, bureauId, id, 'json'))
  await mkdir(join(drop, id, 'in'), { recursive: true })
})

const list = (...numbers: string[]) =>
  JSON.stringify(
    numbers.map(no => ({
      接警单编号: no,
      警情类别: 'hazard_street_light',
      简要警情: '路灯不亮',
      村居代码: villages.dongan,
      报警电话: '13905301234',
      别的: { 嵌套: 1 },
    })),
  )
const signed = (contents: string | Buffer, by = secret) => createHmac('sha256', by).update(contents).digest('hex')
/** Lays a file there as it stands a minute later. */
async function lay(name: string, contents: string | Buffer, sig: string | undefined = signed(contents), age = 120) {
  const file = join(drop, id, 'in', name)
  await writeFile(file, contents)
  if (sig !== undefined) await writeFile(`${file}.sig`, sig)
  const at = new Date(house.now().getTime() - age * 1000)
  await utimes(file, at, at)
}
const exchange = () => exchangeAll(house)
const inside = async (name: string) => (await readdir(join(drop, id, name))).sort()
const read = async (folder: string, ending: string) => {
  const name = (await inside(folder)).find(one => one.endsWith(ending))!
  return readFile(join(drop, id, folder, name), 'utf8')
}
async function opened() {
  const { rows } = await house.pool.query<{ own: string }>(
    'select own from neighbour_sent where neighbour_id = $1 and matter_id is not null order by own',
    [id],
  )
  return rows.map(({ own }) => own)
}

test('a signed list is taken, each line once, and lies in processed with its result; the same again changes nothing', async () => {
  await lay('a.json', list('1', '2'))
  await lay('b.csv', `编号,类别,内容,村居代码\n2,路灯不亮,又来,${villages.dongan}\n3,没有这一类,x,${villages.dongan}\n`)
  expect(await exchange()).toBe(2)
  expect(await opened()).toEqual(['1', '2'])
  expect(await inside('in')).toEqual([])
  expect(JSON.parse(await read('processed', 'a.json.result.json'))).toEqual({
    file: 'a.json',
    rows: 2,
    added: 2,
    known: 0,
    refused: 0,
    code: null,
  })
  expect(JSON.parse(await read('processed', 'b.csv.result.json'))).toMatchObject({ added: 0, known: 1, refused: 1 })
  const report = csvRows(await read('processed', 'b.csv.report.csv')).map(({ fields }) => fields)
  expect(report[1]!.slice(0, 3)).toEqual(['3', 'service_name', 'unknown-service'])
  expect(report[1]!.slice(3).every(Boolean)).toBe(true)
  await lay('a.json', list('1', '2'))
  expect(await exchange()).toBe(1)
  expect(await opened()).toEqual(['1', '2'])
})

test('as openssl writes a signature, and in base64, it is known too', async () => {
  const contents = list('openssl')
  await lay('o.json', contents, `HMAC-SHA2-256(o.json)= ${signed(contents)}\n`)
  const other = list('base64')
  await lay('p.json', other, createHmac('sha256', secret).update(other).digest('base64'))
  expect(await exchange()).toBe(2)
})

test('what is not whole yet is let lie: no signature, a name for that, or one that does not fit of a file just written', async () => {
  await lay('a.json', list('1'), undefined)
  await rm(join(drop, id, 'in', 'a.json.sig'), { force: true })
  await lay('b.json.part', list('2'))
  await lay('.c.json', list('3'))
  await lay('d.json', list('4').slice(0, -9), signed(list('4')), 5)
  expect(await exchange()).toBe(0)
  expect(await opened()).toEqual([])
  await lay('d.json', list('4'))
  expect([await exchange(), await opened()]).toEqual([1, ['4']])
})

test.each([
  ['a signature of somebody else', list('1'), 'of-another', 'bad-signature'],
  ['an empty signature', list('1'), ' ', 'bad-signature'],
  ['no list', '{"a":1}', undefined, 'not-a-list'],
  ['half a list', list('1').slice(0, -2), undefined, 'not-a-list'],
  ['bytes', Buffer.from([0xff, 0xfe, 0xfd]), undefined, 'not-a-list'],
])('%s is refused with its name, and nothing of it is taken', async (_, contents, by, code) => {
  await lay('x.json', contents, by === undefined ? signed(contents) : by === ' ' ? by : signed(contents, by))
  expect(await exchange()).toBe(1)
  expect(JSON.parse(await read('refused', 'x.json.result.json'))).toMatchObject({ added: 0, code })
  expect(await read('refused', 'x.json.report.csv')).toMatch(new RegExp(`${code}.*\\p{Script=Han}`, 'u'))
  expect([await inside('in'), await opened()]).toEqual([[], []])
})

test('of two workers at once each list is taken by one', async () => {
  for (let i = 0; i < 6; i++) await lay(`${i}.json`, list(`a${i}`, `b${i}`))
  const taken = await Promise.all([exchange(), exchange(), exchange()])
  expect(taken.reduce((sum, n) => sum + n)).toBe(6)
  expect(await opened()).toHaveLength(12)
})

test('whoever falls over in the middle leaves it lying, and the next takes each line once', async () => {
  const many = Array.from({ length: 450 }, (_, i) => `k${i}`)
  await lay('many.json', list(...many))
  let calls = 0
  const falls = new Proxy(house.db, {
    get: (db, name) => {
      if (name === 'insertInto' && ++calls === 3) throw new Error('killed')
      const value = Reflect.get(db, name)
      return typeof value === 'function' ? value.bind(db) : value
    },
  })
  expect(await exchangeAll({ ...house, db: falls })).toBe(0)
  expect((await opened()).length).toBeGreaterThan(0)
  expect(await inside('in')).toContain('many.json')
  // A minute, and ever longer: what failed may need somebody first.
  expect(await exchange()).toBe(0)
  base.setNow('2026-11-24T10:01:00+08:00')
  expect(await exchange()).toBe(1)
  expect(await opened()).toHaveLength(450)
  expect(JSON.parse(await read('processed', 'many.json.result.json'))).toMatchObject({ added: 50, known: 400 })
})

test('what became of what they brought goes back by their number, signed, once, and nothing of what others brought', async () => {
  await lay('a.json', list('out1', 'out2'))
  await exchange()
  await allFed(house.pool)
  await exchange()
  const all = (await inside('out')).filter(one => one.endsWith('.json'))
  const files = await Promise.all(all.map(one => readFile(join(drop, id, 'out', one), 'utf8')))
  const rows = files.flatMap(one => JSON.parse(one))
  expect(rows.map((row: any) => [row.external_id, row.status]).sort()).toEqual([
    ['out1', 'open'],
    ['out2', 'open'],
  ])
  for (const [i, name] of all.entries())
    expect(await readFile(join(drop, id, 'out', `${name}.sig`), 'utf8')).toBe(`${signed(files[i]!)}\n`)
  await exchange()
  expect((await inside('out')).filter(one => one.endsWith('.json'))).toEqual(all)
})

test('a folder, a link or a pipe that is named like a list, or like a signature, is refused by its name and never opened', async () => {
  const at = (name: string) => join(drop, id, 'in', name)
  await mkdir(at('a.csv'))
  await symlink('/etc/passwd', at('b.csv'))
  execFileSync('mkfifo', [at('c.csv')])
  for (const name of ['a', 'b', 'c']) await writeFile(at(`${name}.csv.sig`), signed(''))
  await lay('d.json', list('linked'), undefined)
  await rm(at('d.json.sig'), { force: true })
  await symlink('/etc/hostname', at('d.json.sig'))
  await lay('e.json', list('after'))
  expect([await exchange(), await opened()]).toEqual([5, ['after']])
  expect(await inside('in')).toEqual([])
  for (const name of ['a.csv', 'b.csv', 'c.csv', 'd.json'])
    expect(JSON.parse(await read('refused', `${name}.result.json`))).toMatchObject({
      rows: 0,
      code: 'not-a-plain-file',
    })
  expect(await read('refused', 'b.csv.report.csv')).toMatch(/link.*\p{Script=Han}/u)
})

test('what was signed is what is read, though the file is another one by then; and nothing of it stays aside', async () => {
  await lay('a.json', list('signed'))
  const swaps = new Proxy(house.db, {
    get: (db, name) => {
      if (name === 'insertInto') writeFileSync(join(drop, id, 'in', 'a.json'), list('swapped'))
      const value = Reflect.get(db, name)
      return typeof value === 'function' ? value.bind(db) : value
    },
  })
  await exchangeAll({ ...house, db: swaps })
  expect(await opened()).toEqual(['signed'])
  expect(await readdir(join(drop, 'data', 'drop'))).toEqual([])
})

test('what a killed writer left half written is swept, and what others are writing is not', async () => {
  const aside = '.0123456789abcdef01234567.part'
  await exchange()
  for (const folder of ['in', 'out', 'processed', 'refused']) await writeFile(join(drop, id, folder, aside), 'half')
  await writeFile(join(drop, 'data', 'drop', `${id}.0123`), 'half')
  await writeFile(join(drop, 'data', 'drop', 'of-another.0123'), 'half')
  await exchange()
  const left = await Promise.all(['in', 'out', 'processed', 'refused'].map(inside))
  expect(left.map(names => names.includes(aside))).toEqual([true, false, false, false])
  expect(await readdir(join(drop, 'data', 'drop'))).toEqual(['of-another.0123'])
  await rm(join(drop, 'data', 'drop', 'of-another.0123'))
})

test('what fails here is tried eight times, ever later, then refused with that reason; laid there again it is taken', async () => {
  await lay('a.json', list('stuck'))
  const falls = new Proxy(house.db, {
    get: (db, name) => {
      if (name === 'insertInto') throw Object.assign(new Error('灯坏了 13905301234'), { code: 'EIO' })
      const value = Reflect.get(db, name)
      return typeof value === 'function' ? value.bind(db) : value
    },
  })
  const start = house.now().getTime()
  const rounds: number[] = []
  for (let minute = 0; minute <= 4 * 60 && !rounds.includes(1); minute++) {
    base.setNow(new Date(start + minute * 60_000).toISOString())
    rounds.push(await exchangeAll({ ...house, db: falls }))
  }
  // 1 + 2 + 4 + 8 + 16 + 32 + 60 minutes.
  expect([rounds.length, rounds.at(-1)]).toEqual([124, 1])
  expect(JSON.parse(await read('refused', 'a.json.result.json'))).toMatchObject({ added: 0, code: 'failed-here' })
  await lay('a.json', list('stuck'))
  expect([await exchange(), await opened()]).toEqual([1, ['stuck']])
})

test('a list whose rows are in is never refused because it cannot be laid away; one that was taken away again is forgotten', async () => {
  const tries = async () =>
    (await house.pool.query('select tries from drop_try where neighbour_id = $1', [id])).rows.map(row => row.tries)
  await lay('a.json', list('in'))
  const start = house.now().getTime()
  for (let minute = 0; minute < 10; minute++) {
    const at = new Date(start + minute * 61_000).toISOString()
    base.setNow(at)
    // Where its result is to lie is something else.
    const stamp = at.slice(0, 19).replace(/[-:]/g, '')
    await mkdir(join(drop, id, 'processed', `${stamp}-a.json.result.json`, 'full'), { recursive: true })
    expect([await exchange(), await opened(), await tries()]).toEqual([0, ['in'], [0]])
  }
  // And it waits a minute.
  expect([await exchange(), await inside('in')]).toEqual([0, ['a.json', 'a.json.sig']])
  expect(await inside('refused')).toEqual([])
  await rm(join(drop, id, 'in', 'a.json'))
  await exchange()
  expect(await tries()).toEqual([])
})

test('a file that cannot be read, a name as long as names may be, and a folder that is none keep nothing else waiting', async () => {
  await lay('a.json', list('first'))
  await rm(join(drop, id, 'in', 'a.json.sig'))
  await mkdir(join(drop, id, 'in', 'a.json.sig'))
  const long = `${'灯'.repeat(81)}a.json`
  await lay(long, list('long'))
  await lay('z.json', list('last'))
  expect([await exchange(), await opened()]).toEqual([3, ['last', 'long']])
  expect(JSON.parse(await read('processed', '灯.json.result.json'))).toMatchObject({ file: long, added: 1 })
  const other = await addNeighbour(
    house.db,
    bureauId,
    { name: '12345', scopes: ['events'], perMinute: 60 },
    house.now(),
  )
  await giveFolder(house, bureauId, other.id, 'json')
  await writeFile(join(drop, other.id), 'no folder')
  await lay('y.json', list('more'))
  expect([await exchange(), await opened()]).toEqual([1, ['last', 'long', 'more']])
})

test('what a neighbour links to elsewhere is never written to', async () => {
  const elsewhere = await mkdtemp(join(drop, 'elsewhere-'))
  const victim = join(elsewhere, 'victim')
  await writeFile(victim, 'ours')
  await lay('a.json', list('linked'))
  await symlink(elsewhere, join(drop, id, 'processed'))
  expect([await exchange(), await opened(), await readdir(elsewhere)]).toEqual([0, [], ['victim']])
  await rm(join(drop, id, 'processed'))
  await mkdir(join(drop, id, 'processed'))
  const stamp = house.now().toISOString().slice(0, 17).replace(/[-:]/g, '')
  for (let second = 0; second < 60; second++)
    await symlink(
      victim,
      join(drop, id, 'processed', `${stamp}${String(second).padStart(2, '0')}-a.json.result.json.part`),
    )
  expect([await exchange(), await opened(), await readFile(victim, 'utf8')]).toEqual([1, ['linked'], 'ours'])
})

test('a neighbour that was ended, or may not bring anything, is not read', async () => {
  await lay('a.json', list('never'))
  await endNeighbour(house.db, bureauId, id, house.now())
  expect([await exchange(), await opened()]).toEqual([0, []])
})
