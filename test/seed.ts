import { hashPassword } from '../src/people/password.ts'
import { openDatabase } from '../src/platform/db.ts'
import { addRows } from '../src/platform/rows.ts'
import type { Tables } from '../src/platform/tables.ts'
import { beats, bureauId, password, paths, people, placeCode, units, villages } from './people.ts'

/** Fills the template that every test clones with the small bureau of test/people.ts. */
export async function seed(url: string): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1 })
  const add = (table: keyof Tables, rows: object[]) =>
    addRows(
      db,
      table,
      rows.map(row => ({ bureau_id: bureauId, ...row })),
    )
  await add('bureau', [theBureau])
  await add('edition', [
    { what: 'people', n: 1 },
    { what: 'measures', n: 1 },
    { what: 'calendar', n: 1 },
  ])
  await add('division', divisions)
  await add('unit', unitRows)
  await add('unit_area', areas)
  await add('staff', everybody.map(asStaff))
  await add('post_held', everybody.map(asPostHeld))
  const hash = await hashPassword(password, 'demo')
  await add(
    'credential',
    everybody.map(({ id }) => ({ staff_id: id, hash, changed_at: '2026-01-01T00:00:00Z' })),
  )
  await add('beat', beatRows)
  await add('beat_place', beatPlaces)
  await add('beat_holder', beatHolders)
  await add('roster', rosterRows)
  await add('place_code', [{ code: placeCode, village_code: villages.dongan, premises_id: null }])
  await close()
}

const theBureau = {
  letters: 'HZ',
  name_zh: '菏泽市公安局',
  name_en: 'Heze Public Security Bureau',
  tz: 'Asia/Shanghai',
  calendar_edition: 'cn-2024-2026',
  // Tests set their clock on by hours, and whoever is signed in stays so.
  idle_minutes: 720,
  south: 34.3,
  west: 114.7,
  north: 35.9,
  east: 116.5,
}

const division = (code: string, name: string, short: string, initials: string, lat: number, lng: number) => {
  const level = { 4: 'city', 6: 'county', 9: 'town', 12: 'village' }[code.length]
  const parent = { 4: null, 6: '3717', 9: code.slice(0, 6), 12: code.slice(0, 9) }[code.length]
  return { code, parent, level, name, short, initials, lat, lng }
}

// The names and codes are real; the points are a sketch.
const divisions = [
  division('3717', '菏泽市', '菏泽市', 'hzs', 35.23, 115.48),
  division('371702', '牡丹区', '牡丹区', 'mdq', 35.28, 115.43),
  division('371702001', '东城街道', '东城街道', 'dcjd', 35.242, 115.429),
  division(villages.dongan, '东安社区居民委员会', '东安社区', 'dasq', 35.244, 115.436),
  division(villages.shuanghe, '双河社区居民委员会', '双河社区', 'shsq', 35.247, 115.418),
  division(villages.yangzhuang, '杨庄社区居民委员会', '杨庄社区', 'yzsq', 35.226, 115.432),
  division(villages.cangfang, '仓房社区居民委员会', '仓房社区', 'cfsq', 35.26, 115.433),
  division(villages.limin, '利民社区居民委员会', '利民社区', 'lmsq', 35.23, 115.411),
  division(villages.shengli, '胜利社区居民委员会', '胜利社区', 'slsq', 35.23, 115.45),
  division(villages.donghe, '东和社区居民委员会', '东和社区', 'dhsq', 35.264, 115.417),
  division('371702002', '西城街道', '西城街道', 'xcjd', 35.32, 115.428),
  division(villages.longting, '龙厅社区居民委员会', '龙厅社区', 'ltsq', 35.32, 115.435),
  division(villages.nanhua, '南华社区居民委员会', '南华社区', 'nhsq', 35.326, 115.417),
  division('371703', '定陶区', '定陶区', 'dtq', 35.05, 115.55),
  division('371703001', '天中街道', '天中街道', 'tzjd', 35.06, 115.56),
  division(villages.first, '东城社区居民委员会', '东城社区', 'dcsq', 35.063, 115.565),
  division(villages.second, '西城社区居民委员会', '西城社区', 'xcsq', 35.058, 115.552),
  division(villages.third, '南城社区居民委员会', '南城社区', 'ncsq', 35.051, 115.561),
]

