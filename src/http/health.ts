import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { feedAge } from '../journal/feed.ts'
import { pending } from '../platform/migrate.ts'

/** For whoever keeps the program running: is it alive, and may it be sent requests? */
export function health(app: FastifyInstance, { pool, now }: House): void {
  const look = async () => {
    const left = await pending(pool).catch(() => undefined)
    if (left?.length === 0) return { ready: true, feedSeconds: await feedAge(pool, now()) }
    return { ready: false, because: left ? 'not-migrated' : 'no-database' }
  }
  // Looked at once for all who ask meanwhile: anybody may, and it costs the database some questions.
  let looking: ReturnType<typeof look> | undefined
  app.get('/healthz', async () => ({ alive: true }))
  app.get('/readyz', async (_request, reply) => {
    looking ??= look().finally(() => {
      looking = undefined
    })
    const found = await looking
    return reply.code(found.ready ? 200 : 503).send(found)
  })
}
