/*
 * Which kind it may be, by words that people use: a hint in front of a person who decides, with the words that it rests on.
 */

const signs: Readonly<Record<string, RegExp>> = {
  case: /偷|被盗|丢了|不见了|砸|划了|骗|抢|撬|stolen|smashed|cheated|broken into/g,
  dispute: /吵|打架|打起来|邻居|欠钱|欠债|噪音|扰民|宅基地|婆媳|离婚|赔偿|纠纷|quarrel|neighbou?r|noise|owes/g,
  hazard: /井盖|路灯|电线|漏电|消防|灭火器|堵塞|塌|坑|飞线|煤气|水塘|manhole|street ?light|wire|blocked|gas/g,
  conduct: /态度|脸色|推诿|没人管|不接电话|骂我|投诉|rude|attitude|nobody answered|complain/g,
  service: /身份证|户口|居住证|证明|开证|上门办|落户|迁|挂失|走失|certificate|identity card|permit|registration/g,
  clue: /听说|好像有人|可疑|形迹|陌生人|说是要|heard that|suspicious|stranger/g,
}

/** In the order of the signs. */
export const likelyKinds: readonly string[] = Object.keys(signs)

export type Likely = { readonly kind: string; readonly because: readonly string[] }

/** The kind with the most different signs in the text; undefined where there is none, or two have as many. */
export function likelyKind(text: string): Likely | undefined {
  const found = likelyKinds
    .map((kind): Likely => ({ kind, because: Array.from(new Set(text.toLowerCase().match(signs[kind]!) || [])) }))
    .sort((a, b) => b.because.length - a.because.length)
  const [first, second] = [found[0]!, found[1]!]
  return first.because.length > second.because.length ? first : undefined
}
