/** What may not stand in words for a citizen, and where; never what it was, so that it can be logged and shown. */
export type Found = {
  readonly code:
    | 'identity-number'
    | 'phone'
    | 'plate'
    | 'address'
    | 'name'
    | 'named-person'
    | 'school'
    | 'health'
    | 'family'
    | 'humiliating'
    | 'technique'
    | 'informant'
    | 'other-victim'
    | 'control-character'
  readonly from: number
  readonly to: number
}

const digit = '[0-9〇零一二三四五六七八九]'
/** Digits as they are typed, spaced or written out, so many of them. */
const digits = (n: number) => `${digit}(?:[\\s.·-]?${digit}){${n - 1}}`

const patterns: readonly [Found['code'], RegExp][] = [
  [
    'identity-number',
    /(?<!\d)\d{6}[\s.-]*(?:19|20)?\d{2}[\s.-]*(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[\s.-]*\d{3}[0-9Xx]?(?![0-9A-Za-z])/g,
  ],
  ['identity-number', new RegExp(`(?<!${digit})${digits(17)}[\\s.-]?[0-9Xx〇零一二三四五六七八九](?!${digit})`, 'g')],
  ['phone', /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[-. ]?\d{4}[-. ]?\d{4}(?!\d)/g],
  ['phone', /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g],
  // As it is said aloud: 幺三八…
  [
    'phone',
    new RegExp(`(?<!${digit})[幺一1][三四五六七八九3-9](?:[\\s.·-]?[幺0-9〇零一二三四五六七八九]){9}(?!${digit})`, 'g'),
  ],
  [
    'school',
    /[\u4e00-\u9fff]{1,10}(?:小学|初中|高中|中学|幼儿园|职专|技校|学院|大学)|[一二三四五六七八九1-9]年级\S{0,4}班?/g,
  ],
  ['health', /精神病|抑郁症?|艾滋|梅毒|残疾|癌症?|怀孕|堕胎|流产|智力障碍|吸毒|戒毒|病历|诊断为/g],
  ['family', /离婚|婚外情?|出轨|私生子|未婚先孕|领养的|家庭变故|父母双亡/g],
  ['humiliating', /穷得|没钱没本事|又穷又|傻子|弱智|废物|丢人现眼|不要脸|变态|窝囊/g],
  ['technique', /技侦|技术侦查|手机定位|基站|行动轨迹|人脸识别|人脸比对|天网|卡口抓拍|话单|布控|蹲守点/g],
  ['informant', /线人|耳目|特情|举报人|提供线索的(?:人|群众|邻居)|目击者是|是谁?(?:举报|揭发)的/g],
  [
    'other-victim',
    /(?:其他|另外?|还有)(?:一|两|几|[二三四五六七八九十\d]+)?(?:名|位|个|家|户)?(?:受害|被害|被侵害)(?:人|者)|同案(?:受害|被害)人/g,
  ],
  ['plate', /[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][·. ]?[A-HJ-NP-Z0-9]{5,6}/g],
  [
    'address',
    /\d{1,6}\s{0,4}(?:号楼|栋|幢|单元|室|号院)|(?:路|街|巷|胡同)\s{0,4}\d{1,6}\s{0,4}号|村\s{0,4}\d{1,6}\s{0,4}号|\d{1,6}\s{0,4}组\s{0,4}\d{1,6}\s{0,4}号/g,
  ],
  // A name stands after 叫, 姓, 名 and the like; 名 in 报名 or 匿名 is no name.
  ['name', /(?:叫做?|名叫|姓名[:：是为]?|姓|名字[是叫])\s*[\u4e00-\u9fff]{1,3}/g],
  [
    'name',
    /(?<![由关对处至基鉴位属等在便乐])[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳史唐费薛雷贺倪汤罗毕郝安常乐于时傅齐康伍余顾孟黄穆萧尹姚邵汪毛臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘丁邓单洪包左石崔吉龚程邢裴陆荣翁曲家封储靳段焦侯班秋仲宫宁仇甘祖武符刘景詹龙叶司黎乔苍双闻谭贡劳申冉桑桂牛寿通边燕浦尚农温庄晏柴瞿阎慕连习艾容向古易戈廖耿匡国文寇广欧利蔚越隆师聂晁敖冷辛阚那简饶曾关查游权盖益桓公][某×*xX]{1,2}/g,
  ],
  // 小王, 老张: how one is called is a name too.
  [
    'name',
    /(?<![大从老多年最])(?:小|老)[王李张刘陈杨赵吴徐孙胡朱郭何罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛潘杜戴钟汪姜范姚谭廖邹陆郝崔邱秦顾侯邵孟汤黎贺龚]/g,
  ],
  ['control-character', /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g],
]

/**
 * Looks through words that a citizen is to be told (R29). `known` are names of the matter that the teller may hold:
 * parties, those who gave information, the person responsible. Pure; the server asks again before anything is sent.
 */
export function guard(text: string, known: readonly string[] = []): Found[] {
  const { plain, placeOf } = asRead(text)
  const found: Found[] = []
  for (const [code, pattern] of patterns)
    for (const match of plain.matchAll(pattern)) found.push({ code, ...placeOf(match.index, match[0].length) })
  for (const name of known.map(one => asRead(one).plain)) {
    if (name.length < 2) continue
    for (let at = plain.indexOf(name); at >= 0; at = plain.indexOf(name, at + 1))
      found.push({ code: 'named-person', ...placeOf(at, name.length) })
  }
  // Once for each place, though two patterns see it.
  const within = (a: Found, b: Found) => a !== b && a.code === b.code && b.from <= a.from && a.to <= b.to
  return found
    .filter((one, i) => !found.some((other, k) => within(one, other) && (!within(other, one) || k < i)))
    .sort((a, b) => a.from - b.from || a.to - b.to)
}

/** Signs that nobody sees. They come along when text is copied out of another program, and break what stands around them in two. */
const unseen = /\p{Default_Ignorable_Code_Point}/u

/** As people read it: without what nobody sees, full-width digits as digits; and where a stretch of that stands in the text. */
function asRead(text: string): { plain: string; placeOf: (at: number, size: number) => { from: number; to: number } } {
  if (!unseen.test(text) && text.normalize('NFKC') === text)
    return { plain: text, placeOf: (at, size) => ({ from: at, to: at + size }) }
  let plain = ''
  const places: { from: number; to: number }[] = []
  let from = 0
  for (const sign of text) {
    const to = from + sign.length
    const read = unseen.test(sign) ? '' : sign.normalize('NFKC')
    for (let i = 0; i < read.length; i++) places.push({ from, to })
    plain += read
    from = to
  }
  return { plain, placeOf: (at, size) => ({ from: places[at]!.from, to: places[at + size - 1]!.to }) }
}
