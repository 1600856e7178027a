import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweep } from '../../src/matters/sweep.ts'
import { type Drive, drive } from '../drive.ts'
import { bureauId, people, villages } from '../people.ts'

/* What a city promises is its own to write: a 76th measure, a changed one, a retired one, all without code (R18). */

const morning = '2026-11-24T10:00:00+08:00'
let door: Drive
beforeAll(async () => {
  door = await drive({ at: morning })
})
afterAll(() => door.end())

const said = (zh: string, en: string) => ({ zh, en })
const footage = {
  id: 'M76',
  title: said('一天内调监控', 'Footage within a day'),
  promise: said('受案后一天内调取监控。', 'We secure the footage within a day.'),
  limit: { value: 1, unit: 'day' },
  pauses: ['force_majeure'],
  by: 'duty_officer',
  proof: '调取清单',
  basis: '本地承诺',
  on: [{ kind: 'case', starts: ['accept'], ends: ['secureCamera'], proof: { secureCamera: ['noticeNo'] } }],
}
const rows = async (sql: string, ...values: unknown[]) => (await door.house.pool.query(sql, values)).rows
const city = () => door.as('cityOfficer')
const save = async (measure: object, more: object = {}) =>
  (await city()).post('/api/v1/catalogue', { measure, ...more })
const promised = async (id: string, measure: string) =>
  rows(
    'select edition, text, due, late, met_at from promise where matter_id = $1 and measure = $2 order by no',
    id,
    measure,
  )

/** A case that was reported and accepted. */
async function accepted() {
  const more = { place: { village: villages.dongan }, reporter: { name: '张三丰' } }
  const { body } = await door.nobody.report('case', { text: '灯箱被砸' }, more)
  const duty = await door.as('dutyOfficer')
  const at = door.house.now().toISOString()
  await duty.does({ id: body.id, version: 1 }, 'register', { registerNo: 'J-1', registeredAt: at })
  const reply = await duty.does({ id: body.id, version: 2 }, 'accept', { acceptNo: 'S-1', decidedAt: at })
  expect(reply.status, reply.text).toBe(200)
  return { id: body.id as string, reply }
}

