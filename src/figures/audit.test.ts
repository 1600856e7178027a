import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allCounted } from '../../test/counted.ts'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, people, units, villages } from '../../test/people.ts'
import { shippedCalendar } from '../clock/shipped.ts'
import { simulate } from '../demo/year/simulate.ts'
import { act } from '../matters/act.ts'
import { staff } from '../matters/asker.ts'
import { openMatter } from '../matters/open-matter.ts'
import { personById } from '../people/who-is-who.ts'
import { auditOf, drawAll, drawOf, isTrue } from './audit.ts'
import { digestOf, drawn } from './draw.ts'
import { readPeriod } from './period.ts'
import { reviewsOf } from './review.ts'
import { openSurvey } from './survey.ts'

/* Who is looked at again is drawn by a seed that anybody can check; what was serious is looked back from. */

const bureau = { bureauId, tz: 'Asia/Shanghai' }
const month = { month: '2026-10', from: '2026-10-01', to: '2026-10-31' }
let house: Drive
beforeAll(async () => {
  house = await drive({ at: '2026-11-03T10:00:00+08:00' })
  await simulate({
    house: house.house,
    bureauId,
    seed: '7',
    photos: ['ab'.repeat(32)],
    progress: () => {},
    from: '2026-09-01',
    until: new Date('2026-11-01T00:00:00+08:00'),
    count: 220,
  })
  await allCounted(house.house)
})
afterAll(() => house.end())

