import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { feedAge } from '../journal/feed.ts'
import { pending } from '../platform/migrate.ts'

/** For whoever keeps the program running: is it alive, and may it be sent requests? */
export function health(app: FastifyInstance, { pool, now }: House): void {
  app.get('/healthz', async () => ({ alive: true }))
  app.get('/readyz', async (_request, reply) => {
    const left = await pending(pool).catch(() => undefined)
    if (left?.length === 0) return { ready: true, feedSeconds: await feedAge(pool, now()) }
    return reply.code(503).send({ ready: false, because: left ? 'not-migrated' : 'no-database' })
  })
}
