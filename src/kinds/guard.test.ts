import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guard } from './guard.ts'

const found = (text: string, known: string[] = []) =>
  guard(text, known).map(({ code, from, to }) => [code, text.slice(from, to)])

describe('what a citizen may not be told is found, and where (R29)', () => {
  test.each([
    ['他的身份证是371702199001011234。', 'identity-number', '371702199001011234'],
    ['号码 371702 19900101 123X', 'identity-number', '371702 19900101 123X'],
    ['打13800138000找他', 'phone', '13800138000'],
    ['打138-0013-8000找他', 'phone', '138-0013-8000'],
    ['电话一三八〇〇一三八〇〇〇', 'phone', '一三八〇〇一三八〇〇〇'],
    ['电话 0530-5612345', 'phone', '0530-5612345'],
    ['开的是鲁R·A1234', 'plate', '鲁R·A1234'],
    ['住在建设路25号', 'address', '路25号'],
    ['住3号楼', 'address', '3号楼'],
    ['这人叫李强', 'name', '叫李强'],
    ['是小王干的', 'name', '小王'],
    ['在实验小学上学', 'school', '在实验小学'],
    ['上五年级', 'school', '五年级'],
    ['他有抑郁症', 'health', '抑郁症'],
    ['因为父母离婚', 'family', '离婚'],
    ['就是个窝囊废物', 'humiliating', '窝囊'],
    ['靠手机定位找到的', 'technique', '手机定位'],
    ['是线人说的', 'informant', '线人'],
    ['还有两名受害人', 'other-victim', '还有两名受害人'],
  ])('%s → %s', (text, code, part) => {
    expect(found(text)).toContainEqual([code, part])
  })

  test.each([
    ['请打 1\u200b3900001111', 'phone', '1\u200b3900001111'],
    ['请打 1390\u00ad000\u20601111', 'phone', '1390\u00ad000\u20601111'],
    ['鲁R·A\ufe0f1234', 'plate', '鲁R·A\ufe0f1234'],
    ['３７１７０２１９９００１０１１２３４㎡', 'identity-number', '３７１７０２１９９００１０１１２３４'],
  ])('signs that nobody sees hide nothing: %j', (text, code, part) => {
    expect(found(text)).toContainEqual([code, part])
  })

  test('names of the matter, wherever they stand', () => {
    expect(found('跟张三丰吵过架', ['张\u200b三丰'])).toContainEqual(['named-person', '张三丰'])
    expect(found('跟张\u200b三\ufeff丰吵过架', ['张三丰'])).toContainEqual(['named-person', '张\u200b三\ufeff丰'])
    expect(found('跟王广义吵过架', ['王广义'])).toContainEqual(['named-person', '王广义'])
  })

  test.each([
    '年轻人和对象吵架，一时生气砸了灯箱，跟邻居没有关系。',
    '东西已经找回，下午就能来领。赔偿已谈好，三百元。',
    '2026年11月24日14时05分在店门口，监控拍到了经过。',
    '案子编号 菏公(牡)行罚决字〔2026〕12号，六十日内可以申请复议。',
    '小事也要办好，老人孩子都放心。',
    'He was angry after a quarrel and broke the light box; it was not the shop next door.',
  ])('plain words pass: %s', text => {
    expect(found(text)).toEqual([])
  })

  test('every place lies within the text, in order', () => {
    const piece = fc.constantFrom(
      '他叫李强',
      '13800138000',
      '在路25号',
      '。',
      '小王',
      '普通的话',
      '鲁R·A1234',
      '１３８００１３８０００',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const text = pieces.join('，')
        const marks = guard(text)
        for (const { from, to } of marks) expect(from >= 0 && from < to && to <= text.length).toBe(true)
        expect([...marks].sort((a, b) => a.from - b.from || a.to - b.to)).toEqual(marks)
        if (pieces.some(one => !['。', '普通的话'].includes(one))) expect(marks.length).toBeGreaterThan(0)
      }),
    )
  })
})
