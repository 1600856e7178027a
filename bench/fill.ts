import { addDays } from '../src/clock/day.ts'
import { dayOf, startOfDay } from '../src/clock/zone.ts'
import { demoPhotos } from '../src/demo/photos.ts'
import { bureauId } from '../src/demo/plan.ts'
import { inBulk } from '../src/demo/year/bulk.ts'
import { simulate } from '../src/demo/year/simulate.ts'
import type { House } from '../src/house.ts'
import { numberAll } from '../src/journal/feed.ts'
import { importMatters, type Landed } from '../src/matters/import.ts'
import { houseOn } from './capture.ts'

/** So many are lived through; what is more is history. */
const LIVED = 10_000
/** Of a hundred of history that many are open still. */
const OPEN = 4
const AT_ONCE = 500

/**
 * Brings the bureau to at least so many matters: ten thousand by a simulated year in bulk, the others as another system's history
 * of ten years, spread over all stations and their officers. Stopped, what is there stays.
 */
export async function fill(
  databaseUrl: string,
  dataDir: string,
  matters: number,
): Promise<{ matters: number; seconds: number }> {
  const began = performance.now()
  const house = await houseOn(databaseUrl, dataDir)
  try {
    const count = async () => Number((await house.pool.query('select count(*) from matter')).rows[0].count)
    const there = await count()
    if (there < Math.min(matters, LIVED)) {
      const today = dayOf(house.now(), 'Asia/Shanghai')
      const until = startOfDay(today, 'Asia/Shanghai')
      await simulate({
        house,
        bureauId,
        seed: `bench ${there}`,
        photos: await demoPhotos(house),
        from: addDays(today, -365),
        until,
        count: Math.min(matters, LIVED) - there,
        ...(await inBulk(house, bureauId, until)),
        progress: () => {},
      })
    }
    await bringHistory(house, matters - (await count()))
    if (there < matters) {
      await numberAll(house.pool)
      await house.pool.query('analyze')
    }
    return { matters: await count(), seconds: Math.round((performance.now() - began) / 1000) }
  } finally {
    await house.close()
  }
}

async function bringHistory(house: House, wanted: number) {
  const { rows } = await house.pool.query(
    `select b.letters, u.id as "unitId", u.path as "unitPath", p.staff_id as "ownerId" from post_held p
     join unit u on u.bureau_id = p.bureau_id and u.id = p.unit_id join bureau b on b.bureau_id = p.bureau_id
     where p.bureau_id = $1 and p.post = 'beat_officer' order by p.staff_id`,
    [bureauId],
  )
  const landings = (rows as Omit<Landed, 'bureauId'>[]).map(one => ({ bureauId, ...one }))
  const now = house.now().getTime()
  const first = Number((await house.pool.query('select count(*) from matter where imported is not null')).rows[0].count)
  for (let from = first; from < first + wanted; from += AT_ONCE) {
    const landed = landings[((from / AT_ONCE) % landings.length) | 0]!
    const size = Math.min(AT_ONCE, first + wanted - from)
    await importMatters(
      house,
      landed,
      Array.from({ length: size }, (_, i) => pastOf(from + i, now)),
      new Date(now),
    )
  }
}

/** The n-th of them, over ten years. */
function pastOf(n: number, now: number) {
  const openedAt = now - ((n * 7_919) % (3650 * 1440)) * 60_000 - 60_000
  const isOpen = n % 100 < OPEN
  return {
    source: 'bench',
    key: String(n),
    file: 'bench',
    line: n,
    kind: 'hazard',
    type: 'hazard',
    state: isOpen ? 'reported' : 'closed',
    details: {},
    channel: 'page',
    language: 'zh',
    openedAt,
    closedAt: isOpen ? null : Math.min(now, openedAt + ((n * 31) % 30) * 86_400_000),
    near: null,
    says: { text: `路口的井盖松了，车一过就响（${n}）` },
    due: openedAt + 7 * 86_400_000,
  }
}
