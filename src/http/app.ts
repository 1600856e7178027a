import fastify, { type FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { pending } from '../platform/migrate.ts'
import { pages } from './pages.ts'

/** The program as it is reached over HTTP. */
export async function buildApp({ pool }: House): Promise<FastifyInstance> {
  const app = fastify({ logger: false })
  app.get('/healthz', async () => ({ alive: true }))
  app.get('/readyz', async (_request, reply) => {
    const left = await pending(pool).catch(() => undefined)
    if (left?.length === 0) return { ready: true }
    return reply.code(503).send({ ready: false, because: left ? 'not-migrated' : 'no-database' })
  })
  await pages(app)
  return app
}
