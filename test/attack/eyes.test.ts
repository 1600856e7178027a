import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '../../src/journal/verify.ts'
import { pseudonym } from '../../src/kinds/clue/pseudonym.ts'
import { keepByRule } from '../../src/matters/keep-by-rule.ts'
import { linkFor } from '../../src/matters/link.ts'
import { noteAll } from '../../src/signals/note.ts'
import { allFed } from '../counted.ts'
import { type Drive, drive, type Reply } from '../drive.ts'
import { bureauId, people, units, villages } from '../people.ts'

/*
 * Somebody who looks where he should not, against docs/who-sees-what.md.
 */

let house: Drive
let opened: Reply['body']
let photo: string
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
  const contents = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#1d2f4f' } })
    .jpeg()
    .toBuffer()
  const sent = await house.nobody.send([{ name: 'a.jpg', type: 'image/jpeg', contents }])
  photo = sent.body.files[0].sha256
  const reporter = { name: '张三丰', phone: '139****0001' }
  const says = { text: '灯箱被砸', sort: 'damage', files: [photo] }
  opened = (await house.nobody.report('case', says, { place: { village: villages.dongan }, reporter })).body
})
afterAll(() => house.end())

const everybody = Object.keys(people) as (keyof typeof people)[]

describe('names and telephones', () => {
  /** "Masked" in the table, or nothing at all: seeing the matter is not seeing who is in it. */
  const masked = ['auxiliary', 'countyOfficer', 'legalOfficer', 'cityOfficer']
  const shown = ['beatOfficer', 'otherBeatOfficer', 'dutyOfficer', 'chief']

  test.each(everybody)('for %s are as the table says', async who => {
    const reply = await (await house.as(who)).get(`/api/v1/matters/${opened.id}/people?purpose=handle`)
    const code = shown.includes(who) ? undefined : masked.includes(who) ? 'names-not-for-you' : 'no-such-matter'
    expect([who, reply.body.code]).toEqual([who, code])
    if (code) expect(reply.text).not.toMatch(/张三丰|0001/)
  })

  test('are in no other answer, for nobody', async () => {
    for (const who of everybody)
      for (const path of [`/${opened.id}`, '?scope=all', '?scope=unit', '?scope=mine'])
        expect((await (await house.as(who)).get(`/api/v1/matters${path}`)).text, `${who} ${path}`).not.toMatch(/张三丰/)
  })

  test('who looked is written down, and shown to the person; who was refused did not look', async () => {
    const { body } = await house.holding(opened.link.token).get('/api/v1/my')
    expect(body.looks).toHaveLength(4)
  })
})

