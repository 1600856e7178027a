import { say, type Words } from '../../kinds/words.ts'

/** What people write of, and whose that is; a bureau's legal officer answers for this list. Whatever is the police's own is not in it. */
const whose: readonly { readonly of: RegExp; readonly body: Words }[] = [
  {
    of: /欠薪|拖欠.{0,4}工资|工资.{0,6}(不给|没给|不发|没发)|不发工资|工伤|劳动合同/,
    body: say('人社局劳动监察（12333）', 'the labour inspection (12333)'),
  },
  {
    of: /假货|过期食品|缺斤|短两|不给退款|不退款|不给退货|买到.{0,6}(假|坏|过期)|营业执照/,
    body: say('市场监管局（12315）', 'the market supervision (12315)'),
  },
  {
    of: /物业费|物业不|业主委员会/,
    body: say('住建部门和街道（12345）', 'the housing office and the township (12345)'),
  },
  { of: /宅基地|承包地|土地流转|占.{0,3}(耕地|庄稼地)/, body: say('乡镇政府、街道办事处', 'the township government') },
  {
    of: /离婚|抚养费|赡养费|遗产|借条|欠钱不还|借钱不还/,
    body: say('司法所、人民调解（12348）', 'the justice office and its mediators (12348)'),
  },
  { of: /社保卡|医保|养老金|退休金/, body: say('人社、医保部门（12333）', 'social security (12333)') },
  { of: /房产证|不动产证/, body: say('不动产登记中心', 'the registry of land and houses') },
  { of: /结婚证|离婚证|低保/, body: say('民政部门', 'civil affairs') },
  { of: /停水|停电|自来水|暖气不热|垃圾没人/, body: say('12345 热线', 'the 12345 hotline') },
  { of: /(老师|学校).{0,6}(收费|打骂|体罚|不让)/, body: say('教育部门（12345）', 'the education office (12345)') },
  { of: /(医生|医院).{0,6}(收费|不给看|误诊|态度)/, body: say('卫生健康部门（12320）', 'the health office (12320)') },
  { of: /城管/, body: say('城市管理部门（12345）', 'the urban management (12345)') },
]

/** Whose a sentence is about, where that is not the police; null where nobody is named by it. */
export const elsewhere = (text: string): Words | null => whose.find(({ of }) => of.test(text))?.body ?? null
