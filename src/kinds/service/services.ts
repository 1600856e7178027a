import type { Limit } from '../../clock/limit.ts'
import { say, type Words } from '../words.ts'

/*
 * What people come to the station for, as data: which papers they are asked to bring, which nobody may ask them for
 * because the police can look for themselves (公安派出所出具证明“五个一律”, 2018), how long the law gives, and who may
 * come in their place.
 */

/** R35. The lane decides which moves there are. A visit is a service of papers for which an hour was asked. */
export const lanes = ['papers', 'now', 'found', 'visit', 'help'] as const
export type Lane = (typeof lanes)[number]

export const applicants = ['self', 'guardian', 'family', 'proxy'] as const
export type Applies = (typeof applicants)[number]

/** Where the finished paper goes. */
export const ways = ['pick_up', 'post', 'village', 'home'] as const
export type Way = (typeof ways)[number]

/** Every paper that somebody might think of asking for. */
export const paperNames = {
  own_id: say('本人身份证或其他身份证件', 'Their identity card or another proof of identity'),
  household_book: say('户口簿', 'Household book'),
  photo: say('照片', 'Photograph'),
  application_form: say('申请表', 'Application form'),
  birth_certificate: say('出生医学证明', 'Medical certificate of birth'),
  parents_ids: say('父母身份证', 'Identity cards of the parents'),
  marriage_paper: say('结婚证', 'Marriage certificate'),
  death_certificate: say('死亡医学证明书或火化证明', 'Medical certificate of death, or of cremation'),
  change_proof: say('变更、更正依据的材料', 'Papers that the change rests on'),
  address_proof: say(
    '居住地址材料（租房合同、房产证或单位证明）',
    'Paper of the address: lease, deed or employer’s letter',
  ),
  job_or_study_proof: say('就业或就读材料', 'Paper of work or study'),
  purpose_proof: say('证明用途的材料', 'Paper that says what the certificate is for'),
  fact_proof: say('要证明的事实的材料', 'Papers of the fact to be certified'),
  dog_vaccination: say('犬只免疫证明', 'Vaccination certificate of the dog'),
  dog_photo: say('犬只照片', 'Photograph of the dog'),
  guardian_id: say('监护人身份证', 'Identity card of the guardian'),
  guardian_proof: say('监护关系材料', 'Paper of the guardianship'),
  proxy_id: say('受托人身份证', 'Identity card of the proxy'),
  authority_letter: say('授权委托书', 'Written authority'),
  id_copy: say('身份证复印件', 'Copy of the identity card'),
  household_proof: say('户籍证明', 'Certificate of household registration'),
  kinship_proof: say('同户亲属关系证明', 'Certificate of kinship within the household'),
  village_letter: say('村（居）委会证明', 'Letter of the village committee'),
  residence_record: say('居住登记证明', 'Certificate of registered residence'),
  no_record_proof: say('其他派出所的无犯罪证明', 'Clean record from another station'),
  loss_notice: say('登报遗失声明', 'Newspaper notice of the loss'),
} satisfies Record<string, Words>
export type PaperCode = keyof typeof paperNames
export const paperCodes = Object.keys(paperNames) as [PaperCode, ...PaperCode[]]

/** Asked for always, only for a minor or from a proxy, or only where the case gives cause. */
export type Needed = { readonly paper: PaperCode; readonly when?: 'minor' | 'proxy' | 'if_any' }

export type Service = {
  readonly name: Words
  readonly lane: Exclude<Lane, 'visit'>
  readonly papers: readonly Needed[]
  /** What the police can look up: never to be asked for. */
  readonly never: readonly PaperCode[]
  /** The period of the law; null: it sets none. */
  readonly period: (Limit & { readonly law: string }) | null
  readonly law: string
  readonly mayApply: readonly Applies[]
  readonly ways: readonly Way[]
  /** May it take an inquiry elsewhere, which the period leaves out? */
  readonly verifies: boolean
  /** In yuan; none: it is free. */
  readonly fees: readonly { readonly yuan: number; readonly for: Words; readonly law: string }[]
}