describe('“why did you look?”', () => {
  const mine = async () => (await house.holding(opened.link.token).get('/api/v1/my')).body.looks as any[]
  const why = async (look: string) => house.holding(opened.link.token).post(`/api/v1/my/looks/${look}/why`)
  const toAnswer = async (who: keyof typeof people) =>
    (await (await house.as(who)).get('/api/v1/look-questions')).body.questions as any[]
  const answer = async (who: keyof typeof people, question: string, words = '值班时要给您回话，所以看了您的电话。') =>
    (await house.as(who)).post(`/api/v1/look-questions/${question}/answer`, { finding: 'not_needed', answer: words })

  test('is answered within five workdays by the inspection of whoever looked, and read on the page; asked twice it is asked once', async () => {
    const [look] = await mine()
    expect(look.asked).toBe(null)
    const [first, second] = [await why(look.id), await why(look.id)]
    expect(first.body).toEqual({ lastDay: '2026-12-01' })
    expect(second.body).toEqual(first.body)
    const asked = await toAnswer('inspector')
    expect(asked).toMatchObject([{ id: look.id, code: opened.code, lastDay: '2026-12-01', late: false, finding: null }])
    expect(await toAnswer('cityInspector')).toEqual([])
    expect((await answer('cityInspector', look.id)).status).toBe(404)
    expect((await answer('inspector', look.id, '请打 13800001234 找他问')).body.faults[0].code).toBe(
      'not-for-a-citizen',
    )
    const both = await Promise.all([answer('inspector', look.id), answer('headInspector', look.id)])
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
    const { asked: said } = (await mine()).find(one => one.id === look.id)
    expect(said).toMatchObject({
      finding: { zh: expect.stringContaining('不需要看') },
      answer: expect.stringContaining('回话'),
    })
    house.setNow('2026-12-01T09:00:00+08:00')
    const other = (await mine()).find(one => one.asked === null)
    await why(other.id)
    house.setNow('2026-12-09T09:00:00+08:00')
    expect((await toAnswer('inspector')).map(({ late }) => late)).toEqual([true, false])
    house.setNow('2026-11-24T10:00:00+08:00')
  })

  test('of an inspector’s look is the city’s to answer; nobody answers for themselves, nobody of the station hears of it', async () => {
    await house.house.pool.query(
      `insert into look (bureau_id, matter_id, at, staff_id, what) select bureau_id, id, $2, $3, 'handle' from matter where id = $1`,
      [opened.id, house.house.now(), people.inspector.id],
    )
    const look = (await mine()).find(one => one.who.zh === '孙警官')
    const before = await (await house.as('chief')).get(`/api/v1/matters/${opened.id}`)
    await why(look.id)
    expect((await (await house.as('chief')).get(`/api/v1/matters/${opened.id}`)).text).toBe(before.text)
    expect((await toAnswer('inspector')).map(({ id }) => id)).not.toContain(look.id)
    expect((await answer('inspector', look.id)).status).toBe(404)
    expect((await answer('cityInspector', look.id)).status).toBe(204)
    for (const who of ['chief', 'beatOfficer', 'cityOfficer', 'auditAdmin'] as const)
      expect((await (await house.as(who)).get('/api/v1/look-questions')).body.code).toBe('not-for-your-post')
    expect((await why('0192f5a0-0000-7000-8000-000000000001')).body.code).toBe('no-such-look')
  })

  test('of a look at a complaint is for nobody whom it is about, nor who works beside them: it goes to the city', async () => {
    const says = { text: '态度蛮横', fault: 'attitude', complained: people.inspector.id }
    const to = { place: { village: villages.dongan }, reporter: { name: '马小满', phone: '13800000003' } }
    const { body } = await house.nobody.report('conduct', says, to)
    const rows = async (sql: string, ...values: unknown[]) => (await house.house.pool.query(sql, values)).rows
    await rows(
      `insert into look (bureau_id, matter_id, at, staff_id, what) select bureau_id, id, $2, $3, 'handle' from matter where id = $1`,
      body.id,
      house.house.now(),
      people.beatOfficer.id,
    )
    const theirs = house.holding(body.link.token)
    const [look] = (await theirs.get('/api/v1/my')).body.looks
    expect((await theirs.post(`/api/v1/my/looks/${look.id}/why`)).status).toBe(201)
    const idsFor = async (who: keyof typeof people) => (await toAnswer(who)).map(({ id }) => id)
    expect(await idsFor('cityInspector')).toContain(look.id)
    // One that already lies with their unit is not theirs either.
    await rows('update look_question set unit_id = $2 where id = $1', look.id, units.countyInspection)
    for (const who of ['inspector', 'headInspector'] as const) {
      expect(await idsFor(who)).not.toContain(look.id)
      expect((await answer(who, look.id)).status).toBe(404)
    }
    await rows('update look_question set unit_id = $2 where id = $1', look.id, units.cityInspection)
    expect((await answer('cityInspector', look.id)).status).toBe(204)
    expect((await answer('inspector', look.id)).status).toBe(404)
  })
})

