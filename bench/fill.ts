import { addDays } from '../src/clock/day.ts'
import { dayOf, startOfDay } from '../src/clock/zone.ts'
import { demoPhotos } from '../src/demo/photos.ts'
import { bureauId } from '../src/demo/plan.ts'
import { inBulk } from '../src/demo/year/bulk.ts'
import { simulate } from '../src/demo/year/simulate.ts'
import { numberAll } from '../src/journal/feed.ts'
import { houseOn } from './capture.ts'

/** Brings the bureau to at least so many matters, by a simulated year in bulk; stopped, what is there stays. */
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
    if (there < matters) {
      const today = dayOf(house.now(), 'Asia/Shanghai')
      const until = startOfDay(today, 'Asia/Shanghai')
      await simulate({
        ...{ house, bureauId, seed: `bench ${there}`, photos: await demoPhotos(house) },
        ...{ from: addDays(today, -365), until, count: matters - there, ...(await inBulk(house, bureauId, until)) },
        progress: () => {},
      })
      await numberAll(house.pool)
      await house.pool.query('analyze')
    }
    return { matters: await count(), seconds: Math.round((performance.now() - began) / 1000) }
  } finally {
    await house.close()
  }
}
