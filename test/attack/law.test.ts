import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../drive.ts'
import { villages } from '../people.ts'

/*
 * Ways round the law: a promise that is never late, a matter that nobody hears the end of, somebody who is found out.
 */

let house: Drive
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
})
afterAll(() => house.end())
beforeEach(() => house.setNow('2026-11-24T10:00:00+08:00'))

const place = { village: villages.dongan }
const reporter = { name: '诸葛小梅', phone: '139****7788', show: true }
const lightBox = { text: '灯箱被砸', sort: 'damage' }
const opened = async (kind: string, says: object, more: object = { reporter }) => {
  const reply = await house.nobody.report(kind, says, { place, ...more })
  expect([kind, reply.status, reply.body.faults]).toEqual([kind, 201, undefined])
  return reply.body
}

describe('who gave a clue', () => {
  test.each(['becomeCase', 'becomeDispute', 'becomeHazard'])(
    'is found by nobody in what it became: %s',
    async became => {
      const clue = await opened('clue', { text: '有人夜里往井里倒东西' })
      const officer = await house.as('beatOfficer')
      const read = { readAt: '2026-11-24T10:00:00+08:00', reply: 'we_look_into_it' }
      expect((await officer.does(clue, 'read', read)).status).toBe(200)
      const says = became === 'becomeHazard' ? { type: 'small_premises', text: '井盖松了' } : {}
      const reply = await officer.does({ ...clue, version: 2 }, became, says)
      expect([reply.status, reply.body.faults, reply.body.refusals]).toEqual([200, undefined, undefined])
      const [{ id }] = reply.body.opened
      for (const who of ['beatOfficer', 'dutyOfficer', 'otherBeatOfficer', 'auxiliary', 'chief'] as const) {
        const colleague = await house.as(who)
        expect((await colleague.get(`/api/v1/matters/${id}`)).text, who).not.toMatch(/诸葛|诸\*|7788/)
        expect((await colleague.get(`/api/v1/matters/${id}/people?purpose=handle`)).text, who).not.toMatch(/诸葛|7788/)
      }
      // For the clue itself it was ticked, and there it shows.
      expect((await officer.get(`/api/v1/matters/${clue.id}/people?purpose=handle`)).text).toMatch(/诸葛小梅/)
    },
  )
})

test('what comes out of a protected matter is protected, whatever it becomes', async () => {
  const clue = await opened('clue', { text: '他家天天打人', danger: 'informant_threatened' })
  const officer = await house.as('beatOfficer')
  await officer.does(clue, 'read', { readAt: '2026-11-24T10:00:00+08:00', reply: 'we_look_into_it' })
  const reply = await officer.does({ ...clue, version: 2 }, 'becomeCase')
  expect(reply.status).toBe(200)
  const chief = await house.as('chief')
  const became = (await chief.get(`/api/v1/matters/${clue.id}`)).body.links[0]
  expect((await chief.get(`/api/v1/matters/${became.id}`)).body.protected).toBe(true)
  expect((await (await house.as('auxiliary')).get(`/api/v1/matters/${became.id}`)).status).toBe(404)
  expect((await house.nobody.get(`/api/v1/track/${became.code}`)).body.code).toBe('unknown-code')
})

describe('a promise that is late stays late', () => {
  test('nobody asks for a pause, or grants one, as of before it was late', async () => {
    const matter = await opened('case', lightBox)
    const duty = await house.as('dutyOfficer')
    const registered = { registerNo: 'J-1', registeredAt: '2026-11-24T10:00:00+08:00' }
    await duty.does(matter, 'register', registered)
    const accepted = await duty.does({ ...matter, version: 2 }, 'accept', {
      acceptNo: 'A-1',
      decidedAt: registered.registeredAt,
    })
    expect(accepted.body.promises.map(({ measure }: any) => measure)).toContain('M02')
    house.setNow('2026-11-25T10:00:00+08:00')
    const asks = { measure: 'M02', reason: 'contact_failed', because: '联系不上', endsWith: 'giveReceipt' }
    const [officer, chief] = [await house.as('beatOfficer'), await house.as('chief')]
    const before = { saidAt: '2026-11-24T10:30:00+08:00' }
    const backdated = await officer.does({ ...matter, version: 3 }, 'askPause', asks, before)
    expect(backdated.body.faults).toMatchObject([{ at: '/saidAt', code: 'only-now' }])
    expect((await officer.does({ ...matter, version: 3 }, 'askPause', asks)).status).toBe(200)
    const grants = { no: 1, toldAt: '2026-11-25T10:00:00+08:00', how: 'phone' }
    expect((await chief.does({ ...matter, version: 4 }, 'approvePause', grants, before)).body.code).toBe('bad-input')
    expect((await chief.does({ ...matter, version: 4 }, 'approvePause', grants)).status).toBe(200)
    const { body } = await chief.get(`/api/v1/matters/${matter.id}`)
    const promise = body.promises.find(({ measure }: any) => measure === 'M02')
    expect(promise).toMatchObject({ due: '2026-11-24T11:00:00+08:00', late: true })
  })

  test('two reports do not end as duplicates of one another', async () => {
    const [one, other] = [await opened('case', lightBox), await opened('case', lightBox)]
    const duty = await house.as('dutyOfficer')
    const told = { how: 'phone', toldAt: '2026-11-24T10:00:00+08:00' }
    expect((await duty.does(one, 'markDuplicate', { of: other.id, ...told })).status).toBe(200)
    const back = await duty.does(other, 'markDuplicate', { of: one.id, ...told })
    expect(back.body.faults).toMatchObject([{ at: '/says/of', code: 'duplicate-itself' }])
    expect((await duty.does(other, 'markDuplicate', { of: other.id, ...told })).status).toBe(422)
  })

  test('no officer withdraws it for somebody without showing that they asked; and they are told', async () => {
    const matter = await opened('case', lightBox)
    const duty = await house.as('dutyOfficer')
    const bare = await duty.does(matter, 'withdraw', { asked: 'by_phone' })
    expect(bare.body.refusals).toMatchObject([{ code: 'withdrawn-by-whom' }])
    expect((await duty.does(matter, 'withdraw', { asked: 'by_phone', receipt: 'TH-1' })).body.state).toBe('withdrawn')
    const sent = await house.house.pool.query(`select role from notice where matter_id = $1 and name = 'withdrawn'`, [
      matter.id,
    ])
    expect(sent.rows).toEqual([{ role: 'reporter' }])
  })
})