describe('a copy of everything about oneself', () => {
  const copyOf = async (link: string) => {
    const reply = await house.holding(link).get('/api/v1/my/copy')
    const data = /id="data">(.*)<\/script>/.exec(reply.text)?.[1]
    return { ...reply, data: data && JSON.parse(data) }
  }

  test('is one file for people and programs: own words, name, messages, looks and for how long; nobody else’s name or words', async () => {
    const says = {
      text: '</script><b>灯箱</b>又被砸了',
      sort: 'damage',
      files: [photo],
      victim: { name: '欧阳受害', phone: '139****0009' },
    }
    const reporter = { name: '张三丰', phone: '139****0001' }
    const { body } = await house.nobody.report('case', says, { place: { village: villages.dongan }, reporter })
    await (await house.as('beatOfficer')).does({ id: body.id, version: '*' }, 'note', { text: '隔壁慕容家说的' })
    const { status, headers, text, data } = await copyOf(body.link.token)
    expect([status, headers['content-disposition']]).toEqual([200, expect.stringContaining('attachment')])
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(text).not.toContain('</script><b>')
    expect(data.history[0].says.text).toBe(says.text)
    expect(data).toMatchObject({
      you: { said: { name: '张三丰' }, nameSealed: false },
      matter: { kind: { zh: '小案件' } },
    })
    expect(data.promises.length).toBeGreaterThan(0)
    expect(data.kept).toHaveLength(1)
    expect(data.files).toEqual([photo])
    for (const hidden of ['欧阳受害', '慕容', '0009']) expect(text).not.toContain(hidden)
    expect((await house.nobody.get('/api/v1/my/copy')).body.code).toBe('link-needed')
  })

  test('says that a name is sealed, and does not hold it; of a clue it holds one’s own acts only, once a second person has looked', async () => {
    const reporter = { name: '李小满', phone: '139****0002' }
    const place = { village: villages.dongan }
    const clue = (await house.nobody.report('clue', { text: '夜里有人往沟里倒东西' }, { place, reporter })).body
    const at = { id: clue.id, version: '*' } as const
    const hers = house.holding(clue.link.token)
    expect((await copyOf(clue.link.token)).body.code).toBe('copy-needs-second')
    const readAt = '2026-11-24T10:00:00+08:00'
    const read = await (await house.as('beatOfficer')).does({ id: clue.id, version: 1 }, 'read', {
      readAt,
      reply: 'we_look_into_it',
    })
    expect(read.status).toBe(200)
    await hers.does(at, 'askCopy')
    expect((await copyOf(clue.link.token)).body.code).toBe('copy-needs-second')
    const given = { givenAt: readAt, ownWordsOnly: true, second: people.chief.id }
    expect((await (await house.as('beatOfficer')).does(at, 'giveCopy', given)).status).toBe(200)
    const { data, text } = await copyOf(clue.link.token)
    expect(data.you).toMatchObject({ said: null, nameSealed: true, addressSealed: true })
    expect(data.history.map(({ words }: any) => words.zh)).toHaveLength(3)
    expect(data).not.toHaveProperty('looks')
    expect(text).toContain('夜里有人往沟里倒东西')
    expect(text).not.toMatch(/李小满|0002/)
  })
})

test('who looked is kept for three years and longer, also when what was looked at is gone by rule', async () => {
  const { body } = await house.nobody.report(
    'service',
    { service: 'id_card', text: '换身份证' },
    { place: { village: villages.dongan }, reporter: { name: '张三丰', phone: '139****0001' } },
  )
  const clerk = await house.as('windowClerk')
  expect((await clerk.get(`/api/v1/matters/${body.id}/people?purpose=handle`)).status).toBe(200)
  await house.house.pool.query('update matter set closed_at = opened_at where id = $1', [body.id])
  house.setNow('2029-11-26T10:00:00+08:00')
  expect(await keepByRule(house.house, async () => {})).toBeGreaterThan(0)
  const { history, looks } = (await house.holding(body.link.token).get('/api/v1/my')).body
  expect(history[0]).toMatchObject({ says: null, destroyed: { rule: 'service' } })
  expect(looks).toMatchObject([{ who: { zh: '赵警官' }, at: '2026-11-24T10:00:00+08:00' }])
  house.setNow('2026-11-24T10:00:00+08:00')
})

