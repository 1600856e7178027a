import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import pg from 'pg'

/*
 * The floor: bare Fastify, the same kind of pool, the same SQL, as many bytes out, and nothing else. No session, no check, no
 * rule, no sealing, no chain. What it does faster than we is what our care costs.
 *
 *   node bench/floor/server.ts DATABASE_URL questions.json
 */

export type Questions = {
  /** Statements of one answer, as our own routes asked them, and how many bytes we answered. */
  list: { statements: { text: string; values: unknown[] }[]; bytes: number }
  matter: { statements: { text: string; values: unknown[] }[]; bytes: number }
  opening: { row: string; bytes: number }
  move: { read: { text: string; values: unknown[] }; record: { text: string; values: unknown[] }; bytes: number }
}

const [, , url, file] = process.argv as [string, string, string, string]
const questions: Questions = JSON.parse(readFileSync(file, 'utf8'))
const pool = new pg.Pool({ connectionString: url, max: 10 })
const app = fastify()

/** As long as our answer: what is sent weighs the same. */
const sized = (value: unknown, bytes: number): string | Buffer => {
  const text = JSON.stringify(value)
  const more = bytes - Buffer.byteLength(text)
  return more >= 0 ? text + ' '.repeat(more) : Buffer.from(text).subarray(0, bytes)
}
const json = 'application/json; charset=utf-8'

for (const name of ['list', 'matter'] as const) {
  const { statements, bytes } = questions[name]
  const named = statements.map(({ text, values }, i) => ({ name: `${name}-${i}`, text, values }))
  app.get(`/${name}`, async (_request, reply) => {
    const answers = []
    for (const statement of named) answers.push((await pool.query(statement)).rows)
    return reply.type(json).send(sized(answers, bytes))
  })
}

// The usual way: one row for the thing and one for the audit, in a transaction.
app.post('/opening', async (request, reply) => {
  const { id } = request.body as { id: string }
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query({
      name: 'matter',
      text: 'insert into floor_matter (id, body) values ($1, $2)',
      values: [id, questions.opening.row],
    })
    await client.query({
      name: 'audit',
      text: 'insert into floor_audit (matter_id, at, body) values ($1, now(), $2)',
      values: [id, questions.opening.row],
    })
    await client.query('commit')
  } finally {
    client.release()
  }
  return reply.code(201).type(json).send(sized({ id }, questions.opening.bytes))
})

app.post('/move', async (request, reply) => {
  const { matter, command } = request.body as { matter: string; command: string }
  const { read, record, bytes } = questions.move
  const readValues = [...read.values]
  readValues[1] = matter
  readValues[2] = command
  const { rows } = await pool.query({ name: 'read', text: read.text, values: readValues })
  const { version, promises } = rows[0].matter
  const values = [...record.values]
  values[1] = command
  const [change] = JSON.parse(values[7] as string)
  change.id = matter
  change.expect = version
  change.row = { ...change.row, promises: promises + (change.promises?.length ?? 0) }
  for (const [i, promise] of (change.promises ?? []).entries()) promise.no = 1000 + version * 10 + i
  for (const [i, notice] of (change.notices ?? []).entries()) notice.id = command.slice(0, 35) + i
  delete change.settled
  values[7] = JSON.stringify([change])
  await pool.query({ name: 'record', text: record.text, values })
  return reply.type(json).send(sized(rows[0].matter, bytes))
})

await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ port: (app.server.address() as { port: number }).port }))
