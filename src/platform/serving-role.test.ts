import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, villages } from '../../test/people.ts'
import { destroy } from '../journal/destroy.ts'
import { numberAll } from '../journal/feed.ts'
import { verify } from '../journal/verify.ts'
import { openMatter } from '../matters/open-matter.ts'
import { openDatabase } from './db.ts'
import { quiet } from './log.ts'
import { servingRole } from './serving-role.ts'

let house: Awaited<ReturnType<typeof testHouse>>
let serving: ReturnType<typeof openDatabase>
beforeAll(async () => {
  house = await testHouse()
  const [role, again] = await Promise.all([servingRole(house.url, quiet), servingRole(house.url, quiet)])
  expect(again).toBe(role)
  serving = openDatabase(house.url, { max: 3, role })
})
afterAll(async () => {
  await serving.close()
  await house.drop()
})

describe('the role that serves', () => {
  test('serves also where the address of the database brings settings of its own', async () => {
    const { role } = (await serving.pool.query('select current_user as role')).rows[0]
    const join = house.url.includes('?') ? '&' : '?'
    const own = openDatabase(`${house.url}${join}options=-c%20work_mem%3D5MB`, { max: 1, role })
    const { rows } = await own.pool.query(`select current_user as role, current_setting('work_mem') as mem`)
    await own.close()
    expect(rows[0]).toEqual({ role, mem: '5MB' })
  })

  test('opens matters, numbers the feed, destroys by rule and verifies', async () => {
    const served = { ...house, db: serving.db, pool: serving.pool }
    const { id } = await openMatter(
      served,
      {
        commandId: randomUUID(),
        kind: 'case',
        says: { text: '灯箱被砸' },
        place: { village: villages.dongan },
        reporter: { name: '张三丰' },
      },
      { as: 'resident', bureauId },
    )
    // Writers of other tests on this server hold it up, as any would.
    while ((await numberAll(serving.pool)) === 0);
    expect(await destroy(serving.pool, { bureauId, matterIds: [id] }, 'words', 'R-1', house.now())).toBe(1)
    expect(await destroy(serving.pool, { bureauId, matterIds: [id] }, 'reporter', 'R-1', house.now())).toBe(0)
    expect((await verify(served)).bad).toBeUndefined()
  })

  test.each([
    `update entry set move = 'x'`,
    'delete from entry',
    'truncate entry',
    'update feed set pos = 0',
    'delete from feed',
    `update look set what = 'x'`,
    'delete from matter',
    'delete from content',
    'update content set entry_no = 2',
    `update vault_identity set sealed = ''`,
    'delete from promise',
    'drop table entry',
    'alter table entry drop column hash',
  ])('may not: %s', async statement => {
    await expect(serving.pool.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('is given what later migrations made, too', async () => {
    await house.pool.query('create table later (id int)')
    await expect(serving.pool.query('select from later')).rejects.toMatchObject({ code: '42501' })
    await servingRole(house.url, quiet)
    await serving.pool.query('insert into later values (1)')
  })
})
