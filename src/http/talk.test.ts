import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, villages } from '../../test/people.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

const word = '柳树下的井'
async function clue(more: object = {}) {
  const here = { place: { village: villages.dongan }, anonymous: true, reporter: { word } }
  const reply = await house.nobody.report('clue', { text: '听说东头有人收旧井盖', source: 'told_me', ...more }, here)
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}
const opens = (code: string, said: string, ip = `10.9.${Math.floor(Math.random() * 250)}.1`) =>
  house.nobody.call('POST', '/api/v1/my/link', { body: { code, word: said }, ip })
const any = (id: string) => ({ id, version: '*' as const })
const said = ({ history }: any) =>
  history.filter(({ move }: any) => move === 'write' || move === 'sayMore').map(({ says }: any) => says?.text)

test('they and the officer write to each other, by code and word, without a name or an account', async () => {
  const { id, code, link } = await clue()
  const officer = await house.as('beatOfficer')
  const written = await officer.does(any(id), 'write', { text: '谢谢您。大概几点钟？' })
  expect(written.status, written.text).toBe(200)
  const { rows } = await house.house.pool.query(
    `select n.name from notice n join matter m on m.id = n.matter_id, jsonb_array_elements(m.people) x
     where n.bureau_id = $1 and n.matter_id = $2 and x ->> 'role' = 'reporter' and n.recipient::text = x ->> 'id'`,
    [bureauId, id],
  )
  expect(rows).toContainEqual({ name: 'word' })
  const opened = await opens(code, word)
  expect(opened.body).toEqual({ token: link.token, path: `/m#${link.token}` })
  const theirs = house.holding(opened.body.token)
  expect(said((await theirs.get('/api/v1/my')).body)).toEqual(['谢谢您。大概几点钟？'])
  const key = randomUUID()
  const twice = await Promise.all([1, 2].map(() => theirs.does(any(id), 'sayMore', { text: '夜里一点多' }, { key })))
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  const both = ['谢谢您。大概几点钟？', '夜里一点多']
  expect(said((await theirs.get('/api/v1/my')).body)).toEqual(both)
  expect(said((await officer.get(`/api/v1/matters/${id}`)).body)).toEqual(both)
  // A clue is its owner's and the chief's; nobody else reads or writes.
  expect((await (await house.as('otherStationOfficer')).does(any(id), 'write', { text: '你好' })).status).toBe(404)
  // Contents only, under the key of the matter: no word of it in an entry, a notice or the index.
  for (const table of ['entry', 'content', 'notice', 'matter', 'sign', 'command']) {
    const all = await house.house.pool.query(`select t::text as row from ${table} t`)
    expect(all.rows.map(({ row }: any) => row).join(), table).not.toMatch(/几点钟|夜里一点|柳树/)
  }
})

test('what an officer writes passes the guard, and says where it does not', async () => {
  const { id } = await clue()
  const officer = await house.as('beatOfficer')
  const refused = await officer.does(any(id), 'write', { text: '请打 13800138000 找老王' })
  expect(refused.status).toBe(422)
  expect(refused.body.refusals.map(({ code }: any) => code)).toEqual(['guard-phone', 'guard-name'])
  expect(refused.text).not.toContain('138')
})

test('a wrong word, a wrong code and a matter without a word are answered alike; ten words an hour, then none is right', async () => {
  const { code } = await clue()
  const other = await house.nobody.report(
    'clue',
    { text: '听说' },
    { place: { village: villages.dongan }, anonymous: true },
  )
  const wrong = await opens(code, '杨树')
  expect([wrong.status, wrong.body.code]).toEqual([404, 'unknown-code-or-word'])
  expect((await opens('HZ 2222-2222-2', word)).text).toBe(wrong.text)
  expect((await opens(other.body.code, word)).text).toBe(wrong.text)
  for (let i = 0; i < 9; i++) expect((await opens(code, `杨树${i}`)).text).toBe(wrong.text)
  expect((await opens(code, word)).text).toBe(wrong.text)
})