describe('the independent sample (R37)', () => {
  const sql = async (text: string, ...values: unknown[]) => (await house.house.pool.query(text, values)).rows
  const surveys = () =>
    sql(`select s.id, s.version, s.state, s.unit_id, s.details, m.unit_id as handled, m.id as of, m.code as of_code, u.path, h.path as handled_path
      from matter s join matter m on m.id = (s.details ->> 'of')::uuid
      join unit u on u.id = s.unit_id join unit h on h.id = m.unit_id where s.kind = 'survey' order by s.id`)

  test('one in twenty of what was ended in the month is called about, once, by a unit that did not handle it', async () => {
    await Promise.all(Array.from({ length: 3 }, () => openSurvey(house.house, bureau)))
    expect(await openSurvey(house.house, bureau)).toBe(0)
    const [draw] = await sql(`select cardinality(matters) as n from audit_draw where what = 'survey'`)
    const all = await surveys()
    expect(all.length).toBe(Math.ceil(draw.n * 0.05))
    expect(all.length).toBeGreaterThan(0)
    for (const one of all) {
      expect(one.path.startsWith(one.handled_path.replace(/[^/]*-window\/$/, ''))).toBe(false)
      expect(one.details.handlers.length).toBeGreaterThan(0)
      expect(one.details.endedAt.slice(0, 7)).toBe('2026-10')
    }
    // Who reported a hazard is in the vault, and called by nobody (R27); a complaint is inspection's.
    expect(all.filter(({ details }) => !['case', 'dispute', 'service'].includes(details.sort))).toEqual([])
  })

  test('nothing of it stays with those who handled the matter, and nothing goes to whoever it is about', async () => {
    const chief = await house.as('chief')
    for (const { of, id } of (await surveys()).filter(one => one.handled === units.station)) {
      const { status, text } = await chief.get(`/api/v1/matters/${of}`)
      expect([status, text.includes(id)]).toEqual([200, false])
      expect((await chief.get(`/api/v1/matters/${id}`)).status).toBe(404)
    }
    // Nor does anybody above read it there, who could pass it on.
    const [{ of, id }] = await surveys()
    const above = await (await house.as('cityOfficer')).get(`/api/v1/matters/${of}`)
    expect([above.status, above.text.includes(id)]).toEqual([200, false])
    const notices = await sql(
      `select distinct role from notice n join matter s on s.id = n.matter_id where s.kind = 'survey'`,
    )
    expect(notices).toEqual([{ role: 'owner' }])
  })

  test('the seed is public at once; the list, by which a handler could know it beforehand, when the calls are over', async () => {
    const at = async (now: string) => {
      house.setNow(now)
      return (await house.nobody.get('/api/v1/public/surveys/2026-10')).body
    }
    const now = await at('2026-11-03T10:00:00+08:00')
    expect(now).toMatchObject({ drawnOn: '2026-11-03', listFrom: '2026-12-03', list: null, picked: null })
    const then = await at('2026-12-03T10:02:00+08:00')
    house.setNow('2026-11-03T10:00:00+08:00')
    expect(then.seed).toBe(now.seed)
    expect(then.list.length).toBe(now.length)
    expect(isTrue(then)).toBe(true)
    expect(then.picked).toEqual(drawn(then.list.length, then.seed, then.share))
    expect((await house.nobody.get('/api/v1/public/surveys/2026-09')).status).toBe(404)
  })

  test('who calls sees the telephone, and the person sees that somebody looked; what they answer counts for the unit that handled it', async () => {
    const figure = async (name: string) => {
      const { body } = await (await house.as('cityOfficer')).get(
        `/api/v1/figures/${name}?from=2026-10-01&to=2026-10-31&by=unit`,
      )
      return body
    }
    const one = (await surveys()).find(
      ({ handled, unit_id }) => handled === units.station && unit_id === units.otherStation,
    )!
    expect(one).toBeDefined()
    const caller = await house.as('otherStationDuty')
    const { body } = await caller.get(`/api/v1/matters/${one.id}/people?purpose=survey`)
    expect(body.people[0].said.phone).toBeTruthy()
    house.setNow('2026-11-03T10:30:00+08:00')
    const said = {
      calledAt: '2026-11-03T10:20:00+08:00',
      callNo: 'T-2026-1',
      level: 2,
      safety: 4,
      told: 'no',
      callBack: true,
    }
    const own = await (await house.as('dutyOfficer')).does(one, 'answer', said)
    expect(own.status).toBe(404)
    const done = await caller.does(one, 'answer', said)
    expect(done.status, done.text).toBe(200)
    await allCounted(house.house)
    expect(await figure('survey-content')).toMatchObject({ n: 1, k: 0, rate: 0 })
    expect(await figure('survey-safety')).toMatchObject({ n: 1, k: 1 })
    expect(await figure('survey-told')).toMatchObject({ n: 1, k: 0 })
    const reached = await figure('survey-reached')
    expect(reached.n).toBe((await surveys()).length)
    expect((await figure('rating-gap')).n).toBe(1)
    // What was not good is called back about by whoever leads those who handled it (M52, M53), and is no rating of theirs twice.
    const [bad] = await sql(
      `select c.id, c.owner_id, c.details ->> 'about' as about, array_agg(p.measure order by p.measure) as promised from link l
       join matter c on c.id = l.to_matter join promise p on p.matter_id = c.id
       where l.from_matter = $1 and l."as" = 'bad-rating' group by 1, 2, 3`,
      one.id,
    )
    expect(bad).toMatchObject({ owner_id: people.chief.id, about: one.of, promised: ['M52', 'OUTCOME'] })
    expect(
      await sql(`select from counted where matter_id = $1 and series in ('rating', 'rating-self')`, one.id),
    ).toEqual([])
    // For the unit that handled it, and by nobody's name.
    expect((await figure('survey-content')).rows.map(({ unit, n }: { unit: string; n: number }) => [unit, n])).toEqual([
      ['371702001', 1],
    ])
    const looked = await sql(`select what from look where matter_id = $1`, one.id)
    expect(looked).toEqual([{ what: 'survey' }])
    // 14. And the look is in the figure of looks, by its purpose.
    await sql(
      `insert into look (bureau_id, matter_id, at, staff_id, what) values ($1, $2, now(), $3, '')`,
      bureauId,
      one.id,
      people.otherStationDuty.id,
    )
    const inspector = await house.as('cityInspector')
    const looks = async () =>
      (await inspector.get('/api/v1/figures/privacy-looks?from=2026-11-01&to=2026-11-03T11:00:00%2B08:00')).body
    await sql(`update look set at = '2026-11-03T10:25:00+08:00' where matter_id = $1 and what = ''`, one.id)
    expect(await looks()).toMatchObject({ n: 2 })
    expect((await looks()).k).toBe(1)
    house.setNow('2026-11-03T10:00:00+08:00')
  })

  test.each([
    ['protected', 'protected = true'],
    ['sealed', "state = 'sealed'"],
  ])('what has been %s since is not called about any more, and counts in none of it (R26)', async (_, since) => {
    const one = (await surveys()).find(({ state }) => state === 'to_call')!
    await house.house.pool.query(`update matter set ${since} where id = $1`, [one.of])
    // At once, also before the clock comes round to it.
    const caller = one.unit_id === units.otherStation ? 'otherStationDuty' : 'dutyOfficer'
    const { body } = await (await house.as(caller)).get(`/api/v1/matters/${one.id}/people?purpose=survey`)
    expect(body.people.map(({ said }: { said: unknown }) => said)).toEqual([null])
    await openSurvey(house.house, bureau)
    expect((await surveys()).find(({ id }) => id === one.id)!.state).toBe('called_off')
  })
})