type UnitName = keyof typeof units

const office = {
  mon: [
    ['08:30', '12:00'],
    ['14:00', '17:30'],
  ],
}
const unit = (name: UnitName, parent: UnitName | null, code: string, sort: string, zh: string, en: string) => ({
  id: units[name],
  parent_id: parent && units[parent],
  code,
  path: paths[name],
  sort,
  name_zh: zh,
  name_en: en,
  phone: '0530-000****',
  hours: sort === 'window' ? { ...office, tue: office.mon, wed: office.mon, thu: office.mon, fri: office.mon } : null,
})

const unitRows = [
  unit('bureau', null, '3717', 'bureau', '菏泽市公安局', 'Heze Public Security Bureau'),
  unit('county', 'bureau', '371702', 'county', '牡丹区公安分局', 'Mudan District Bureau'),
  unit('otherCounty', 'bureau', '371703', 'county', '定陶区公安分局', 'Dingtao District Bureau'),
  unit('station', 'county', '371702001', 'station', '东城派出所', 'Dongcheng Police Station'),
  unit('otherStation', 'county', '371702002', 'station', '西城派出所', 'Xicheng Police Station'),
  unit('stationOfOtherCounty', 'otherCounty', '371703001', 'station', '天中派出所', 'Tianzhong Police Station'),
  unit('window', 'station', '371702001-window', 'window', '东城派出所户籍窗口', 'Dongcheng service window'),
  unit('cityInspection', 'bureau', '3717-inspection', 'inspection', '菏泽市公安局督察支队', 'City inspection'),
  unit('countyInspection', 'county', '371702-inspection', 'inspection', '牡丹区公安分局督察大队', 'County inspection'),
]

const areas = [
  { unit_id: units.bureau, division_code: '3717' },
  { unit_id: units.county, division_code: '371702' },
  { unit_id: units.otherCounty, division_code: '371703' },
  { unit_id: units.station, division_code: '371702001' },
  { unit_id: units.otherStation, division_code: '371702002' },
  { unit_id: units.stationOfOtherCounty, division_code: '371703001' },
]

const everybody = Object.values(people)
type One = (typeof everybody)[number]

const asStaff = ({ id, number, name }: One) => ({
  id,
  number,
  name,
  phone: `139****${number.slice(2)}`,
  woman: /[华兰敏静英]$/.test(name),
})

const asPostHeld = ({ id, post, unit }: One) => ({
  staff_id: id,
  post,
  unit_id: units[unit],
  from_day: '2026-01-01',
  to_day: null,
})

const beatRows = [
  { id: beats.east, unit_id: units.station, name: '东安片区' },
  { id: beats.west, unit_id: units.station, name: '仓房片区' },
  { id: beats.longting, unit_id: units.otherStation, name: '龙厅片区' },
]

const beatPlaces = [
  ...[villages.dongan, villages.shuanghe, villages.yangzhuang].map(village_code => ({
    beat_id: beats.east,
    village_code,
  })),
  ...[villages.cangfang, villages.limin, villages.shengli].map(village_code => ({ beat_id: beats.west, village_code })),
  ...[villages.longting, villages.nanhua].map(village_code => ({ beat_id: beats.longting, village_code })),
]

const holder = (beat_id: string, { id }: One, stand_in: boolean) => ({
  beat_id,
  staff_id: id,
  from_day: '2026-01-01',
  to_day: null,
  stand_in,
})

// The two officers of the station stand in for each other.
const beatHolders = [
  holder(beats.east, people.beatOfficer, false),
  holder(beats.east, people.otherBeatOfficer, true),
  holder(beats.west, people.otherBeatOfficer, false),
  holder(beats.west, people.beatOfficer, true),
  holder(beats.longting, people.otherStationOfficer, false),
]

const onDuty = (unit: UnitName, { id }: One) => ({
  unit_id: units[unit],
  post: 'duty_officer',
  staff_id: id,
  from_at: '2026-01-01T00:00:00+08:00',
  to_at: '2029-01-01T00:00:00+08:00',
})

const rosterRows = [
  onDuty('station', people.dutyOfficer),
  onDuty('otherStation', people.otherStationDuty),
  onDuty('county', people.countyDuty),
]
