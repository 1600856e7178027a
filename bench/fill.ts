import { houseOn } from './capture.ts'

/** Brings the bureau to so many matters, as rows that `xjw verify` accepts. */
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
      const { bulkLoad } = await import('../src/demo/bulk-load.ts' as string)
      await bulkLoad(house, missing)
      await house.pool.query('analyze')
    }
    return { matters: await count(), seconds: Math.round((performance.now() - began) / 1000) }
  } finally {
    await house.close()
  }
}
