import type { Chance } from './chance.ts'

/** About as common as they are in the southwest of Shandong. */
const surnames = Array.from(
  '王王王王李李李李张张张张刘刘刘刘赵赵孙孙陈陈杨杨马马朱朱徐徐胡郭郭高高田吴周宋许许孟孔曹曹韩冯侯程董袁邓任姜范石崔潘魏邢谢丁于苏吕樊毕耿葛段常晁',
)
const menOld = [
  '建国',
  '建军',
  '广义',
  '洪涛',
  '保国',
  '永刚',
  '振华',
  '明远',
  '志强',
  '玉柱',
  '文生',
  '新民',
  '卫东',
  '广林',
  '庆华',
  '守仁',
  '西亮',
  '传忠',
  '兴旺',
  '秋生',
]
const menYoung = [
  '浩',
  '磊',
  '鹏',
  '帅',
  '博',
  '伟',
  '凯',
  '宇航',
  '子豪',
  '明哲',
  '俊杰',
  '志远',
  '天宇',
  '思远',
  '文博',
  '晓东',
  '海波',
  '亚飞',
  '振宇',
  '家兴',
]
const womenOld = ['桂兰', '秀英', '爱华', '玉梅', '素芳', '春花', '凤霞', '秋菊', '翠平', '瑞英', '兰香', '月娥']
const womenYoung = [
  '敏',
  '静',
  '婷',
  '雪',
  '倩',
  '晓敏',
  '文静',
  '雨欣',
  '思雨',
  '佳琪',
  '梦洁',
  '亚楠',
  '晓慧',
  '明月',
  '玉洁',
  '新颖',
]

export type Invented = { name: string; woman: boolean; phone: string }

/** Somebody who does not exist, with a phone that cannot be called. */
export function invent(chance: Chance, { women = 0.2, old = 0.4 } = {}): Invented {
  const woman = chance.next() < women
  const given = woman ? [womenYoung, womenOld] : [menYoung, menOld]
  const name = chance.pick(surnames) + chance.pick(given[chance.next() < old ? 1 : 0]!)
  const phone = `1${chance.pick(['39', '38', '53', '87', '56'])}****${String(chance.below(10_000)).padStart(4, '0')}`
  return { name, woman, phone }
}
