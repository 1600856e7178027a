import { addDays } from '../src/clock/day.ts'
import { dayOf, startOfDay } from '../src/clock/zone.ts'
import { demoPhotos } from '../src/demo/photos.ts'
import { bureauId } from '../src/demo/plan.ts'
import { simulate } from '../src/demo/year/simulate.ts'
import { houseOn } from './capture.ts'

/** Brings the bureau to at least so many matters, by the simulation: through the one door, so a million take hours. */
export async function fill(
  databaseUrl: string,
  dataDir: string,
  matters: number,
): Promise<{ matters: number; seconds: number }> {
  const began = performance.now()
  const house = await houseOn(databaseUrl, dataDir)
  try {
    const count = async () => Number((await house.pool.query('select count(*) from matter')).rows[0].count)
    const missing = matters - (await count())
    if (missing > 0) {
      const today = dayOf(house.now(), 'Asia/Shanghai')
      await simulate({
        ...{ house, bureauId, seed: `bench ${matters}`, photos: await demoPhotos(house.config.dataDir) },
        ...{ from: addDays(today, -365), until: startOfDay(today, 'Asia/Shanghai'), count: missing },
        progress: () => {},
      })
      await house.pool.query('analyze')
    }
    return { matters: await count(), seconds: Math.round((performance.now() - began) / 1000) }
  } finally {
    await house.close()
  }
}