describe('a correction of what is kept about oneself (PIPL 46)', () => {
  test('is asked on one’s page, decided by somebody else than whoever has it, by a day, with reasons; both versions stay, in the journal and in the copy', async () => {
    const { body } = await house.nobody.report(
      'case',
      { text: '昨天上午车被划了', sort: 'damage' },
      { place: { village: villages.dongan }, reporter: { name: '张三丰', phone: '139****0001' } },
    )
    const theirs = house.holding(body.link.token)
    const wrong = { wrongAbout: 'when_or_where', wrong: '写成了上午', right: '是昨天夜里' }
    const asked = await theirs.does({ id: body.id, version: '*' }, 'askCorrection', wrong)
    expect(asked.status).toBe(200)
    const promised = (await theirs.get('/api/v1/my')).body.promises.find((one: any) => one.measure === 'CORRECT')
    expect(promised).toMatchObject({ state: 'open', lastDay: '2026-12-15' })
    const decide = async (who: keyof typeof people, move: string, says: object) =>
      (await house.as(who)).does({ id: body.id, version: '*' }, move, says)
    const told = { how: 'message', toldAt: house.house.now().toISOString() }
    const owner = (await decide('beatOfficer', 'rectify', { ...told, corrected: '时间改记为夜里' })).body
    expect(owner.refusals.map(({ code }: any) => code)).toContain('wrong-post')
    const mute = await decide('chief', 'refuseCorrection', { ...told, ground: 'it_is_right' })
    expect(mute.body.faults[0]).toMatchObject({ at: '/says/reason', code: 'required' })
    expect((await decide('chief', 'rectify', { ...told, corrected: '时间改记为夜里' })).status).toBe(200)
    const { body: page } = await theirs.get('/api/v1/my')
    expect(page.standing.corrections).toMatchObject([{ about: 'when_or_where', state: 'made' }])
    const said = page.history.map(({ says }: any) => says)
    expect(said).toEqual(expect.arrayContaining([expect.objectContaining({ text: '昨天上午车被划了' }), wrong]))
    expect(said.at(-1)).toMatchObject({ corrected: '时间改记为夜里' })
    const copy = (await theirs.get('/api/v1/my/copy')).text
    for (const one of ['昨天上午车被划了', '写成了上午', '时间改记为夜里']) expect(copy).toContain(one)
    // Neither lies openly in the matter’s row.
    const { rows } = await house.house.pool.query('select m::text from matter m where id = $1', [body.id])
    expect(rows[0].m).not.toMatch(/上午|夜里/)
    expect((await verify(house.house)).bad).toBeUndefined()
  })
})

describe('a wish for another officer or for a woman (R26)', () => {
  test('is said on one’s page, stands with what the chief has to answer, and is met by handing it over; why stands in no row', async () => {
    const { body } = await house.nobody.report(
      'dispute',
      { text: '他又打我了', danger: 'violence_at_home' },
      { place: { village: villages.dongan }, reporter: { name: '慕容小梅', phone: '139****7788', word: '槐花开了' } },
    )
    const theirs = house.holding(body.link.token, '槐花开了')
    const wish = { whoInstead: 'a_woman', whyInstead: '有些话当着男的说不出口' }
    expect((await theirs.does({ id: body.id, version: '*' }, 'askForAnother', wish)).status).toBe(200)
    const page = async () => (await theirs.get('/api/v1/my')).body
    expect((await page()).standing.wish).toMatchObject({ for: 'a_woman', state: 'asked' })
    expect((await page()).promises.find((one: any) => one.measure === 'ANOTHER')).toMatchObject({ state: 'open' })
    const { rows } = await house.house.pool.query('select m::text from matter m where id = $1', [body.id])
    expect(rows[0].m).not.toContain('男的')
    const chief = await house.as('chief')
    const waiting = async () =>
      (await chief.get('/api/v1/matters?scope=unit&toApprove=true')).body.matters.map(({ id }: any) => id)
    expect(await waiting()).toContain(body.id)
    const hand = (to: keyof typeof people, because: string) =>
      chief.does({ id: body.id, version: '*' }, 'handOver', { to: people[to].id, because })
    const refused = async (to: keyof typeof people, because: string) =>
      (await hand(to, because)).body.refusals.map(({ code }: any) => code)
    expect(await refused('otherBeatOfficer', 'workload')).toEqual(['woman-asked-for'])
    expect(await refused('dutyOfficer', 'asked_for_a_woman')).toEqual(['not-a-woman'])
    expect((await hand('otherBeatOfficer', 'asked_for_a_woman')).status).toBe(200)
    expect(await waiting()).not.toContain(body.id)
    expect((await page()).standing.wish).toMatchObject({ state: 'met' })
    expect((await page()).promises.find((one: any) => one.measure === 'ANOTHER')).toMatchObject({ state: 'kept' })
  })
})

