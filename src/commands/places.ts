import { readFile } from 'node:fs/promises'
import { shippedCalendarData } from '../clock/shipped.ts'
import { dayOf } from '../clock/zone.ts'
import { sayNext } from '../next-step.ts'
import { anywhere, makeBureau, theBureau } from '../places/bureau.ts'
import { readDivisions } from '../places/divisions.ts'
import { loadBeats } from '../places/load-beats.ts'
import { loadDivisions } from '../places/load-divisions.ts'
import { loadPolygons } from '../places/load-polygons.ts'
import { loadUnits } from '../places/load-units.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { faultSaid, type LineFault } from '../platform/line-fault.ts'
import { Refusal } from '../platform/refusal.ts'
import { bureau, flag, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'places load|units|beats|outlines FILE: a city (its points too with --surveyed), units, beats (CSV), outlines (GeoJSON); points of another datum by --datum gcj-02',
  zh: 'places load|units|beats|outlines 文件：装入城市区划（坐标经过核实的加 --surveyed）、单位、责任片区（CSV）及片区边界（GeoJSON）；坐标系不是 WGS-84 的用 --datum gcj-02 说明',
}

export const options = {
  letters: word('of a new city, before its codes, like HZ', '新城市查询码开头的字母，如 HZ'),
  surveyed: flag('its points were looked after and may be shown', '坐标经过核实，可以在地图上显示'),
  datum: word('of its points: wgs-84, cgcs2000, gcj-02, bd-09', '坐标系：wgs-84、cgcs2000、gcj-02、bd-09'),
  bureau,
  json,
} as const
const kinds = ['load', 'units', 'beats', 'outlines'] as const
type Kind = (typeof kinds)[number]
type Loaded = { loaded: number; faults?: readonly LineFault[] }

/** Takes one file, whole or not at all; every fault is printed with its line. */
export async function run(args: string[], context: Context): Promise<number> {
  const { kind, file, values } = readOptions(args)
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotStart(`${file} cannot be read.`, `无法读取 ${file}。`)
  })
  const { db, close } = await context.open()
  try {
    if (kind === 'load') return await report(context, db, await loadCity(db, text, values), values.json)
    const bureau = await theBureau(db, values.bureau)
    const { bureauId, tz } = bureau
    const load: Record<Exclude<Kind, 'load'>, () => Promise<Loaded>> = {
      units: () => loadUnits(db, bureauId, text),
      beats: () => loadBeats(db, bureauId, text, dayOf(context.now(), tz)),
      outlines: () => loadPolygons(db, bureauId, text, values.datum),
    }
    return await report(context, db, { ...bureau, ...(await load[kind]()) }, values.json)
  } catch (error) {
    throw error instanceof Refusal ? sayWhy(error) : error
  } finally {
    await close()
  }
}

type Report = Loaded & { bureauId?: number; nameZh: string }

async function report(
  { say }: Context,
  db: Parameters<typeof sayNext>[0],
  { bureauId, nameZh, loaded, faults = [] }: Report,
  json = false,
): Promise<number> {
  for (const fault of faults) {
    const { en, zh } = faultSaid(fault)
    say(en, zh)
  }
  if (faults.length > 0)
    say(`Faults: ${faults.length}. Nothing was changed.`, `共${faults.length}处有误，未做任何改动。`)
  else say(`${nameZh}: ${loaded} loaded.`, `${nameZh}：已装入${loaded}条。`)
  if (faults.length === 0) await sayNext(db, say)
  if (json) {
    const result = JSON.stringify({ bureauId, loaded, faults })
    say(result, result)
  }
  return faults.length > 0 ? 1 : 0
}

/** A city of which there is no bureau yet gets one, with the city's code of four digits for its number. */
async function loadCity(
  db: Parameters<typeof makeBureau>[0],
  text: string,
  {
    letters = '',
    surveyed,
    datum,
  }: { letters?: string | undefined; surveyed?: boolean | undefined; datum?: string | undefined },
): Promise<Report> {
  const { divisions, faults } = readDivisions(text)
  const city = divisions.find(({ level }) => level === 'city')
  if (faults.length > 0) return { nameZh: city?.name ?? '', loaded: 0, faults }
  if (!city) throw new Refusal(422, 'no-city')
  const bureauId = Number(city.code)
  const bureaus = await db.selectFrom('bureau').select(['bureau_id', 'letters']).execute()
  if (!bureaus.some(row => row['bureau_id'] === bureauId)) {
    if (!/^[A-Z]{2,4}$/.test(letters)) throw new Refusal(422, 'letters-needed')
    if (bureaus.some(row => row['letters'] === letters)) throw new Refusal(409, 'letters-taken')
    await makeBureau(db, {
      bureauId,
      letters,
      nameZh: `${city.name}公安局`,
      nameEn: `${city.name} Public Security Bureau`,
      tz: 'Asia/Shanghai',
      calendarEdition: String(shippedCalendarData.edition),
      box: anywhere,
    })
  }
  return { bureauId, nameZh: city.name, ...(await loadDivisions(db, bureauId, text, { surveyed, datum })) }
}

function readOptions(args: string[]) {
  const { values, positionals } = readTyped(args, options, summary, 2)
  const [kind, file] = positionals
  if (!(kinds as readonly (string | undefined)[]).includes(kind) || !file) throw usage(summary)
  return { kind: kind as Kind, file, values }
}

const reasons: Record<string, [en: string, zh: string]> = {
  'letters-needed': [
    'A new city needs two to four capitals for its codes: --letters HZ',
    '新的城市需要两到四个大写字母作为查询码的开头：--letters HZ',
  ],
  'letters-taken': ['Another bureau has these letters.', '这几个字母已属于另一个市局。'],
  'no-city': [
    'The file has no line for the city itself (a code of four digits).',
    '文件里没有城市本身那一行（四位编码）。',
  ],
  'unknown-datum': [
    'An unknown datum: use wgs-84, cgcs2000, gcj-02 or bd-09.',
    '坐标系不认识：请用 wgs-84、cgcs2000、gcj-02 或 bd-09。',
  ],
  'not-geojson': ['This is not a FeatureCollection of GeoJSON.', '这不是 GeoJSON 的 FeatureCollection。'],
}

function sayWhy({ code, about, status }: Refusal): Error {
  const words = reasons[code]
  if (words) return new CannotStart(...words)
  const feature = about['feature']
  if (code === 'bad-outline')
    return new CannotStart(`Feature ${feature} is no Polygon or MultiPolygon.`, `第${feature}个要素不是多边形。`)
  if (code === 'unknown-beat')
    return new CannotStart(
      `Feature ${feature} names a beat that does not exist.`,
      `第${feature}个要素所写的片区不存在。`,
    )
  return new Refusal(status, code, about)
}
