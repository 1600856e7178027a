import { expect, test } from 'vitest'
import { elsewhere } from './elsewhere.ts'

test.each([
  ['老板拖欠我三个月工资', /12333/],
  ['超市买到过期的奶，不给退款', /12315/],
  ['他借钱不还，有借条', /12348/],
  ['社保卡丢了', /12333/],
])('says whose it is: %s', (text, body) => {
  expect(elsewhere(text)?.zh).toMatch(body)
})

test.each([
  '店门口的灯箱被人砸了',
  '身份证丢了',
  '丈夫打我，孩子害怕',
  '邻居半夜放音乐',
  '井盖没了',
  '窗口的人说话难听',
])('says of what is ours that it is nobody else’s: %s', text => {
  expect(elsewhere(text)).toBeNull()
})