test('what somebody asks for themselves, and what they are answered, is on no page but theirs: nor on that of the other side of a quarrel', async () => {
  const otherParty = { name: '独孤大力', phone: '139****6655' }
  const { body } = await house.nobody.report(
    'dispute',
    { text: '隔墙骂人', reporterIs: 'party', otherParty },
    { place: { village: villages.dongan }, reporter: { name: '慕容小梅', phone: '139****7788' } },
  )
  const { rows } = await house.house.pool.query('select people from matter where id = $1', [body.id])
  const personId = rows[0].people.find(({ role }: any) => role === 'otherParty').id
  const [hers, his] = [
    house.holding(body.link.token),
    house.holding(linkFor(house.house.suite, { bureauId, matterId: body.id, n: 1, personId })),
  ]
  const before = (await his.get('/api/v1/my')).body
  const at = { id: body.id, version: '*' } as const
  const does = async (who: typeof hers, move: string, says: object) =>
    expect([move, (await who.does(at, move, says)).status]).toEqual([move, 200])
  await does(hers, 'askForAnother', { whoInstead: 'a_woman', whyInstead: '有些话当着男的说不出口' })
  await does(hers, 'askCorrection', { wrongAbout: 'what_i_said', wrong: '写成我先动手', right: '是他先动手' })
  const told = { how: 'phone', toldAt: house.house.now().toISOString() }
  const chief = await house.as('chief')
  await does(chief, 'keepOwner', { ...told, keepsWhy: '所里没有女警，由村妇联主任陪着来。' })
  await does(chief, 'rectify', { ...told, corrected: '改记为对方先动手' })
  await does(chief, 'write', { text: '您说的那位亲戚，方便来一趟吗？' })
  for (const one of [hers, his]) expect((await one.get('/api/v1/my')).status).toBe(200)
  const mine = (await hers.get('/api/v1/my')).text
  for (const word of ['a_woman', 'ANOTHER', 'CORRECT', '妇联', '改记', 'askForAnother']) expect(mine).toContain(word)
  const { history, promises, standing } = (await his.get('/api/v1/my')).body
  expect({ promises, standing }).toEqual({ promises: before.promises, standing: before.standing })
  expect(history.map(({ move, says }: any) => [move, says])).toEqual([
    ['report', {}],
    ['write', {}],
  ])
  expect((await his.get('/api/v1/my/copy')).text).not.toMatch(/a_woman|妇联|改记|亲戚|要求换人|女民警/)
})

