import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drive, drive } from '../drive.ts'
import { type people, villages } from '../people.ts'
import { answers } from '../play-dispute.ts'

/* What was agreed before the people's mediators can be brought to the court for thirty days (人民调解法 33). */

let door: Drive
beforeAll(async () => {
  door = await drive({ at: '2026-11-24T10:00:00+08:00' })
})
afterAll(() => door.end())

test('their page says whether they may still go to the court, as long as they may and when it is too late', async () => {
  const more = { place: { village: villages.dongan }, reporter: { name: '张三丰', phone: '139****0001' } }
  const { body } = await door.nobody.report('dispute', { text: '两家为排水沟吵起来了', sort: 'neighbours' }, more)
  let { version } = body
  const does = async (who: keyof typeof people, move: string, says: object) => {
    const made = await (await door.as(who)).does({ id: body.id, version }, move, says)
    expect(made.body).toMatchObject({ id: body.id })
    version = made.body.version
  }
  const now = () => door.house.now().toISOString()
  const telling = () => ({ how: 'in_person', toldAt: now() })
  await does('mediator', 'hearOut', { heardAt: now(), how: 'in_person', apart: true })
  await does('mediator', 'triage', { ...answers, act: 'none', heat: 1, signs: [], lane: 'C', ...telling() })
  await does('mediator', 'handToMediators', {
    toBody: '东城街道人民调解委员会',
    theirPhone: '0530-5551234',
    handoverNo: 'YJ-1',
    theirReceipt: 'JS-1',
    through: 'town_mediators',
    ...telling(),
  })
  await does('mediator', 'takeOutsideAgreement', {
    agreementNo: 'RT-1',
    signedAt: now(),
    terms: [{ obligor: 'both', act: 'share_the_way', due: '2026-12-20' }],
    wantsCourt: false,
  })
  const inTheWay = async () => {
    const officer = (await (await door.as('beatOfficer')).get(`/api/v1/matters/${body.id}`)).body
    const hers = (await door.holding(body.link.token).get('/api/v1/my')).body
    const codes = ({ moves }: { moves: any[] }) =>
      moves.find(({ name }) => name === 'askForCourt')?.refusals.map(({ code }: { code: string }) => code)
    expect(codes(hers)).toEqual(codes(officer))
    return codes(officer)
  }
  expect(await inTheWay()).toEqual([])
  door.setNow('2026-12-24T09:00:00+08:00')
  expect(await inTheWay()).toEqual([])
  door.setNow('2026-12-25T09:00:00+08:00')
  expect(await inTheWay()).toEqual(['thirty-days-over'])
})
