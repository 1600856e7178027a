import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../src/commands/law.ts'
import { accountLog } from '../src/people/account-log.ts'
import { inWords } from '../src/refusals/at-the-terminal.ts'
import type { Context } from '../src/xjw.ts'
import { type Drive, drive } from './drive.ts'
import { bureauId, people, villages } from './people.ts'
import { recorded } from './recorded.ts'

/* What the law sets otherwise here: written with its day, its unit and its author, and heard by the rules from that day on. */

const before = '2026-11-24T10:00:00+08:00'
const from = '2026-12-01'
let house: Drive
beforeAll(async () => {
  house = await drive({ at: before })
})
afterAll(() => house.end())

async function xjw(...args: string[]) {
  const lines: string[] = []
  const { config, now } = house.house
  const open = async () => ({ ...house.house, close: async () => {} })
  const context = { config, log: recorded, say: (en: string) => void lines.push(en), now, open } as unknown as Context
  try {
    return { code: await run(args, context), lines }
  } catch (error) {
    return { code: 1, lines: [(inWords(error) as Error).message] }
  }
}
const by = ['--by', people.cityOfficer.number]

/** A shop's fire check, found by an officer who would have it put right by an order. */
async function found(who: keyof typeof people, village: string, at: string) {
  house.setNow(at)
  const officer = await house.as(who)
  const says = { text: '灭火器过期', type: 'small_premises' }
  const made = await officer.report('hazard', says, { move: 'findOnVisit', place: { village } })
  expect(made.status, made.text).toBe(201)
  return { officer, id: made.body.id as string, at }
}
async function ordered({ officer, id, at }: Awaited<ReturnType<typeof found>>) {
  const file = { name: 'a.ogg', contents: Buffer.from(`OggS and a voice of some length ${id}`) }
  const photo = (await officer.send([file])).body.files[0].sha256
  return officer.does({ id, version: 1 }, 'verify', {
    recordNo: 'J-1',
    inspectedAt: at,
    photos: [photo],
    serious: false,
    route: 'order',
    responsible: { name: '便民超市' },
  })
}

describe('fire checks are switched off for one station from a day on', () => {
  let earlier: Awaited<ReturnType<typeof found>>
  const given = async () => {
    const { body } = await (await house.as('beatOfficer')).get(`/api/v1/matters/${earlier.id}`)
    return { state: body.state, promises: body.promises.map(({ measure, due }: any) => [measure, due]) }
  }
  let was: Awaited<ReturnType<typeof given>>
  beforeAll(async () => {
    earlier = await found('beatOfficer', villages.dongan, before)
    expect((await ordered(earlier)).status).toBe(200)
    was = await given()
    expect(was.promises).toContainEqual(['M36', expect.any(String)])
    const notice = '菏消〔2026〕12号'
    const unit = ['--unit', '371702001', '--text', notice]
    const set = await xjw('set', 'fire-checks-by-station', 'no', '--from', from, ...unit, ...by)
    expect(set).toEqual({
      code: 0,
      lines: [`fire-checks-by-station  no  ${from} –   /371702/371702001/  ${notice}`],
    })
  })

  test('until then the station orders as ever; what was given stays', async () => {
    const last = await found('beatOfficer', villages.dongan, '2026-11-30T16:00:00+08:00')
    expect((await ordered(last)).status).toBe(200)
    expect(await given()).toEqual(was)
  })

  test('from then on it is refused there, in words, and not next door', async () => {
    const at = '2026-12-01T09:00:00+08:00'
    const here = await found('beatOfficer', villages.dongan, at)
    const { status, body } = await ordered(here)
    expect([status, body.code]).toEqual([422, 'fire-checks-switched-off'])
    expect(body.words.zh).toBe('本所不再做消防检查，不能开改正通知。请转消防救援机构。')
    const nextDoor = await found('otherStationOfficer', villages.longting, at)
    expect((await ordered(nextDoor)).status).toBe(200)
    expect(await given()).toEqual(was)
  })

  test('who did it, and what, stands in the log of accounts', async () => {
    const { entries, broken } = await accountLog(house.house.db, bureauId, {})
    expect(broken).toBeNull()
    const details = { id: 'fire-checks-by-station', value: false, from, to: null, unit: '371702001' }
    expect(entries.filter(({ what }) => what === 'law_set')).toMatchObject([
      { actorId: people.cityOfficer.id, details },
    ])
  })
})

test('no extension at all can be set, as some places do', async () => {
  house.setNow(before)
  expect((await xjw('set', 'hazard-extensions', '0', '--from', '2027-06-01', ...by)).code).toBe(0)
})

test('the list has the bureau’s own before those that ship, and a day on which one ends', async () => {
  house.setNow(before)
  await xjw('set', 'reopen-days', '60', '--from', from, '--to', '2027-01-01', ...by)
  const { lines } = await xjw('list', '--json')
  const law = JSON.parse(lines.at(-1)!)
  expect(law.find(({ id }: any) => id === 'reopen-days')).toMatchObject({ value: 60, to: '2027-01-01', unitPath: '/' })
  expect(lines.filter(line => line.startsWith('reopen-days  '))).toHaveLength(2)
})

test.each([
  [['set', 'no-such', '3', '--from', from, ...by], 'There is no such rule'],
  [['set', 'reopen-days', 'yes', '--from', from, ...by], 'VALUE'],
  [['set', 'reopen-days', '-1', '--from', from, ...by], 'There is no option -1.'],
  [['set', 'fire-checks-by-station', '1', '--from', from, ...by], 'VALUE'],
  [['set', 'mediation-second-workdays', '0', '--from', from, ...by], 'VALUE'],
  [['set', 'court-joint-days', '0', '--from', from, ...by], 'VALUE'],
  [['set', 'case-days', '9999', '--from', from, ...by], 'VALUE'],
  [['set', 'clue-months', '121', '--from', from, ...by], 'VALUE'],
  [['set', 'reopen-days', '3', '--from', '2026-02-30', ...by], '--from, --to'],
  [['set', 'reopen-days', '3', '--from', '2026-11-23', ...by], '--from: that day is past'],
  [['set', 'reopen-days', '3', '--from', from, '--to', from, ...by], '--to: a day after'],
  [['set', 'reopen-days', '3', '--from', from, '--unit', 'x', ...by], '--unit'],
  [['set', 'reopen-days', '3', '--from', from, '--by', '0'], 'Nobody here has the number'],
  [['set', 'reopen-days', '3', ...by], 'xjw law'],
])('%j is refused by name, and nothing is written', async (args, words) => {
  house.setNow(before)
  const count = async () => (await house.house.pool.query('select count(*)::int as n from legal_rule')).rows[0].n
  const was = await count()
  const { code, lines } = await xjw(...args)
  expect([code, lines[0]]).toEqual([1, expect.stringContaining(words)])
  expect(await count()).toBe(was)
})
