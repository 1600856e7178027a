import { derivedId } from '../src/platform/ids.ts'

/*
 * The small bureau that lies in every test database: two counties of Heze with their real codes, three stations, and
 * invented people, one of each post. Written by test/seed.ts.
 */

export const bureauId = 3717
/** Everybody's. */
export const password = 'a test password'

const id = (...words: string[]) => derivedId('test', ...words)

/** By their codes: `units['371702001']`. */
export const unitId = (code: string) => id('unit', code)

export const units = {
  bureau: unitId('3717'),
  county: unitId('371702'),
  /** 东城派出所, where the people below work who have a station. */
  station: unitId('371702001'),
  /** 西城派出所: another station of the same county. */
  otherStation: unitId('371702002'),
  otherCounty: unitId('371703'),
  /** 天中派出所, in the other county. */
  stationOfOtherCounty: unitId('371703001'),
  window: unitId('371702001-window'),
  cityInspection: unitId('3717-inspection'),
  countyInspection: unitId('371702-inspection'),
}

export const paths = {
  bureau: '/',
  county: '/371702/',
  station: '/371702/371702001/',
  otherStation: '/371702/371702002/',
  otherCounty: '/371703/',
  stationOfOtherCounty: '/371703/371703001/',
  window: '/371702/371702001/371702001-window/',
  cityInspection: '/3717-inspection/',
  countyInspection: '/371702/371702-inspection/',
}

/** Real divisions: code and name as the state writes them. */
export const villages = {
  /** The beat of `beatOfficer`. */
  dongan: '371702001001',
  shuanghe: '371702001006',
  yangzhuang: '371702001007',
  /** The beat of `otherBeatOfficer`, of the same station. */
  cangfang: '371702001008',
  limin: '371702001009',
  shengli: '371702001010',
  /** In the station's area, in no beat: lands at the desk. */
  donghe: '371702001011',
  /** The other station's: its beat has an officer of its own. */
  longting: '371702002001',
  nanhua: '371702002002',
  /** The other county's station: no beats, no roster, a chief only. */
  first: '371703001001',
  second: '371703001002',
  third: '371703001003',
}

export const beats = {
  east: id('beat', 'east'),
  west: id('beat', 'west'),
  longting: id('beat', 'longting'),
}

/** What the plate on a door of 东安社区 carries. */
export const placeCode = 'dongan01'

export type Somebody = { id: string; number: string; name: string; post: string; unit: keyof typeof units }

const person = (number: string, name: string, post: string, unit: keyof typeof units): Somebody => ({
  id: id('staff', number),
  number,
  name,
  post,
  unit,
})

export const people = {
  auxiliary: person('100001', '孔祥瑞', 'auxiliary', 'station'),
  beatOfficer: person('100002', '王广义', 'beat_officer', 'station'),
  otherBeatOfficer: person('100003', '刘爱华', 'beat_officer', 'station'),
  dutyOfficer: person('100004', '张洪涛', 'duty_officer', 'station'),
  mediator: person('100005', '李桂兰', 'mediator', 'station'),
  windowClerk: person('100006', '赵晓敏', 'window_clerk', 'station'),
  chief: person('100007', '陈建国', 'station_chief', 'station'),
  inspector: person('100008', '孙立新', 'inspector', 'countyInspection'),
  headInspector: person('100009', '周为民', 'head_inspector', 'countyInspection'),
  cityInspector: person('100010', '吴正平', 'inspector', 'cityInspection'),
  cityHeadInspector: person('100011', '郑守仁', 'head_inspector', 'cityInspection'),
  countyOfficer: person('100012', '马振华', 'county_officer', 'county'),
  cityOfficer: person('100013', '朱明远', 'city_officer', 'bureau'),
  legalOfficer: person('100014', '高文静', 'legal_officer', 'county'),
  systemAdmin: person('100015', '林海波', 'system_admin', 'bureau'),
  securityAdmin: person('100016', '何卫东', 'security_admin', 'bureau'),
  auditAdmin: person('100017', '郭思源', 'audit_admin', 'bureau'),
  /** The other station of the same county. */
  otherStationOfficer: person('100018', '徐长河', 'beat_officer', 'otherStation'),
  otherStationDuty: person('100019', '胡永刚', 'duty_officer', 'otherStation'),
  otherStationChief: person('100020', '曹先锋', 'station_chief', 'otherStation'),
  /** The other county. */
  otherCountyOfficer: person('100021', '董秀英', 'county_officer', 'otherCounty'),
  otherCountyChief: person('100022', '程世杰', 'station_chief', 'stationOfOtherCounty'),
  countyDuty: person('100023', '冯国强', 'duty_officer', 'county'),
}