const need = (...papers: PaperCode[]): Needed[] => papers.map(paper => ({ paper }))
const byGuardian: Needed[] = [
  { paper: 'guardian_id', when: 'minor' },
  { paper: 'guardian_proof', when: 'if_any' },
]
const byProxy: Needed[] = [
  { paper: 'proxy_id', when: 'proxy' },
  { paper: 'authority_letter', when: 'proxy' },
]
const ours = ['id_copy', 'household_proof', 'kinship_proof', 'village_letter'] as const
const everyWay = ['pick_up', 'post', 'village', 'home'] as const
const without = { papers: [], never: paperCodes, period: null, ways: ['pick_up'], verifies: false, fees: [] } as const

const table = {
  id_card: {
    name: say('身份证', 'Identity card'),
    lane: 'papers',
    papers: [...byGuardian],
    never: [...ours, 'household_book', 'photo', 'loss_notice', 'residence_record'],
    period: { value: 60, unit: 'day', law: '居民身份证法 12：六十日内，交通不便的可延长三十日' },
    law: '居民身份证法 3、10、12：本人到场采集指纹，未满十六周岁由监护人申请',
    mayApply: ['self', 'guardian'],
    ways: everyWay,
    verifies: false,
    fees: [
      {
        yuan: 20,
        for: say('到期换领', 'When the old one has expired'),
        law: '发改价格〔2003〕2322号（首次申领免费，财税〔2018〕37号）',
      },
      { yuan: 40, for: say('丢失补领、损坏换领', 'When it was lost or damaged'), law: '发改价格〔2003〕2322号' },
    ],
  },
  temp_id: {
    name: say('临时身份证', 'Temporary identity card'),
    lane: 'papers',
    papers: [...byGuardian],
    never: [...ours, 'household_book', 'loss_notice'],
    period: { value: 3, unit: 'day', law: '临时居民身份证管理办法：三日内' },
    law: '临时居民身份证管理办法',
    mayApply: ['self', 'guardian'],
    ways: ['pick_up'],
    verifies: false,
    fees: [{ yuan: 10, for: say('工本费', 'Cost of the card'), law: '发改价格〔2003〕2322号' }],
  },
  birth: {
    name: say('新生儿入户', 'Registering a newborn'),
    lane: 'papers',
    papers: [
      ...need('birth_certificate'),
      { paper: 'parents_ids', when: 'if_any' },
      { paper: 'marriage_paper', when: 'if_any' },
      ...byProxy,
    ],
    never: [...ours, 'household_book', 'purpose_proof'],
    period: null,
    law: '户口登记条例 7：出生一个月内申报',
    mayApply: ['guardian', 'family', 'proxy'],
    ways: everyWay,
    verifies: true,
    fees: [],
  },
  death: {
    name: say('亲人去世后的户口注销', 'After a death: closing the registration'),
    lane: 'papers',
    papers: [{ paper: 'death_certificate', when: 'if_any' }, ...byProxy],
    never: [...ours, 'household_book', 'own_id', 'application_form'],
    period: null,
    law: '户口登记条例 8：城市在葬前、农村在一个月内申报',
    mayApply: ['family', 'guardian', 'proxy'],
    ways: everyWay,
    verifies: true,
    fees: [],
  },
  change: {
    name: say('户口变更、更正', 'Changing or correcting the registration'),
    lane: 'papers',
    papers: [...need('own_id', 'change_proof'), ...byGuardian, ...byProxy],
    never: [...ours, 'household_book', 'residence_record'],
    period: null,
    law: '户口登记条例 17：条例未定期限',
    mayApply: ['self', 'guardian', 'family', 'proxy'],
    ways: everyWay,
    verifies: true,
    fees: [],
  },
  residence_permit: {
    name: say('居住证', 'Residence permit'),
    lane: 'papers',
    papers: [
      ...need('own_id', 'address_proof'),
      { paper: 'job_or_study_proof', when: 'if_any' },
      ...byGuardian,
      ...byProxy,
    ],
    never: [...ours, 'household_book', 'residence_record', 'photo'],
    period: { value: 15, unit: 'day', law: '居住证暂行条例：自受理之日起十五日内制作发放' },
    law: '居住证暂行条例',
    mayApply: ['self', 'guardian', 'family', 'proxy'],
    ways: everyWay,
    verifies: true,
    fees: [],
  },
  criminal_record: {
    name: say('无犯罪记录证明', 'Criminal-record certificate'),
    lane: 'papers',
    papers: [...need('own_id'), { paper: 'purpose_proof', when: 'if_any' }, ...byGuardian, ...byProxy],
    never: [...ours, 'household_book', 'no_record_proof', 'residence_record'],
    period: {
      value: 3,
      unit: 'workday',
      law: '公安机关办理犯罪记录查询工作规定：不能当场办的三个工作日，调查核实不计入',
    },
    law: '公安机关办理犯罪记录查询工作规定',
    mayApply: ['self', 'guardian', 'proxy'],
    ways: everyWay,
    verifies: true,
    fees: [],
  },
  certificate: {
    name: say('派出所出具的证明', 'A certificate of the station'),
    lane: 'papers',
    papers: [...need('own_id'), { paper: 'fact_proof', when: 'if_any' }, ...byGuardian, ...byProxy],
    never: [...ours, 'household_book', 'no_record_proof', 'residence_record'],
    period: null,
    law: '公通字〔2016〕21号；公安派出所出具证明“五个一律”（2018年）',
    mayApply: ['self', 'guardian', 'family', 'proxy'],
    ways: everyWay,
    verifies: true,
    fees: [],
  },
  dog_licence: {
    name: say('养犬登记', 'Registering a dog'),
    lane: 'papers',
    papers: [...need('own_id', 'dog_vaccination', 'dog_photo'), { paper: 'address_proof', when: 'if_any' }, ...byProxy],
    never: [...ours, 'household_book', 'residence_record'],
    period: { value: 1, unit: 'workday', law: '菏泽市养犬管理条例 11：一个工作日内审查完毕' },
    law: '菏泽市养犬管理条例 11',
    mayApply: ['self', 'family', 'proxy'],
    ways: everyWay,
    verifies: false,
    fees: [],
  },
  missing: {
    ...without,
    name: say('老人孩子走失', 'An elder or a child is missing'),
    lane: 'now',
    law: '人民警察法 21：立即救助，不等二十四小时',
    mayApply: applicants,
  },
  exam: {
    ...without,
    name: say('考试急用身份证明', 'Proof of identity for an exam'),
    lane: 'now',
    law: '山东公安中高考办证便利措施',
    mayApply: applicants,
  },
  found_thing: {
    ...without,
    name: say('捡到东西交来', 'Handing in something found'),
    lane: 'found',
    law: '民法典 314—318：通知或招领，公告一年无人认领归国家',
    mayApply: applicants,
  },
  communicate: {
    ...without,
    name: say('听不见、看不清、说不通，要人帮忙沟通', 'Help to hear, see or be understood'),
    lane: 'help',
    law: '治安管理处罚法 101；无障碍环境建设法 35、40',
    mayApply: applicants,
  },
} satisfies Record<string, Service>

export type ServiceCode = keyof typeof table
export const services: Readonly<Record<ServiceCode, Service>> = table
export const serviceCodes = Object.keys(table) as [ServiceCode, ...ServiceCode[]]

/** The papers that must lie there before this can be accepted. */
export function neededFor(code: ServiceCode, { minor, applies }: { minor: boolean; applies: Applies }): PaperCode[] {
  return services[code].papers
    .filter(
      ({ when }) => when === undefined || (when === 'minor' && minor) || (when === 'proxy' && applies === 'proxy'),
    )
    .map(({ paper }) => paper)
}

/** May this paper stand on the list of what is missing? */
export const mayAskFor = (code: ServiceCode, paper: PaperCode): boolean =>
  services[code].papers.some(needed => needed.paper === paper)