describe('whoever gives something away in confidence (R28)', () => {
  const said = '前院老六夜里卸过旧电瓶'
  const place = { village: villages.dongan }

  test('a lead of a canvass stands in a clue of its own, for its owner and the chief; in the case there is no word of it, for nobody, in no copy, pack, paper or search', async () => {
    const [duty, chief] = [await house.as('dutyOfficer'), await house.as('chief')]
    const reporter = { name: '张三丰', phone: '139****0001' }
    const { body } = await house.nobody.report('case', { text: '电瓶被偷', sort: 'theft' }, { place, reporter })
    const at = house.house.now().toISOString()
    const does = async (move: string, says: object) => {
      const { version } = (await duty.get(`/api/v1/matters/${body.id}`)).body
      const { status, text } = await duty.does({ id: body.id, version }, move, says)
      expect([move, status, text]).toEqual([move, 200, text])
    }
    await does('register', { registerNo: 'J-1', registeredAt: at })
    await does('accept', { acceptNo: 'S-1', decidedAt: at })
    await does('canvass', { recordNo: 'Z-1', askedAt: at, households: 3, lead: said })
    await allFed(house.house.pool)
    await noteAll(house.house)
    const clues = (await chief.get('/api/v1/matters?scope=unit&kind=clue')).body.matters
    const whole = await Promise.all(clues.map(({ id }: { id: string }) => chief.get(`/api/v1/matters/${id}`)))
    const clue = whole.find(({ text }) => text.includes(said)).body
    const theirs = house.holding(body.link.token)
    for (const path of ['/api/v1/my', '/api/v1/my/copy', `/api/v1/matters/${body.id}/papers/progressNote`])
      expect((await theirs.get(path)).text).not.toMatch(new RegExp(`${said}|${clue.id}|${clue.code}`))
    const seeing = [clue.owner.id, people.chief.id]
    const looking = [
      'beatOfficer',
      'otherBeatOfficer',
      'dutyOfficer',
      'auxiliary',
      'mediator',
      'chief',
      'countyOfficer',
    ] as const
    for (const who of [...looking, 'cityOfficer', 'inspector'] as const) {
      const caller = await house.as(who)
      const paths = [`/matters/${body.id}`, '/matters?scope=all', `/search?q=${encodeURIComponent(said)}`]
      for (const path of [...paths, '/board', `/pack?villages=${villages.dongan}`, `/matters/${body.id}/like-this`]) {
        const { text } = await caller.get(`/api/v1${path}`)
        if (path !== '/board' && !path.startsWith('/search'))
          expect([who, path, text.includes(said)]).toEqual([who, path, false])
        if (!seeing.includes(people[who].id)) expect([who, path, text.includes(clue.id)]).toEqual([who, path, false])
      }
      const { status } = await caller.get(`/api/v1/matters/${clue.id}`)
      expect([who, status]).toEqual([who, seeing.includes(people[who].id) ? 200 : 404])
    }
  })

  test('they are called by another name, the same each time and nothing of theirs, to whoever has it; handed on, whoever had it sees it no more', async () => {
    const { body } = await house.nobody.report(
      'clue',
      { text: said },
      { place, reporter: { name: '李小满', phone: '139****0002' } },
    )
    const owner = await house.as('beatOfficer')
    const read = async () => (await owner.get(`/api/v1/matters/${body.id}`)).body
    const [{ people: of, history }, again] = [await read(), await read()]
    expect(of[0].words).toEqual(pseudonym(body.id))
    expect(history[0].by.words).toEqual(pseudonym(body.id))
    expect(again.people).toEqual(of)
    expect(JSON.stringify(of)).not.toMatch(/李|小满|0002/)
    // To themselves they are who they are.
    expect((await house.holding(body.link.token).get('/api/v1/my')).body.history[0].by.words.zh).toBe('报告人')
    const chief = await house.as('chief')
    const { version } = (await chief.get(`/api/v1/matters/${body.id}`)).body
    const to = { to: people.dutyOfficer.id, because: 'leave' }
    expect((await chief.does({ id: body.id, version }, 'handOver', to)).status).toBe(200)
    expect((await owner.get(`/api/v1/matters/${body.id}`)).status).toBe(404)
  })

  test('without a name, neither their address nor their browser lies anywhere, nor a digest of the address by which one could be tried', async () => {
    const ip = '203.0.113.77'
    const sent = await house.nobody.call('POST', '/api/v1/matters', {
      body: { kind: 'clue', says: { text: said }, place, anonymous: true, reporter: { word: '柳树下的井' } },
      headers: { 'idempotency-key': randomUUID(), 'user-agent': 'Tell-Tale/9.9 (Android 4.4)' },
      ip,
    })
    expect(sent.status).toBe(201)
    await house.holding(sent.body.link.token).call('GET', '/api/v1/my', { ip })
    await house.nobody.call('POST', '/api/v1/my/link', { body: { code: sent.body.code, word: '柳树下的井' }, ip })
    const { pool, suite } = house.house
    const { rows: tables } = await pool.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    )
    expect(tables.length).toBeGreaterThan(50)
    const digests = ['sign-in address', 'phone code limit'].flatMap(what =>
      [ip, `address ${ip}`].map(one => suite.hmac(what, one).toString('hex')),
    )
    for (const { name } of tables) {
      const { rows } = await pool.query(`select 1 from ${name} t where t::text ~ $1 limit 1`, [
        [ip.replaceAll('.', '\\.'), 'Tell-Tale', ...digests].join('|'),
      ])
      expect([name, rows.length]).toEqual([name, 0])
    }
  })
})

test('what was handed in is not for those who see numbers only', async () => {
  expect((await (await house.as('beatOfficer')).get(`/api/v1/files/${photo}`)).status).toBe(200)
  for (const who of ['cityOfficer', 'mediator', 'windowClerk', 'systemAdmin', 'otherStationChief'] as const)
    expect((await (await house.as(who)).get(`/api/v1/files/${photo}`)).body.code, who).toBe('unknown-file')
})

test('whatever version is named, a matter that is not there for somebody answers like none', async () => {
  const stranger = await house.as('otherStationChief')
  for (const move of ['arrive', 'rate', 'extend', 'note', 'close', 'reopen'])
    for (const version of ['*', 1, 7] as const) {
      const [hidden, none] = [
        await stranger.does({ id: opened.id, version }, move, {}),
        await stranger.does({ id: randomUUID(), version }, move, {}),
      ]
      expect([move, version, hidden.text]).toEqual([move, version, none.text])
    }
})
