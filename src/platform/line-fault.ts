/** What is wrong in a file that was given: where, under which code, and what stands there (at most 40 characters). */
export type LineFault = {
  readonly line: number
  readonly code: LineFaultCode
  readonly field: string
  readonly value: string
}
export type LineFaultCode = keyof typeof words

const words = {
  'missing-column': ['this column is missing from the first line', '首行缺少这一列'],
  'unknown-column': ['there is no such column', '没有这一列'],
  'wrong-number-of-columns': ['not as many columns as the first line has', '列数与首行不符'],
  'unclosed-quotation': ['a quotation mark is never closed', '引号没有收尾'],
  'nothing-in-it': ['there is no line below the first', '首行之下没有内容'],
  'bad-code': ['not a code', '不是编码'],
  'duplicate-code': ['this code stands here twice', '编码重复'],
  'bad-level': ['the level does not fit the code', '级别与编码不符'],
  'bad-name': ['a name has 1 to 60 letters, no control characters', '名称应为1至60个字，不含控制字符'],
  'bad-initials': ['initials are small letters and digits', '首字母应为小写字母和数字'],
  'bad-point': ['not a point of China (longitude, then latitude)', '不是中国境内的坐标（先经度后纬度）'],
  'unknown-parent': ['there is nothing above by this code', '上级编码不存在'],
  'wrong-parent': ['the code says another parent', '与编码所示的上级不符'],
  'parent-refused': ['what it belongs to has a fault itself', '所属上级本身有误'],
  'unknown-unit': ['there is no unit by this code', '没有这个单位编码'],
  'bad-sort': [
    'a unit is bureau, county, station, window, desk or inspection',
    '单位类型应为 bureau、county、station、window、desk 或 inspection',
  ],
  'unknown-area': ['there is no division by this code', '没有这个区划编码'],
  'goes-in-a-circle': ['it lies above itself', '上下级形成循环'],
  'two-at-the-top': ['only the bureau itself has nothing above it', '只有市局没有上级'],
  'unknown-village': ['there is no village by this code', '没有这个村居编码'],
  'village-twice': ['this village stands here twice', '村居重复'],
  'unknown-post': ['there is no such post', '没有这个岗位'],
  'unknown-number': ['nobody has this number', '没有这个警号'],
  'bad-number': ['a number has 2 to 20 letters, digits or hyphens', '警号应为2至20位字母、数字或连字符'],
  'number-taken': ['somebody of another name has this number', '这个警号已属于另一个姓名的人'],
  'posts-apart': ['who administers holds no other post', '三员不兼其他岗位，也不互兼'],
  'bad-day': ['not a day like 2026-11-24', '日期应写作 2026-11-24'],
  'own-line': ['nobody changes their own posts; ask a colleague', '自己的岗位要请别人来改'],
  'post-not-held': ['this officer does not hold that post there on that day', '该民警当日在该单位没有这个岗位'],
  'bad-time': ['not a time like 2026-11-24 08:00', '时间应写作 2026-11-24 08:00'],
  'ends-before-it-begins': ['it ends before it begins', '结束早于开始'],
  'too-long': ['longer than a month', '一个班次超过一个月'],
  'line-twice': ['this stands here twice', '这一行重复'],
  'bad-sort-of-premises': [
    'premises are school, shop, workshop, rented, public_place, site, farm or other',
    '场所类型应为 school、shop、workshop、rented、public_place、site、farm 或 other',
  ],
  'too-many-words': ['200 characters at most', '最多200字'],
  'two-places-at-once': ['this officer is on duty elsewhere then', '该民警同一时间已在别处值班'],
} as const satisfies Record<string, readonly [en: string, zh: string]>

/** What a code says by itself, where it is one of a line. */
export const lineFaultWords = (code: string): { en: string; zh: string } | undefined => {
  const said = Object.hasOwn(words, code) ? words[code as LineFaultCode] : undefined
  return said && { en: said[0], zh: said[1] }
}

/** A fault as a line for the person who gave the file. */
export function faultSaid({ line, code, field, value }: LineFault): { en: string; zh: string } {
  const [en, zh] = words[code]
  const at = [field, value && `“${value}”`].filter(Boolean).join(' ')
  return { en: `line ${line}: ${at && `${at}: `}${en}`, zh: `第${line}行：${at && `${at}：`}${zh}` }
}
