import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as importing from '../src/commands/import.ts'
import * as migrating from '../src/commands/migrate.ts'
import * as signals from '../src/commands/signals.ts'
import { csvRows } from '../src/platform/csv.ts'
import { noteAgain, noteAll } from '../src/signals/note.ts'
import type { Command, Context } from '../src/xjw.ts'
import { testHouse } from './house.ts'
import { recorded } from './recorded.ts'
import { hasShared, readShared } from './shared-data.ts'

/* The two commands by which anybody may measure us on a file of theirs. */

const now = '2026-11-24T10:00:00+08:00'
let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
const said: string[] = []

beforeAll(async () => {
  house = await testHouse(now)
  folder = await mkdtemp(join(tmpdir(), 'xjw-signals-'))
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true })
})

async function runs(command: Command, ...args: string[]) {
  said.length = 0
  const open = async () => ({ ...house, close: async () => {} })
  const context: Context = { config: house.config, log: recorded, say: en => said.push(en), now: house.now, open }
  expect(await command.run([...args, '--json'], context)).toBe(0)
  return JSON.parse(said.at(-1)!)
}

async function fileOf(name: string, rows: readonly (readonly string[])[]) {
  const path = join(folder, name)
  await writeFile(path, rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'))
  return path
}

describe('kinds', () => {
  const about = {
    hazard: ['井盖丢失', '路灯不亮', '电线垂落', '墙皮脱落', '河边没有护栏', '楼道堆满杂物'],
    dispute: ['邻居半夜吵闹', '宅基地边界争执', '两家为排水吵架', '借钱不还争吵', '楼上漏水不赔', '狗叫扰民'],
    service: ['办理身份证', '孩子落户口', '补办居住证', '开具证明', '预约上门办证', '办养犬登记'],
  }
  const ends = ['，请来看看', '，好几天了', '，在村东头', '，麻烦尽快', '，谢谢', '，希望回复']
  const rows = Object.entries(about).flatMap(([label, texts]) =>
    texts.flatMap((text, i) =>
      texts.flatMap((more, k) => ends.slice(0, 2).map(end => [label, `${text}，${more}${end}${i}${k}`])),
    ),
  )

  test('learn from one file, are tried on another, and say how sure they are', async () => {
    const train = await fileOf('a.csv', [['label', 'text'], ...rows.filter((_, i) => i % 2 === 0)])
    const evaluate = await fileOf('b.csv', [['label', 'text'], ...rows.filter((_, i) => i % 2 === 1), ['hazard', '😀']])
    const result = await runs(signals, 'kinds', '--train', train, '--evaluate', evaluate)
    expect(result.n).toBe(rows.length / 2 + 1)
    expect(result.accuracy).toBeGreaterThan(0.95)
    expect(result.macro_f1).toBeGreaterThan(0.95)
    expect(result.unsure).toBeGreaterThan(0)
    const again = await runs(signals, 'kinds', '--train', train, '--evaluate', evaluate)
    expect(again).toEqual(result)
  })

  test('a file that is none is named, with its line', async () => {
    const bad = [
      [await fileOf('c.csv', [['text'], ['x']]), 'columns text and label'],
      [
        await fileOf('d.csv', [
          ['text', 'label'],
          ['x', ''],
        ]),
        'no example',
      ],
      [await fileOf('e.csv', [['text', 'label']]), 'no example'],
      [
        await fileOf('f.csv', [
          ['text', 'label'],
          ['x', 'one'],
        ]),
        'one label only',
      ],
      [join(folder, 'none.csv'), 'no file'],
    ]
    for (const [file, words] of bad)
      await expect(runs(signals, 'kinds', '--train', file!, '--evaluate', file!)).rejects.toThrow(words!)
    await expect(runs(signals, 'kinds')).rejects.toThrow('--train')
  })

  test('a file as spreadsheets write it, rows without a label, and a label that comes once', async () => {
    const train = await fileOf('g.csv', [['label', 'text'], ...rows.filter((_, i) => i % 2 === 0), ['other', '别的事']])
    const kept = rows.filter((_, i) => i % 2 === 1)
    const plain = await fileOf('h.csv', [['label', 'text'], ...kept])
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), await readFile(plain)])
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(await readFile(plain, 'utf8'), 'utf16le')])
    const expected = await runs(signals, 'kinds', '--train', train, '--evaluate', plain)
    expect(expected.accuracy).toBeGreaterThan(0.95)
    for (const [name, bytes] of [
      ['marked.csv', marked],
      ['wide.csv', wide],
    ] as const) {
      await writeFile(join(folder, name), bytes)
      expect(await runs(signals, 'kinds', '--train', train, '--evaluate', join(folder, name))).toEqual(expected)
    }
    // 井盖, as a spreadsheet of the old kind writes it.
    const old = Buffer.concat([Buffer.from('label,text\r\nhazard,'), Buffer.from([0xbe, 0xae, 0xb8, 0xc7, 0x0d, 0x0a])])
    await writeFile(join(folder, 'old.csv'), old)
    const { n, accuracy } = await runs(signals, 'kinds', '--train', train, '--evaluate', join(folder, 'old.csv'))
    expect([n, accuracy]).toEqual([1, 1])
    const gaps = await fileOf('gaps.csv', [['label', 'text'], ...kept, ['', '没有标签'], [' ', '']])
    expect(await runs(signals, 'kinds', '--train', train, '--evaluate', gaps)).toEqual(expected)
    expect(said.some(line => line.includes(`no label in line ${kept.length + 2}, ${kept.length + 3} (2)`))).toBe(true)
  })

  test.skipIf(!hasShared('taidi_labelled_sample_338.csv'))('real messages: above a naive count of pairs', async () => {
    const [header, ...all] = csvRows(readShared('taidi_labelled_sample_338.csv')).map(({ fields }) => fields)
    const train = await fileOf('t.csv', [header!, ...all.filter((_, i) => i % 4 !== 0)])
    const kept = await fileOf('k.csv', [header!, ...all.filter((_, i) => i % 4 === 0)])
    const { accuracy, macro_f1 } = await runs(signals, 'kinds', '--train', train, '--evaluate', kept)
    expect(accuracy).toBeGreaterThan(0.7)
    expect(macro_f1).toBeGreaterThan(0.68)
  })
})