describe('a measure of the bureau’s own', () => {
  test('is shown before it is saved: what begins it, what keeps it, by which proof', async () => {
    const { status, body } = await (await city()).post('/api/v1/catalogue/preview', { measure: footage })
    expect(status).toBe(200)
    expect(body.attaches).toEqual([
      expect.objectContaining({
        kind: said('小案件', 'Small case'),
        starts: [said('受理', 'Accept')],
        repeats: false,
      }),
    ])
    expect(await rows('select count(*)::int as n from measure')).toEqual([{ n: 0 }])
  })

  test('may hang on a condition and an instant of its kind, told by name; one that the kind has not is refused at its field', async () => {
    const door = await city()
    const on = { ...footage.on[0]!, if: 'hasVictim', from: 'acceptedAt' }
    const preview = (one: object) => door.post('/api/v1/catalogue/preview', { measure: { ...footage, on: [one] } })
    const [attached] = (await preview(on)).body.attaches
    expect([attached.only.zh, attached.from.zh]).toEqual(['有被侵害人或报告人', '受理时'])
    const { status, body } = await preview({ ...on, if: 'hasWitness', from: 'tense' })
    expect([status, body.code]).toEqual([422, 'bad-measure'])
    expect(body.faults.map(({ at, code, name }: any) => [at, code, name])).toEqual([
      ['/measure/on/0/if', 'unknown-condition', 'hasWitness'],
      ['/measure/on/0/from', 'unknown-instant', 'tense'],
    ])
    const { named } = (await door.get('/api/v1/catalogue')).body
    expect(named.case.conditions.hasVictim.en).toBe('there is a victim, or somebody who reported it')
    expect(Object.keys(named.hazard.instants)).toContain('dueOn')
  })

  test('costs the same to edit with ten promises open and with ten million: none of them, nor a matter, is looked at', async () => {
    const before = await accepted()
    const holding = await door.house.pool.connect()
    try {
      // Whoever looked at one would wait here.
      await holding.query('begin')
      await holding.query('lock table promise, matter, entry in access exclusive mode')
      const mine = { ...footage, id: 'M77' }
      expect((await save(mine, { expect: 0 })).body).toEqual({ id: 'M77', edition: 1, changed: true })
      expect((await save({ ...mine, limit: { value: 2, unit: 'day' } }, { expect: 1 })).body.edition).toBe(2)
      expect((await (await city()).post('/api/v1/catalogue/retire', { id: 'M77', expect: 2 })).status).toBe(200)
    } finally {
      await holding.query('rollback')
      holding.release()
    }
    expect(await promised(before.id, 'M77')).toEqual([])
  })

  test('is given from its day on, kept by its move, and late when it is late', async () => {
    const saved = await save(footage, { from: '2026-11-25', expect: 0 })
    expect(saved.body).toEqual({ id: 'M76', edition: 1, changed: true })
    const before = await accepted()
    expect(await promised(before.id, 'M76')).toEqual([])

    door.setNow('2026-11-25T10:00:00+08:00')
    const { id, reply } = await accepted()
    const given = reply.body.promises.find((one: any) => one.measure === 'M76')
    expect(given).toMatchObject({ lastDay: '2026-11-26', words: footage.promise })
    expect((await door.nobody.get('/api/v1/measures')).body.measures.some((one: any) => one.id === 'M76')).toBe(true)

    door.setNow('2026-11-27T00:00:00+08:00')
    await sweep(door.house, bureauId)
    const [one] = await promised(id, 'M76')
    expect(one).toMatchObject({ edition: 1, text: footage.promise, late: null, met_at: null })
    const lines = (await (await door.as('chief')).get(`/api/v1/matters/${id}`)).body
    expect(lines.promises.find((p: any) => p.measure === 'M76')).toMatchObject({ late: true, title: footage.title })
    expect(lines.history.map((e: any) => e.move)).toContain('tellLate')
  })

  test('changed, what was promised stays as it was promised, and what is promised next is the new one', async () => {
    door.setNow('2026-11-30T10:00:00+08:00')
    const first = await accepted()
    const [old] = await promised(first.id, 'M76')
    const shorter = {
      ...footage,
      promise: said('受案后半天内调取监控。', 'Within half a day.'),
      limit: { value: 12, unit: 'hour' },
      pauses: [],
    }
    expect((await save(shorter, { expect: 1 })).body.edition).toBe(2)
    expect(await promised(first.id, 'M76')).toEqual([old])
    const second = await accepted()
    expect(await promised(second.id, 'M76')).toMatchObject([
      { edition: 2, text: shorter.promise, due: new Date('2026-11-30T22:00:00+08:00') },
    ])
    // Its own edition says for what it may be paused, too.
    const duty = await door.as('dutyOfficer')
    const pause = { measure: 'M76', reason: 'force_majeure', because: '大雪封路', until: '2026-12-02T10:00:00+08:00' }
    const versionOf = async (id: string) => (await rows('select version from matter where id = $1', id))[0].version
    expect(
      (await duty.does({ id: second.id, version: await versionOf(second.id) }, 'askPause', pause)).body.refusals?.[0]
        ?.code,
    ).toBe('pause-not-allowed')
    expect((await duty.does({ id: first.id, version: await versionOf(first.id) }, 'askPause', pause)).status).toBe(200)
    // And what keeps it: the attachment of then, though the one of today is another.
    const moved = {
      ...shorter,
      on: [{ kind: 'case', starts: ['accept'], ends: ['surveyScene'], proof: { surveyScene: ['recordNo'] } }],
    }
    const reply = await save(moved, { expect: 2 })
    expect(reply.body.faults ?? reply.body.edition).toBe(3)
    const third = await accepted()
    const kept = async (id: string) => (await promised(id, 'M76'))[0].met_at !== null
    const secures = {
      noticeNo: 'T-1',
      listNo: 'Q-1',
      spanFrom: '2026-11-30T00:00:00+08:00',
      spanTo: '2026-11-30T10:00:00+08:00',
      purpose: 'find_who',
      second: people.beatOfficer.id,
    }
    for (const { id } of [first, third]) {
      const { status, text } = await duty.does({ id, version: await versionOf(id) }, 'secureCamera', secures)
      expect(status, text).toBe(200)
    }
    expect([await kept(first.id), await kept(third.id)]).toEqual([true, false])
  })

  test('retired, it is promised no more, and those that were promised are still kept or late', async () => {
    const before = await accepted()
    const { body } = await (await city()).post('/api/v1/catalogue/retire', { id: 'M76', expect: 3 })
    expect(body).toEqual({ id: 'M76', edition: 4, changed: true })
    const after = await accepted()
    expect(await promised(after.id, 'M76')).toEqual([])
    expect(await promised(before.id, 'M76')).toMatchObject([{ edition: 3, met_at: null }])
    const { body: all } = await (await city()).get('/api/v1/catalogue')
    const mine = all.measures.find((one: any) => one.id === 'M76')
    expect(mine.editions.map(({ edition, retired, from, author }: any) => [edition, retired, from, author])).toEqual([
      [4, true, '2026-11-30', people.cityOfficer.name],
      [3, false, '2026-11-30', people.cityOfficer.name],
      [2, false, '2026-11-30', people.cityOfficer.name],
      [1, false, '2026-11-25', people.cityOfficer.name],
    ])
  })
})

