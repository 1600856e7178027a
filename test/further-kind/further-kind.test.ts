import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/kinds/index.ts'
import type { Kind } from '../../src/kinds/kind.ts'
import { faultsOf } from '../../src/kinds/measures.ts'
import { lostProperty } from './lost-property.ts'

// The one line: what somebody adds to kinds/index.ts. It comes before anything that reads the list.
;(kinds as Kind[]).push(lostProperty)

const { drive } = await import('../drive.ts')
const { readPdf } = await import('../papers/read-pdf.ts')
const { villages } = await import('../people.ts')
const { allFed } = await import('../counted.ts')
const { sendAll } = await import('../../src/notices/send.ts')
const { outboxOf } = await import('../../src/notices/outbox.ts')
const { verify } = await import('../../src/journal/verify.ts')
const { bureauId } = await import('../people.ts')

let door: Awaited<ReturnType<typeof drive>>
beforeAll(async () => {
  door = await drive({ at: '2026-11-24T10:00:00+08:00' })
})
afterAll(() => door.end())

test('a further kind is one folder and one line: nothing else in the house names it', () => {
  expect(readFileSync(new URL('../../src/kinds/index.ts', import.meta.url), 'utf8')).not.toContain('lost')
  expect(faultsOf(lostProperty.measures!, kinds)).toEqual([])
})

describe('lost property, from missed to handed over', () => {
  let matter: { id: string; version: number }
  let link: string
  const at = '2026-11-24T10:00:00+08:00'

  test('has its form and its words in what clients draw forms from', async () => {
    const { body } = await door.nobody.get('/api/v1/kinds/lost_property')
    const { body: api } = await door.nobody.get('/api/openapi.json')
    expect(JSON.stringify(body)).toContain('丢了什么')
    expect(Object.keys(api.paths)).toContain('/api/v1/matters/{id}/hand')
  })

  test('is reported by anybody, lands with somebody, and begins its promise', async () => {
    const { status, body } = await door.nobody.report(
      'lost_property',
      { text: '在集上把手机丢了', thing: 'phone_lost' },
      { place: { village: villages.dongan }, reporter: { name: '孔翠花', phone: '139****0002' } },
    )
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body.who.surname).toBe('王')
    expect(body.promises.map((p: { measure: string }) => p.measure)).toEqual(['M76'])
    matter = body
    link = body.link.token
  })

  test('is seen at the window, which it names, and not by the mediator, whom it does not', async () => {
    const [clerk, mediator] = [await door.as('windowClerk'), await door.as('mediator')]
    expect((await clerk.get(`/api/v1/matters/${matter.id}`)).status).toBe(200)
    expect((await mediator.get(`/api/v1/matters/${matter.id}`)).status).toBe(404)
    const list = async (who: typeof clerk) => (await who.get('/api/v1/matters?scope=unit')).body.matters
    expect((await list(clerk)).map(({ id }: { id: string }) => id)).toEqual([matter.id])
    expect(await list(mediator)).toEqual([])
  })

  test('names every fault of what is said, and refuses who may not', async () => {
    const officer = await door.as('dutyOfficer')
    const bad = await officer.does(matter, 'search', { askedWhere: 'moon' })
    expect(bad.status).toBe(422)
    expect(bad.body.faults[0]).toMatchObject({ at: '/says/askedWhere' })
    const auxiliary = await door.as('auxiliary')
    expect((await auxiliary.does(matter, 'search', { askedWhere: 'market' })).body.code).toBe('wrong-post')
  })

  test('keeps the promise by the move that states its proof', async () => {
    const officer = await door.as('dutyOfficer')
    const { status, body } = await officer.does(matter, 'search', { askedWhere: 'market' })
    expect(status, JSON.stringify(body)).toBe(200)
    matter = body
    const { rows } = await door.house.pool.query(
      "select met_at is not null as met, late from promise where matter_id = $1 and measure = 'M76'",
      [matter.id],
    )
    expect(rows).toEqual([{ met: true, late: false }])
  })

  test('keeps who found it apart: no row in the open holds the name', async () => {
    const officer = await door.as('dutyOfficer')
    const photo = await picture()
    const sent = await officer.send([{ name: 'phone.jpg', type: 'image/jpeg', contents: photo }])
    const { status, body } = await officer.does(matter, 'find', {
      shelf: 'A-17',
      photos: [sent.body.files[0].sha256],
      finder: { name: '欧阳翠兰', phone: '139****0003' },
    })
    expect(status, JSON.stringify(body)).toBe(200)
    matter = body
    const { rows } = await door.house.pool.query(
      'select to_jsonb(m) as m, (select jsonb_agg(to_jsonb(e)) from entry e where e.matter_id = m.id) as e from matter m where id = $1',
      [matter.id],
    )
    expect(JSON.stringify(rows)).not.toContain('翠兰')
    const { rows: sealed } = await door.house.pool.query(
      "select role from people_private where matter_id = $1 and role = 'finder'",
      [matter.id],
    )
    expect(sealed).toHaveLength(1)
  })

  test('holds its gate, numbers its paper, and is told', async () => {
    const officer = await door.as('dutyOfficer')
    const telling = { how: 'in_person', toldAt: at, confirmed: 'signature', receipt: 'L-1', signed: true }
    const refused = await officer.does(matter, 'hand', { ...telling, markNamed: 'no' })
    expect(refused.body.refusals.map((r: { code: string }) => r.code)).toEqual(['name-a-mark'])
    expect(refused.body.refusals[0].words.zh).toContain('特征')
    const { status, body } = await officer.does(matter, 'hand', { ...telling, markNamed: 'yes' })
    expect(status).toBe(200)
    expect(body.papers[0]).toMatchObject({ name: 'handOverSlip', n: 1 })
    matter = (await officer.does(body, 'close')).body
    expect((await door.holding(link).get('/api/v1/my')).body.state).toBe('closed')
  })

  test('prints its paper, with the receipt that was given', async () => {
    const officer = await door.as('dutyOfficer')
    const { body } = await officer.get(`/api/v1/matters/${matter.id}/papers`)
    const { entry } = body.papers.find(({ name }: { name: string }) => name === 'handOverSlip')
    const url = `/api/v1/matters/${matter.id}/papers/handOverSlip?entry=${entry}`
    const printed = await door.app.inject({ url, headers: officer.always })
    const { pages } = await readPdf(printed.rawPayload)
    expect(pages.join('')).toContain('领取单')
    expect(pages.join('')).toContain('L-1')
  })

  test('sends its notice, and its chain is whole', async () => {
    await allFed(door.house.pool)
    await sendAll(door.house)
    const sent = await outboxOf(door.house.db, bureauId)
    expect(sent.find(({ name }) => name === 'foundIt')?.text?.zh).toContain('好消息')
    expect(await verify(door.house)).toMatchObject({ matters: 1, bad: undefined })
  })
})

async function picture(): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp({ create: { width: 40, height: 30, channels: 3, background: '#b83a63' } })
    .jpeg()
    .toBuffer()
}