describe('duplicates', () => {
  const header =
    'CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,CASE_STATUS,TYPE,LATITUDE,LONGITUDE,Source,CASE_TITLE,Location,REASON,CLOSURE_REASON,Geocoded_Location'.split(
      ',',
    )
  const types = ['Sign Repair', 'Missing Sign', 'Street Light Outages', 'Graffiti Removal', 'Sidewalk Repair']
  const street = (i: number) => ['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir'][i % 6]!
  const row = (id: number, day: number, type: string, house: number, i: number) => [
    String(500_000_000_000 + id),
    `2015-02-${String(day).padStart(2, '0')}T10:00:00`,
    '',
    '',
    'Open',
    type,
    (42.25 + (i % 60) * 0.002).toFixed(4),
    (-71.1 + Math.floor(i / 60) * 0.01).toFixed(4),
    'Self Service',
    type,
    `${house} ${street(i)} St  Boston  MA  02108`,
    type.includes('Sign') ? 'Signs' : type,
    '',
    '',
  ]
  const rows = Array.from({ length: 220 }, (_, i) => row(i, 1 + (i % 20), types[i % 5]!, 10 + 7 * i, i))
  const twins = Array.from({ length: 20 }, (_, i) =>
    row(1000 + i, 22 + (i % 5), i % 2 === 0 ? types[(i * 11) % 5]! : 'Missing Sign', 10 + 77 * i, i * 11),
  ).filter((_, i) => i % 2 === 0 || types[(i * 11) % 5]!.includes('Sign'))
  const pairs = twins.map(([key]) => [String(500_000_000_000 + (Number(key) - 500_000_001_000) * 11), key!])
  let result: Record<string, number>

  beforeAll(async () => {
    await runs(importing, 'georeport', await fileOf('requests.csv', [header, ...rows, ...twins]))
    result = await runs(signals, 'duplicates', '--evaluate', await fileOf('p.csv', [['one', 'other'], ...pairs]))
  })

  test('those that staff marked are found among few, each in a moment', () => {
    expect(result).toMatchObject({ pairs: pairs.length, missing: 0, matters: pairs.length * 2 })
    expect(result['recall']).toBeGreaterThan(0.9)
    expect(result['candidates_per_matter']).toBeLessThan(3)
    expect(result['precision']).toBeGreaterThan(0)
    expect(result['ms_per_matter']).toBeGreaterThan(0)
  })

  test('numbers that nobody imported are told apart from pairs that were not found', async () => {
    const file = await fileOf('q.csv', [...pairs, ['500000000001', '999999999999']])
    const once = await runs(signals, 'duplicates', '--evaluate', file)
    expect(once).toMatchObject({ missing: 1, unknown: 1, skipped: 0, found: result['found'] })
    expect(said.join()).toContain('not imported: 999999999999')
    // Names above, a byte order mark, empty lines, more columns, the same pair twice, and lines that hold no pair.
    const rough = join(folder, 'rough.csv')
    const lines = [
      '\uFEFFduplicate,original,note',
      '',
      ...pairs.map(pair => `${pair.join(',')},"a, b"`),
      ',',
      '7,7,x',
      '12',
    ]
    await writeFile(rough, [...lines, pairs[0]!.toReversed().join('\t'), ''].join('\r\n'))
    const again = await runs(signals, 'duplicates', '--evaluate', rough)
    expect(again).toMatchObject({ pairs: pairs.length, found: result['found'], missing: 0, skipped: 2 })
    const none = await fileOf('r.csv', [['1', '2']])
    await expect(runs(signals, 'duplicates', '--evaluate', none)).rejects.toThrow('import georeport')
    const one = await fileOf('s.csv', [['500000000001', '']])
    await expect(runs(signals, 'duplicates', '--evaluate', one)).rejects.toThrow('line 1')
  })

  test('what it is found by holds no readable word, and goes when its words are destroyed', async () => {
    const { rows: all } = await house.pool.query(
      'select matter_id, likeness, tokens from sign where bureau_id = 2507000',
    )
    expect(all.length).toBe(rows.length + twins.length)
    expect(JSON.stringify(all.map(one => one.likeness.toString('latin1')))).not.toMatch(
      /Boston|Missing|Graffiti|Birch/i,
    )
    const id = all[0].matter_id
    await house.pool.query(
      `update content set salt = null, sealed = null, destroyed_at = now(), rule = 'test' where matter_id = $1`,
      [id],
    )
    await noteAgain(house, 2507000, [id])
    const { rows: after } = await house.pool.query('select facts, tokens from sign where matter_id = $1', [id])
    // Left are its type, where it lies, whose it is, and when it came.
    const left = after[0].tokens.filter((token: number) => !after[0].facts.includes(token))
    const unsaid = all[0].tokens.filter((token: number) => !after[0].tokens.includes(token))
    expect(left.length).toBeLessThanOrEqual(6)
    expect(unsaid.length).toBeGreaterThan(3)
    const { rows: streets } = await house.pool.query('select count(*)::int as n from sign_place where matter_id = $1', [
      id,
    ])
    expect(streets).toEqual([{ n: 1 }])
  })

  test('after an upgrade that threw away what it is found by, all of it is there again before anybody asks', async () => {
    const count = async () => (await house.pool.query('select count(*)::int as n from sign')).rows[0].n
    const before = await count()
    await house.pool.query(`delete from sign; delete from sign_place; delete from reader where name = 'signals'`)
    const open = async () => ({ ...house, close: async () => {} })
    expect(
      await migrating.run([], { config: house.config, log: recorded, say: en => said.push(en), now: house.now, open }),
    ).toBe(0)
    expect(await count()).toBe(before)
  })

  test('two that read on at once note everything once', async () => {
    await house.pool.query(`update reader set pos = 0 where name = 'signals'`)
    const { rows: before } = await house.pool.query('select count(*)::int as n from sign_place')
    await Promise.all([noteAll(house), noteAll(house)])
    await noteAll(house)
    const { rows: after } = await house.pool.query('select count(*)::int as n from sign_place')
    expect(after).toEqual(before)
  })
})