test('one that ships is changed like one’s own; never beyond the law, nor paused where it may not be', async () => {
  const { body } = await (await city()).get('/api/v1/catalogue')
  const shipped = (id: string) => {
    const { edition: _, ...measure } = body.measures.find((one: any) => one.id === id).editions[0].measure
    return measure
  }
  expect((await save({ ...shipped('M01'), limit: { value: 20, unit: 'minute' } }, { expect: 1 })).body.edition).toBe(2)
  const faults = async (measure: object) => (await save(measure)).body.faults.map(({ at, code }: any) => [at, code])
  expect(await faults({ ...shipped('M01'), pauses: ['force_majeure'] })).toEqual([
    ['/measure/pauses/0', 'pause-forbidden'],
  ])
  const { cap: _, ...withoutLaw } = shipped('M12')
  expect(await faults(withoutLaw)).toEqual([['/measure/cap', 'law-left-out']])
  expect(await faults({ ...shipped('M12'), limit: { value: 3, unit: 'day' } })).toEqual([
    ['/measure/limit/value', 'longer-than-law'],
  ])
})

test.each([
  [{ limit: { value: 1, unit: 'week' } }, '/measure/limit/unit', 'bad-unit'],
  [{ limit: { value: 0, unit: 'day' } }, '/measure/limit/value', 'bad-value'],
  [{ id: 'm 1' }, '/measure/id', 'bad-id'],
  [{ title: { zh: '好' } }, '/measure/title/en', 'no-words'],
  [{ pauses: ['rain'] }, '/measure/pauses/0', 'unknown-pause'],
  [{ by: 'mayor' }, '/measure/by', 'unknown-post'],
  [{ on: [] }, '/measure/on', 'attached-to-nothing'],
  [{ on: [{ ...footage.on[0], kind: 'crime' }] }, '/measure/on/0/kind', 'unknown-kind'],
  [{ on: [{ ...footage.on[0], starts: ['begin'] }] }, '/measure/on/0/starts', 'unknown-move'],
  [{ on: [{ ...footage.on[0], if: 'rainy' }] }, '/measure/on/0/if', 'unknown-condition'],
  [
    { on: [{ ...footage.on[0], proof: { secureCamera: ['luck'] } }] },
    '/measure/on/0/proof/secureCamera',
    'not-required',
  ],
  [{ colour: 'red' }, '/measure/colour', 'unknown-field'],
])('%j is refused by name and place, and nothing is saved', async (slip, at, code) => {
  const count = async () => (await rows('select count(*)::int as n from measure'))[0].n
  const before = await count()
  const { status, body } = await save({ ...footage, ...slip })
  expect([status, body.code]).toEqual([422, 'bad-measure'])
  expect(body.faults).toContainEqual(
    expect.objectContaining({
      at,
      code,
      words: expect.objectContaining({ zh: expect.stringMatching(/\p{Script=Han}/u) }),
    }),
  )
  expect(await count()).toBe(before)
})

test('only the city’s officer changes it; from today on; and never over another’s edition', async () => {
  for (const who of ['chief', 'countyOfficer', 'systemAdmin', 'beatOfficer'] as const)
    expect((await (await door.as(who)).post('/api/v1/catalogue', { measure: footage })).body.code).toBe(
      'not-for-your-post',
    )
  expect((await door.nobody.post('/api/v1/catalogue', { measure: footage })).status).toBe(401)
  expect((await save(footage, { from: '2026-11-29' })).body.code).toBe('from-in-the-past')
  const [one, other] = await Promise.all([
    save(footage, { expect: 4 }),
    save({ ...footage, basis: '另一版' }, { expect: 4 }),
  ])
  expect([one.status, other.status].sort()).toEqual([200, 409])
  expect((await save(footage, { expect: 1 })).body.code).toBe('edition-moved-on')
  // What says the same makes no new edition.
  const body = (await (await city()).get('/api/v1/catalogue')).body.measures.find((m: any) => m.id === 'M76')
    .editions[0].measure
  const { edition, ...same } = body
  expect((await save(same)).body).toEqual({ id: 'M76', edition, changed: false })
})

test('an edit costs the same however many promises are open: it looks at none of them', async () => {
  const held = new pg.Client((door.house as any).url ?? '')
  await held.connect()
  try {
    // Nobody else may so much as read a promise or a matter meanwhile.
    await held.query('begin; lock table promise, matter, entry in access exclusive mode')
    expect((await save({ ...footage, basis: '只改依据' })).status).toBe(200)
  } finally {
    await held.query('rollback')
    await held.end()
  }
})
