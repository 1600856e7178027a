import Type, { type Static } from 'typebox'
import { telling } from '../../src/kinds/common/fields.ts'
import { common } from '../../src/kinds/common/index.ts'
import { commonNotices } from '../../src/kinds/common/notices.ts'
import { untold } from '../../src/kinds/common/questions.ts'
import { type Kind, kind, moveOf, stationLadder } from '../../src/kinds/kind.ts'
import type { Measure } from '../../src/kinds/measures.ts'
import { choice, evidence, maybe, person, reference, says, words, yes } from '../../src/kinds/says.ts'
import { say } from '../../src/kinds/words.ts'

/*
 * A further kind, as somebody would add it: this folder, and one line in kinds/index.ts. It has a gate, a promise, a
 * private party, a paper and a notice of its own.
 */

const details = Type.Object(
  { thing: Type.Optional(Type.String()), shelf: Type.Optional(Type.String()) },
  { additionalProperties: false },
)
type Details = Static<typeof details>
const states = ['missed', 'searching', 'found', 'handed_over', 'closed'] as const
type State = (typeof states)[number]
const move = moveOf<State, Details>()
const clerks = ['window_clerk', 'duty_officer', 'station_chief'] as const

const measures: readonly Measure[] = [
  {
    id: 'M76',
    edition: 1,
    title: { zh: '丢了东西一天内帮着问', en: 'We ask around within a day' },
    promise: { zh: '您报丢失后24小时内，我们替您问一遍。', en: 'Within 24 hours we ask around for you.' },
    limit: { value: 24, unit: 'hour' },
    pauses: [],
    by: 'window_clerk',
    proof: '查找范围',
    basis: '本地承诺',
    on: [{ kind: 'lost_property', starts: ['opened'], ends: ['search'], proof: { search: ['askedWhere'] } }],
  },
]

export const lostProperty: Kind = kind<State, Details>({
  name: 'lost_property',
  details,
  blank: {},
  states,
  ends: ['closed'],
  start: 'miss',
  seenBy: ['window_clerk'],
  reporter: 'party',
  anonymous: false,
  people: ['reporter', 'finder'],
  otherSide: ['finder'],
  moves: {
    ...common<State, Details>({
      open: ['missed', 'searching', 'found', 'handed_over'],
      closed: ['closed'],
      again: 'searching',
      workers: clerks,
    }),
    miss: move({
      from: [],
      to: 'missed',
      by: ['resident', ...clerks],
      says: says({ text: words(), thing: choice('phone_lost', 'wallet', 'keys', 'animal') }),
      change: (seen, { thing }) => ({ ...seen.details, thing }),
      tells: ['receipt', 'landed'],
    }),
    search: move({
      from: ['missed'],
      to: 'searching',
      by: clerks,
      says: says({ askedWhere: choice('shops', 'buses', 'market') }),
    }),
    find: move({
      from: ['searching'],
      to: 'found',
      by: clerks,
      says: says({ shelf: reference(), photos: evidence(), finder: maybe(person('finder')) }),
      change: (seen, { shelf }) => ({ ...seen.details, shelf }),
      tells: ['foundIt'],
    }),
    hand: move({
      from: ['found'],
      to: 'handed_over',
      by: clerks,
      says: says({ ...telling, markNamed: choice('yes', 'no'), signed: yes() }),
      refuse: { 'name-a-mark': (_seen, { markNamed }) => markNamed === 'no' },
      counts: 'told',
      papers: ['handOverSlip'],
    }),
    close: move({ from: ['handed_over'], to: 'closed', by: clerks, says: says({}), refuse: { untold }, decides: true }),
  },
  conditions: {},
  instants: {},
  notices: { ...commonNotices, foundIt: { to: ['reporter'], source: '民法典 314' } },
  papers: {
    handOverSlip: {
      series: 'lost',
      for: 'reporter',
      copies: 2,
      prints: ['toldAt', 'receipt'],
      source: '民法典 314–318',
    },
  },
  measures,
  ladder: stationLadder,
  words: {
    name: say('丢了东西', 'Lost property'),
    about: say('手机、钱包、钥匙丢了', 'A phone, a wallet, keys are gone'),
    states: {
      missed: say('已报丢失', 'Reported lost'),
      searching: say('正在找', 'Being looked for'),
      found: say('找到了，等您来领', 'Found, come and fetch it'),
      handed_over: say('已交还', 'Handed over'),
      closed: say('办结', 'Closed'),
    },
    moves: {
      miss: say('报丢失', 'Report it lost'),
      search: say('开始找', 'Begin to look'),
      find: say('找到了', 'Found it'),
      hand: say('交还', 'Hand it over'),
      close: say('办结', 'Close'),
    },
    fields: {
      thing: say('丢了什么', 'What is lost'),
      askedWhere: say('问了哪里', 'Where you asked'),
      shelf: say('存放编号', 'Shelf number'),
      photos: say('照片', 'Photographs'),
      finder: say('捡到的人', 'Who found it'),
      markNamed: say('说得出特征吗', 'Could they name a mark'),
      signed: say('已签收', 'Signed for'),
    },
    options: {
      phone_lost: say('手机', 'A phone'),
      wallet: say('钱包', 'A wallet'),
      keys: say('钥匙', 'Keys'),
      animal: say('牲口、宠物', 'An animal'),
      shops: say('附近店铺', 'Shops nearby'),
      buses: say('公交', 'Buses'),
      market: say('集市', 'The market'),
    },
    refusals: { 'name-a-mark': say('先请本人说出一个特征，再交还。', 'Let them name a mark first.') },
    papers: { handOverSlip: say('领取单', 'Hand-over slip') },
    notices: { foundIt: say('您的事项 {code} 有好消息，请致电 {phone}。', 'Good news on {code}: call {phone}.') },
    people: { finder: say('捡到的人', 'Finder') },
  },
})
