import { beforeAll, expect, test } from 'vitest'
import { openPhone } from '../browser.ts'
import { seesCard } from './hands.ts'
import { serve } from './house.ts'

let base: string
beforeAll(async () => {
  base = (await serve()).base
})

test('who is in danger leaves no trace on the phone, can leave at once, and opens it by link and word only', async () => {
  const phone = await openPhone()
  // Where "away at once" leads; nothing from outside is fetched in a test.
  const outside: string[] = []
  await phone.route(/^https:/, route => {
    outside.push(new URL(route.request().url()).hostname)
    return route.fulfill({ contentType: 'text/html', body: '<title>天气</title>' })
  })
  await phone.goto(`${base}/?at=dongan01`)
  await phone.getByText('您扫的门牌在').waitFor()
  await phone.getByRole('button', { name: /东西被偷、被砸、被骗/ }).click()
  await phone.getByRole('radio', { name: '被打' }).check()
  await phone.getByRole('button', { name: '下一步' }).click()
  await phone.getByText('选好了').waitFor()
  await phone.getByRole('button', { name: '下一步' }).click()
  await phone.getByRole('textbox', { name: '发生了什么？' }).fill('他昨晚又动手了')
  const kept = () => phone.evaluate<string>('JSON.stringify({ ...sessionStorage, ...localStorage })')
  await expect.poll(kept).toContain('动手')
  await phone.getByRole('checkbox', { name: '有人处在危险中' }).check()
  await phone.getByRole('radio', { name: '家里有人打人' }).check()
  await expect.poll(kept).not.toContain('动手')

  await phone.getByRole('button', { name: '快速离开' }).click()
  await phone.waitForURL(/^https:/)
  expect(outside.length).toBeGreaterThan(0)
  // None of the steps before it is left behind "back".
  await phone.goBack()
  expect(phone.url()).not.toContain(base)
  // Back leads to no trace of what was typed.
  await phone.goto(`${base}/?at=dongan01`)
  await phone.getByRole('heading', { name: '什么事要告诉我们？' }).waitFor()
  expect(await kept()).not.toContain('动手')

  await phone.getByText('您扫的门牌在').waitFor()
  await phone.getByRole('button', { name: /东西被偷、被砸、被骗/ }).click()
  await phone.getByRole('button', { name: '说不准，跳过' }).click()
  await phone.getByRole('button', { name: '下一步' }).click()
  await phone.getByRole('textbox', { name: '发生了什么？' }).fill('他昨晚又动手了')
  await phone.getByRole('checkbox', { name: '有人处在危险中' }).check()
  await phone.getByRole('radio', { name: '家里有人打人' }).check()
  // Without a word, whoever finds the link could read it.
  await phone.getByRole('button', { name: '下一步' }).click()
  await phone.getByRole('alert').getByText('定一个暗语').waitFor()
  await phone.getByLabel('定一个暗语').fill('石榴')
  await phone.getByLabel('怎样联系您才安全').fill('白天打单位电话')
  await phone.getByRole('button', { name: '下一步' }).click()
  await phone.getByLabel('怎么称呼您').fill('李女士')
  // A safe way is enough: no phone is demanded.
  await phone.getByRole('button', { name: '报给派出所' }).click()
  const { code, link } = await seesCard(phone)
  await phone.getByRole('button', { name: '快速离开' }).waitFor()

  await phone.goto(link)
  await phone.getByRole('heading', { name: '打不开？' }).waitFor()
  await phone.getByLabel('您的暗语').fill('苹果')
  await phone.getByRole('button', { name: '打开', exact: true }).click()
  await phone.getByText('没有找到这件事').waitFor()
  await phone.getByLabel('您的暗语').fill('石榴')
  await phone.getByRole('button', { name: '打开', exact: true }).click()
  await phone.getByRole('heading', { name: '已报告' }).waitFor()
  await phone.getByRole('button', { name: '快速离开' }).waitFor()
  // The code alone answers as for one that nobody has (R26).
  await phone.goto(`${base}/t`)
  await phone.getByLabel('编号').fill(code)
  await phone.getByRole('button', { name: '查一下' }).click()
  await phone.getByText('没有查到这个编号').waitFor()
})