describe('the draw', () => {
  test('takes three in a hundred evenly along the list, whatever the seed', () => {
    for (const length of [0, 1, 5, 33, 34, 100, 101, 5000])
      for (const seed of [
        '0'.repeat(64),
        'f'.repeat(64),
        '8'.repeat(64),
        createHash('sha256').update(`${length}`).digest('hex'),
      ]) {
        const picked = drawn(length, seed)
        expect(picked.length).toBe(Math.ceil(length * 0.03))
        expect(new Set(picked).size).toBe(picked.length)
        for (const at of picked) expect(at >= 0 && at < length).toBe(true)
        // Every stretch of the list of at least two steps is drawn from: so is every station of that size.
        for (let i = 1; i < picked.length; i++)
          expect(picked[i]! - picked[i - 1]!).toBeLessThanOrEqual(length / picked.length + 1)
      }
  })

  test('is made once, by whoever comes first, and stays what it was though matters move on', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => auditOf(house.house, bureau, month)))
    for (const one of all) expect(one).toEqual(all[0])
    expect(all[0]!.list.length).toBeGreaterThan(30)
    expect(all[0]!.matters.length).toBe(Math.ceil(all[0]!.list.length * 0.03))
    await house.house.pool.query(`delete from counted where series = 'closing'`)
    house.setNow('2026-11-20T10:00:00+08:00')
    expect(await auditOf(house.house, bureau, month)).toEqual(all[0])
    house.setNow('2026-11-03T10:00:00+08:00')
    await drawAll(house.house)
    const { rows } = await house.house.pool.query('select month from audit_draw where what = $1', ['audit'])
    expect(rows).toEqual([{ month: '2026-10' }])
  })

  test('anybody comes to the same from what is published, and sees a list that was changed', async () => {
    const { body } = await house.nobody.get('/api/v1/public/audits/2026-10')
    // Drawn again as the page says it is, with nothing of ours.
    const seed = createHash('sha256')
      .update([body.drawnOn, ...body.list].join('\n'))
      .digest('hex')
    expect(seed).toBe(body.seed)
    const number = Math.ceil(body.list.length * body.share)
    const start = Number(BigInt(`0x${seed.slice(0, 8)}`)) / 2 ** 32
    expect(body.picked).toEqual(
      Array.from({ length: number }, (_, i) => Math.floor(((i + start) * body.list.length) / number)),
    )
    expect(isTrue(body)).toBe(true)
    expect(isTrue({ ...body, list: body.list.slice(1) })).toBe(false)
    expect(isTrue({ ...body, drawnOn: '2026-11-04' })).toBe(false)
    const made = await auditOf(house.house, bureau, month)
    for (const [i, at] of body.picked.entries())
      expect(body.list[at]).toBe(createHash('sha256').update(made.matters[i]!).digest('hex'))
  })

  test('the list itself is for inspection, not for those who are audited', async () => {
    const { body } = await (await house.as('cityInspector')).get('/api/v1/figures/audits/2026-10')
    expect(body.matters.length).toBeGreaterThan(0)
    for (const one of body.matters) expect(one.code).toMatch(/^HZ [2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]$/)
    for (const who of ['chief', 'beatOfficer', 'countyOfficer'] as const)
      expect((await (await house.as(who)).get('/api/v1/figures/audits/2026-10')).body.code).toBe('not-your-board')
    expect((await (await house.as('cityInspector')).get('/api/v1/figures/audits/2026-11')).body.code).toBe('bad-input')
  })
})