test('of a protected matter the link needs the word again, and shows what was written only then', async () => {
  const { id, code } = await clue({ danger: 'informant_threatened' })
  const chief = await house.as('chief')
  const written = await chief.does(any(id), 'write', { text: '您现在安全吗？' })
  expect(written.status, written.text).toBe(200)
  const { token } = (await opens(code, word)).body
  expect((await house.holding(token).get('/api/v1/my')).status).toBe(404)
  expect(said((await house.holding(token, word).get('/api/v1/my')).body)).toEqual(['您现在安全吗？'])
  // Whoever knows the code alone, and tries words until none is right any more, shuts her out of nothing.
  for (let i = 0; i < 12; i++) await opens(code, `杨树${i}`)
  expect((await house.holding(token, word).get('/api/v1/my')).status).toBe(200)
})

test('who protects their own matter without a word chooses one there; forgotten, it is chosen anew with the officer', async () => {
  const here = { place: { village: villages.dongan }, reporter: { name: '李四', phone: '139****0004' } }
  const reply = await house.nobody.report('clue', { text: '听说有人半夜拆井盖', source: 'told_me' }, here)
  const { id, link } = reply.body
  const theirs = (holds?: string) => house.holding(link.token, holds)
  const flag = { danger: 'informant_threatened' }
  const without = await theirs().does(any(id), 'raiseFlag', flag)
  expect([without.status, without.body.faults.map(({ at }: any) => at)], without.text).toEqual([422, ['/says/word']])
  const raised = await theirs().does(any(id), 'raiseFlag', { ...flag, word: ' 井台边' })
  expect(raised.status, raised.text).toBe(200)
  expect((await theirs().get('/api/v1/my')).status).toBe(404)
  expect((await theirs('井台边').get('/api/v1/my')).status).toBe(200)

  const officer = await house.as('beatOfficer')
  const anew = { word: '枣树北面', knownBy: 'in_person' }
  const kept = await officer.does(any(id), 'chooseWord', anew)
  expect(kept.status, kept.text).toBe(200)
  expect((await theirs('井台边').get('/api/v1/my')).status).toBe(404)
  expect((await theirs('枣树北面').get('/api/v1/my')).status).toBe(200)
  const shown = await officer.get(`/api/v1/matters/${id}`)
  expect(shown.body.history.at(-1)).toMatchObject({ move: 'chooseWord', says: { knownBy: 'in_person' } })
  expect(shown.text).not.toMatch(/井台边|枣树/)
  // A word already chosen is not asked for again.
  const known = await clue()
  expect((await house.holding(known.link.token).does(any(known.id), 'raiseFlag', flag)).status).toBe(200)
  for (const table of ['entry', 'content', 'notice', 'matter', 'command']) {
    const all = await house.house.pool.query(`select t::text as row from ${table} t`)
    expect(all.rows.map(({ row }: any) => row).join(), table).not.toMatch(/井台边|枣树/)
  }
})

test('enough-for-today: by one link so many words a day, and the next day again', async () => {
  const { id, link } = await clue()
  const theirs = house.holding(link.token)
  const key = randomUUID()
  const first = await theirs.does(any(id), 'sayMore', { text: '一' }, { key })
  expect(first.status).toBe(200)
  for (let i = 1; i < 30; i++) {
    const reply = await house.holding(link.token).does(any(id), 'sayMore', { text: `第${i}句` })
    if (reply.status === 429) break
  }
  const over = await theirs.does(any(id), 'sayMore', { text: '还有' })
  expect([over.status, over.body.code]).toEqual([429, 'enough-for-today'])
  // What was answered is answered again.
  expect((await theirs.does(any(id), 'sayMore', { text: '一' }, { key })).status).toBe(200)
  house.setNow(new Date(house.house.now().getTime() + 86_400_000 + 1000).toISOString())
  expect((await theirs.does(any(id), 'sayMore', { text: '还有' })).status).toBe(200)
})
