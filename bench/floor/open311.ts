import { Readable } from 'node:stream'
import fastify from 'fastify'
import pg from 'pg'
import { requestsText } from '../../src/http/open311/requests.ts'

/* A bare route: the same SQL for a thousand requests, each row streamed as it came. */

const pool = new pg.Pool({ connectionString: process.argv[2]!, max: 10 })
const { rows: bureaus } = await pool.query(`select bureau_id from matter where kind = 'hazard' limit 1`)
const app = fastify()
app.get('/', async (_request, reply) => {
  const { text, values } = requestsText(bureaus[0].bureau_id, new Date())
  const { rows } = await pool.query(text, values)
  const lines = function* () {
    let piece = ''
    for (const row of rows) {
      piece += `${JSON.stringify(row)}\n`
      if (piece.length > 32_768) {
        yield piece
        piece = ''
      }
    }
    yield piece
  }
  return reply.type('application/json').send(Readable.from(lines()))
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ port: (app.server.address() as { port: number }).port }))