describe('what an audit finds', () => {
  const lacks = { found: 'something_missing', missing: '没有写明哪天告诉的报警人', follows: 'put_right' }
  const draw = async (who: 'inspector' | 'cityInspector' = 'inspector') =>
    (await (await house.as(who)).get('/api/v1/figures/audits/2026-10')).body.matters as any[]
  const write = async (who: Parameters<typeof house.as>[0], says: object) =>
    (await house.as(who)).post('/api/v1/figures/audits/2026-10', says)

  test('the auditor reads what was drawn and not the matter beside it, and does nothing in it', async () => {
    const [one] = await draw()
    const inspector = await house.as('inspector')
    const { status, body } = await inspector.get(`/api/v1/matters/${one.id}`)
    expect([status, body.moves]).toEqual([200, []])
    expect(body.history.length).toBeGreaterThan(0)
    const made = await auditOf(house.house, bureau, month)
    const { rows } = await house.house.pool.query(
      `select id from matter where kind = 'case' and id <> all($1::uuid[]) limit 1`,
      [made.matters],
    )
    expect((await inspector.get(`/api/v1/matters/${rows[0].id}`)).status).toBe(404)
  })

  test('it is an act: a matter of its own, linked to the one that was drawn, for the chief to put right', async () => {
    const [one] = await draw()
    const made = await write('inspector', { matterId: one.id, ...lacks })
    expect(made.status, made.text).toBe(200)
    const { body } = await (await house.as('inspector')).get(`/api/v1/matters/${made.body.id}`)
    expect(body.history.map(({ move, says }: any) => [move, says.missing])).toEqual([['audit', lacks.missing]])
    expect(body.promises.map(({ measure }: any) => measure)).toContain('M58')
    const [{ path, owner }] = (
      await house.house.pool.query(
        `select m.unit_path as path, exists (select from post_held h where h.staff_id = m.owner_id and h.post = 'station_chief') as owner
         from matter m where m.id = $1`,
        [made.body.id],
      )
    ).rows
    const [drawn] = (await house.house.pool.query(`select unit_path as path from matter where id = $1`, [one.id])).rows
    expect([drawn.path.startsWith(path), owner]).toEqual([true, true])
    // Whoever sees the matter sees that something was found in it; its own journal is as it was.
    const above = await (await house.as('countyOfficer')).get(`/api/v1/matters/${one.id}`)
    expect(above.body.links).toContainEqual(expect.objectContaining({ id: made.body.id, as: 'audit' }))
    expect(above.text).not.toContain(lacks.missing)
  })

  test('once for each, whoever is first; what was not drawn, and who does not audit, is turned away', async () => {
    const [one, two] = await draw('cityInspector')
    const mine = { matterId: one.id, ...lacks }
    const found = (await draw()).find(({ id }) => id === one.id)?.finding
    const again = await write('inspector', mine)
    if (found) expect(again.body.id).toBe(found.id)
    expect((await write('inspector', { matterId: one.id, found: 'in_order' })).body.code).toBe('audited-already')
    expect((await write('cityInspector', mine)).body.code).toBe('audited-already')
    for (const who of ['chief', 'beatOfficer', 'countyOfficer', 'auditAdmin'] as const)
      expect((await write(who, { matterId: two.id, found: 'in_order' })).body.code).toBe('not-your-board')
    const { rows } = await house.house.pool.query(
      `select id from matter where kind = 'case' and id <> all($1::uuid[]) limit 1`,
      [(await draw('cityInspector')).map(({ id }) => id)],
    )
    expect((await write('cityInspector', { matterId: rows[0].id, found: 'in_order' })).body.code).toBe('no-such-matter')
  })

  test('what is missing is said, with what follows, and in words about nobody', async () => {
    const two = (await draw('cityInspector')).find(({ finding }) => finding === null)!
    const refused = async (says: object) => (await write('cityInspector', { matterId: two.id, ...says })).body.code
    expect(await refused({ found: 'something_missing' })).toBe('say-what-is-missing')
    expect(await refused({ ...lacks, found: 'in_order' })).toBe('nothing-is-missing')
    expect(await refused({ ...lacks, missing: '名叫王小虎的没有签字' })).not.toBe(undefined)
    const has = await house.house.pool.query(
      'select s.name from matter m join staff s on s.bureau_id = m.bureau_id and s.id = m.owner_id where m.id = $1',
      [two.id],
    )
    const byName = { ...lacks, missing: `${has.rows[0].name}没有写明哪天告诉的报警人` }
    expect(await refused(byName)).toBe('guard-named-person')
    const { status, body } = await write('cityInspector', { matterId: two.id, found: 'in_order' })
    expect(status).toBe(200)
    const { rows } = await house.house.pool.query(`select state, next_due from matter where id = $1`, [body.id])
    expect(rows).toEqual([{ state: 'closed', next_due: null }])
  })

  test('the list says what earlier audits found and what became of it', async () => {
    const list = async () =>
      (await (await house.as('cityInspector')).get('/api/v1/figures/audits')).body.findings as any[]
    const before = (await list()).find(({ finding }) => finding.found === 'something_missing')!
    expect(before).toMatchObject({ month: '2026-10', finding: { missing: lacks.missing, closedOn: null } })
    const chief = await house.house.pool.query(`select owner_id from matter where id = $1`, [before.finding.id])
    const { version } = (await (await house.as('inspector')).get(`/api/v1/matters/${before.finding.id}`)).body
    expect(version).toBe(1)
    const by = staff((await personById(house.house.db, bureauId, chief.rows[0].owner_id, house.house.now()))!)
    const says = { correctionNo: 'Z-1', done: 'procedure', doneAt: house.house.now().toISOString() }
    await act(house.house, { commandId: randomUUID(), matterId: before.finding.id, move: 'correct', says }, by)
    const after = (await list()).find(({ finding }) => finding.id === before.finding.id)!
    expect(after.finding.state.zh).toBe('已整改')
    expect((await list()).some(({ finding }) => finding.found === 'in_order' && finding.closedOn !== null)).toBe(true)
  })

  test('of a month every finding is told, however many: none is written down twice', async () => {
    const { pool } = house.house
    const found = async () =>
      (await draw('cityInspector')).filter(({ finding }) => finding !== null).map(({ id }) => id)
    const before = await found()
    // As many later ones of another matter as are told of all months together.
    const { rows } = await pool.query(
      `insert into matter select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'code', 'X' || n,
         'opened_at', m.opened_at + interval '1 minute', 'details', m.details || '{"about": "00000000-0000-7000-8000-000000000000"}'))).*
       from matter m, generate_series(1, 200) n
       where m.id = (select id from matter where kind = 'conduct' and details ? 'month' limit 1) returning id`,
    )
    await pool.query(
      `insert into entry overriding user value select (jsonb_populate_record(e, jsonb_build_object('matter_id', i, 'command_id', gen_random_uuid()))).*
       from entry e, unnest($1::uuid[]) i
       where e.no = 1 and e.matter_id = (select id from matter where kind = 'conduct' and details ? 'month' limit 1)`,
      [rows.map(({ id }) => id)],
    )
    expect(await found()).toEqual(before)
  })

  test('what is protected since is neither read nor written about any more (R26)', async () => {
    const one = (await draw('cityInspector')).find(({ finding }) => finding === null)!
    await house.house.pool.query(`update matter set protected = true where id = $1`, [one.id])
    expect((await (await house.as('cityInspector')).get(`/api/v1/matters/${one.id}`)).status).toBe(404)
    expect((await write('cityInspector', { matterId: one.id, found: 'in_order' })).body.code).toBe('no-such-matter')
    await house.house.pool.query(`update matter set protected = false where id = $1`, [one.id])
  })

  test('nor is it where something was found in it before: the finding is no way past that (R26, 治安管理处罚法 136)', async () => {
    const { id } = (await draw('cityInspector')).find(({ finding }) => finding !== null)!
    const read = async () => (await (await house.as('cityInspector')).get(`/api/v1/matters/${id}`)).status
    const { state } = (await house.house.pool.query('select state from matter where id = $1', [id])).rows[0]
    expect(await read()).toBe(200)
    await house.house.pool.query('update matter set protected = true where id = $1', [id])
    expect(await read()).toBe(404)
    await house.house.pool.query(`update matter set protected = false, state = 'sealed' where id = $1`, [id])
    expect(await read()).toBe(404)
    await house.house.pool.query('update matter set state = $2 where id = $1', [id, state])
  })
})

