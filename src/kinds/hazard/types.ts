/** Who must put a thing right, or see that it is. */
export const bodies = [
  'fire_rescue',
  'emergency',
  'housing',
  'urban_management',
  'transport',
  'traffic_police',
  'power',
  'gas_company',
  'education',
  'water',
  'agriculture',
  'township',
  'public_security',
] as const
export type Body = (typeof bodies)[number]

/** `order`: check and order it mended. `check`: look, write down and urge. `only_report`: tell the body that may. */
export type PoliceMay = 'check' | 'order' | 'only_report'

export type HazardType = {
  readonly competentBody: Body
  readonly policeMay: PoliceMay
  /** A daily fire check: ours only where stations still do them (law 'fire-checks-by-station'). */
  readonly fire?: true
  /** A private home: made public as its village, never nearer (R32). */
  readonly home?: true
  /** Somebody did it: a case is opened besides. */
  readonly opensCase?: true
  readonly law: string
}

const fireLaw = '消防法 53；消防监督检查规定（公安部令第120号）'

/** A bureau's legal officer answers for this list; where it is not sure that the police may order, it says that they may not. */
export const types = {
  small_premises: { competentBody: 'fire_rescue', policeMay: 'order', fire: true, law: fireLaw },
  blocked_exit: { competentBody: 'fire_rescue', policeMay: 'order', fire: true, law: fireLaw },
  ebike_charging: { competentBody: 'fire_rescue', policeMay: 'order', fire: true, law: fireLaw },
  unit_security: {
    competentBody: 'public_security',
    policeMay: 'order',
    law: '企业事业单位内部治安保卫条例 19',
  },
  market_fair: { competentBody: 'township', policeMay: 'order', law: '大型群众性活动安全管理条例 10' },
  rented_room: { competentBody: 'public_security', policeMay: 'check', home: true, law: '租赁房屋治安管理规定' },
  school_gate: { competentBody: 'education', policeMay: 'check', law: '未成年人保护法 88' },
  public_place: { competentBody: 'public_security', policeMay: 'check', law: '人民警察法 6' },
  dangerous_goods: { competentBody: 'emergency', policeMay: 'check', law: '危险化学品安全管理条例 6' },
  high_toss: {
    competentBody: 'public_security',
    policeMay: 'check',
    home: true,
    opensCase: true,
    law: '民法典 1254：公安等机关应当依法及时调查，查清责任人',
  },
  pond: { competentBody: 'water', policeMay: 'only_report', law: '安全生产法 74（任何人均可报告）' },
  manhole: { competentBody: 'housing', policeMay: 'only_report', law: '民法典 1258' },
  farm_crossing: { competentBody: 'traffic_police', policeMay: 'only_report', law: '道路交通安全法' },
  road_defect: { competentBody: 'transport', policeMay: 'only_report', law: '公路法；道路交通安全法' },
  street_light: { competentBody: 'urban_management', policeMay: 'only_report', law: '城市道路管理条例' },
  power_line: { competentBody: 'power', policeMay: 'only_report', law: '电力法' },
  gas: { competentBody: 'gas_company', policeMay: 'only_report', law: '城镇燃气管理条例' },
  building_site: { competentBody: 'housing', policeMay: 'only_report', law: '建筑法；民法典 1258' },
  unsafe_house: { competentBody: 'housing', policeMay: 'only_report', home: true, law: '安全生产法 74' },
  falling_object: { competentBody: 'urban_management', policeMay: 'only_report', law: '民法典 1253' },
  farm_machine: { competentBody: 'agriculture', policeMay: 'only_report', law: '农业机械安全监督管理条例' },
  other: { competentBody: 'township', policeMay: 'only_report', law: '安全生产法 74' },
} as const satisfies Record<string, HazardType>

export type TypeName = keyof typeof types
export const typeNames = Object.keys(types) as unknown as readonly [TypeName, ...TypeName[]]

/** Types that are shown to anybody: not those of which a case is opened against somebody. */
export const typesInTheOpen: readonly string[] = typeNames.filter(name => !('opensCase' in types[name]))

export const typeOf = (name: string | undefined): HazardType => types[(name ?? 'other') as TypeName] ?? types.other

/** What the police may do about it where the switch for fire checks stands as it does. */
export const policeMay = (name: string | undefined, fireChecks: boolean): PoliceMay => {
  const { policeMay: may, fire } = typeOf(name)
  return fire && !fireChecks ? 'only_report' : may
}

/** What the police may only pass on, and to whom. */
export const takenTo: Readonly<Record<string, Body>> = Object.fromEntries(
  Object.entries<HazardType>(types).flatMap(([name, { competentBody, policeMay }]) =>
    policeMay === 'only_report' ? [[name, competentBody]] : [],
  ),
)
