import type { TypeName } from '../hazard/types.ts'
import { say, type Words } from '../words.ts'

/** What a round is for. `campaign`: ordered by a chief, the county or the city (大排查). */
export const sorts = [
  'listening',
  'schools',
  'small_premises',
  'public_list',
  'shift_check',
  'visit',
  'campaign',
] as const
export type Sort = (typeof sorts)[number]

/** One thing to look at; what is wrong with it is a hazard of this type. */
export type Item = { readonly words: Words; readonly hazard: TypeName }

/** 校门口的路、灯、井盖、护栏 (M43). */
export const schoolItems = {
  gate_road: { words: say('门前的路和标志', 'The road and signs at the gate'), hazard: 'road_defect' },
  gate_light: { words: say('路灯', 'Street lights'), hazard: 'street_light' },
  gate_cover: { words: say('井盖', 'Manhole covers'), hazard: 'manhole' },
  gate_railing: { words: say('护栏、减速带', 'Railings and speed bumps'), hazard: 'road_defect' },
  gate_stalls: { words: say('摊点、占道', 'Stalls that block the way'), hazard: 'school_gate' },
  gate_guard: { words: say('门卫和防护', 'Guard and protection at the gate'), hazard: 'unit_security' },
  gate_water: { words: say('附近的沟塘', 'Ponds and ditches near by'), hazard: 'pond' },
} as const satisfies Record<string, Item>

/** 帮着查电和火 (M44; 消防监督检查规定 31–33). */
export const premisesItems = {
  shop_exit: { words: say('出口、通道畅不畅', 'Exits and ways kept clear'), hazard: 'blocked_exit' },
  shop_extinguisher: { words: say('灭火器能不能用', 'Extinguishers that work'), hazard: 'small_premises' },
  shop_wiring: { words: say('电线有没有乱拉、老化', 'Wiring, old or makeshift'), hazard: 'small_premises' },
  shop_gas: { words: say('燃气瓶、软管', 'Gas bottles and hoses'), hazard: 'gas' },
  shop_sleeping: { words: say('住人和店铺有没有隔开', 'Sleeping rooms apart from the shop'), hazard: 'small_premises' },
  shop_charging: { words: say('电动车在哪充电', 'Where e-bikes are charged'), hazard: 'ebike_charging' },
  shop_goods: { words: say('易燃易爆的东西', 'Flammable or explosive goods'), hazard: 'dangerous_goods' },
  shop_rooms: { words: say('出租的房间', 'Rooms let to others'), hazard: 'rented_room' },
} as const satisfies Record<string, Item>

/** What is seen on the way through a village, at a market, on any round. */
export const wayItems = {
  way_water: { words: say('沟塘水面', 'Ponds and ditches'), hazard: 'pond' },
  way_crossing: { words: say('路口', 'Crossings'), hazard: 'farm_crossing' },
  way_wires: { words: say('电线', 'Power lines'), hazard: 'power_line' },
  way_houses: { words: say('危房', 'Unsafe houses'), hazard: 'unsafe_house' },
  way_market: { words: say('大集、庙会', 'Market or temple fair'), hazard: 'market_fair' },
  way_falling: { words: say('牌子、枯树', 'Signs and dead trees'), hazard: 'falling_object' },
  way_public: { words: say('公共场所', 'Public places'), hazard: 'public_place' },
  way_other: { words: say('别的', 'Something else'), hazard: 'other' },
} as const satisfies Record<string, Item>

export const items = { ...schoolItems, ...premisesItems, ...wayItems }
export type ItemName = keyof typeof items
const namesOf = <K extends string>(list: Record<K, Item>) => Object.keys(list) as unknown as readonly [K, ...K[]]
export const itemNames = namesOf<ItemName>(items)

const along = namesOf(wayItems)
/** The items that each sort of round goes through; the last of them belong to every walk. */
export const checklists: Readonly<Partial<Record<Sort, readonly ItemName[]>>> = {
  schools: [...namesOf(schoolItems), ...along],
  small_premises: [...namesOf(premisesItems), ...along],
  listening: along,
  visit: [...namesOf(premisesItems), ...along],
  campaign: itemNames,
}

/** 上岗前照一照 (M57): of the shift as a whole, each of them looked at, nobody's name and no photograph. */
export const shiftItems = {
  dress: say('着装', 'Dress'),
  certificate: say('证件', 'Certificates'),
  recorder: say('记录仪', 'Body recorders'),
  gear: say('装备', 'Equipment'),
} as const satisfies Record<string, Words>
export const shiftNames = Object.keys(shiftItems) as unknown as readonly [keyof typeof shiftItems]

/** What somebody who asked to be visited needs help with (M75): this and nothing else is written down. */
export const needs = {
  need_papers: say('办证办事', 'Papers'),
  need_medicine: say('买药看病', 'Medicine or a doctor'),
  need_repair: say('修水电', 'Water or wiring mended'),
  need_things: say('捎带东西', 'Things brought'),
  need_family: say('联系家人', 'Reaching the family'),
  need_fraud: say('防骗提醒', 'A word about fraud'),
  need_company: say('说说话', 'Somebody to talk to'),
} as const satisfies Record<string, Words>
export const needNames = Object.keys(needs) as unknown as readonly [keyof typeof needs]