describe('small to big', () => {
  const place = { village: villages.dongan }
  const as = async ({ id }: { id: string }) =>
    staff((await personById(house.house.db, bureauId, id, house.house.now()))!)
  const does = async (matterId: string, who: { id: string }, move: string, says: object) =>
    act(house.house, { commandId: randomUUID(), matterId, move, says }, await as(who))

  test('from a crime back to the quarrel and the hint before it; a protected matter is on neither side', async () => {
    house.setNow('2026-11-03T10:00:00+08:00')
    const heard = await openMatter(
      house.house,
      {
        commandId: randomUUID(),
        kind: 'hazard',
        move: 'findOnVisit',
        says: { text: '楼上扔东西', type: 'high_toss' },
        place,
      },
      await as(people.beatOfficer),
    )
    const crime = await openMatter(
      house.house,
      { commandId: randomUUID(), kind: 'case', says: { text: '砸伤了人' }, place, reporter: { name: '某人' } },
      { as: 'resident', bureauId },
    )
    const hidden = await openMatter(
      house.house,
      {
        commandId: randomUUID(),
        kind: 'dispute',
        says: { text: '他又动手了', danger: 'violence_at_home' },
        place,
        reporter: { name: '某人' },
      },
      { as: 'resident', bureauId },
    )
    for (const id of [heard.id, hidden.id])
      await house.house.pool.query(`insert into link values ($1, $2, $3, 'case')`, [bureauId, id, crime.id])
    house.setNow('2026-11-10T10:00:00+08:00')
    const at = house.house.now().toISOString()
    await does(crime.id, people.dutyOfficer, 'register', { registerNo: 'A-1', registeredAt: at })
    await does(crime.id, people.dutyOfficer, 'accept', { acceptNo: 'S-1', decidedAt: at })
    await does(crime.id, people.chief, 'toCriminal', { docNo: 'X-1', how: 'phone', toldAt: at, receipt: 'T-1' })
    await allCounted(house.house)
    const period = readPeriod('2026-11-01', '2026-11-30', bureau.tz)
    const found = await reviewsOf(house.house, bureau, period, { behind: [''] }, shippedCalendar)
    const mine = found.find(({ matterId }) => matterId === crime.id)!
    expect(mine.unitId).toBe(units.station)
    expect(mine.small).toMatchObject([{ matterId: heard.id, kind: 'hazard', daysBefore: 7 }])
    const { body } = await (await house.as('countyOfficer')).get(
      '/api/v1/figures/reviews?from=2026-11-01&to=2026-11-30',
    )
    expect(body.reviews.find((one: any) => one.matterId === crime.id).unit).toBe('371702001')
    expect((await (await house.as('beatOfficer')).get('/api/v1/figures/reviews')).body.code).toBe('not-your-board')

    // Ten workdays to learn from it; the first record stays, and holds no word.
    expect([mine.due, mine.reviewed]).toEqual(['2026-11-25T00:00:00+08:00', null])
    const county = () => house.as('countyOfficer')
    const learned = { matterId: crime.id, signs: 'not_heard', lesson: 'new_check' }
    house.setNow('2026-11-24T10:00:00+08:00')
    expect((await (await county()).post('/api/v1/figures/reviews', learned)).status).toBe(200)
    house.setNow('2026-11-27T10:00:00+08:00')
    expect((await (await county()).post('/api/v1/figures/reviews', { ...learned, lesson: 'nothing' })).status).toBe(200)
    const after = (await (await county()).get('/api/v1/figures/reviews?from=2026-11-01&to=2026-11-30')).body
    expect(after.reviews.find((one: any) => one.matterId === crime.id).reviewed).toMatchObject({
      signs: 'not_heard',
      lesson: 'new_check',
      inTime: true,
    })
    expect(after.inTime).toBe(1)
    expect(
      (await (await county()).post('/api/v1/figures/reviews', { ...learned, matterId: hidden.id })).body.code,
    ).toBe('no-such-matter')
    expect((await (await house.as('chief')).post('/api/v1/figures/reviews', learned)).body.code).toBe('not-your-board')
  })
})

test('of what is sealed nobody is called, and nothing is looked at again: it is on no list', async () => {
  const sql = async (text: string, ...values: unknown[]) => (await house.house.pool.query(text, values)).rows
  const made = await sql(`select what, matters from audit_draw where month = '2026-10'`)
  const sealed = made.find(({ what }) => what === 'survey').matters[0]
  await sql(`update matter set state = 'sealed' where id = $1`, sealed)
  for (const { what, matters } of made) {
    // Under a name of its own: what was drawn once is never drawn anew.
    const { list } = await drawOf(house.house, bureau, { ...month, month: '2025-10' }, what)
    expect(matters).toContain(sealed)
    expect(list.length).toBeLessThan(matters.length)
    expect(list).not.toContain(digestOf(sealed))
  }
})
