import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import pg from 'pg'

/*
 * The floor: bare Fastify, the same kind of pool, the same SQL, the same bytes out, and nothing else. No session, no check, no
 * rule, no sealing, no chain: it answers what we answered once, whatever it reads. What it does faster than we is what our care costs.
 *
 *   node bench/floor/server.ts DATABASE_URL questions.json
 */

export type Questions = {
  /** Statements of one answer, as our own routes asked them, and what we answered. */
  list: { statements: { text: string; values: unknown[] }[]; answer: object }
  matter: { statements: { text: string; values: unknown[] }[]; answer: object }
  opening: { row: string; answer: object }
  move: { read: { text: string; values: unknown[] }; record: { text: string; values: unknown[] }; answer: object }
}

const [, , url, file] = process.argv as [string, string, string, string]
const questions: Questions = JSON.parse(readFileSync(file, 'utf8'))
const pool = new pg.Pool({ connectionString: url, max: 10 })
const app = fastify()

for (const name of ['list', 'matter'] as const) {
  const { statements, answer } = questions[name]
  const named = statements.map(({ text, values }, i) => ({ name: `${name}-${i}`, text, values }))
  app.get(`/${name}`, async () => {
    for (const statement of named) await pool.query(statement)
    return answer
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
  return reply.code(201).send(questions.opening.answer)
})

app.post('/move', async request => {
  const { matter, command } = request.body as { matter: string; command: string }
  const { read, record, answer } = questions.move
  const readValues = [...read.values]
  readValues[1] = matter
  readValues[2] = command
  const { rows } = await pool.query({ name: 'read', text: read.text, values: readValues })
  const { version, promises } = rows[0].matter
  const open: { no: number; measure: string }[] = rows[0].promises ?? []
  const values = [...record.values]
  values[1] = command
  const [change] = JSON.parse(values[7] as string)
  change.id = matter
  change.expect = version
  change.row = { ...change.row, promises: promises + (change.promises?.length ?? 0) }
  for (const [i, promise] of (change.promises ?? []).entries()) promise.no = 1000 + version * 10 + i
  for (const [i, notice] of (change.notices ?? []).entries()) notice.id = command.slice(0, 35) + i
  // What this word keeps is what the last one promised, as with us.
  const again = new Set((change.promises ?? []).map((one: { measure: string }) => one.measure))
  change.settled = open
    .filter(({ measure }) => again.has(measure))
    .map(({ no }) => ({ no, met_at: new Date().toISOString(), late: false }))
  values[7] = JSON.stringify([change])
  await pool.query({ name: 'record', text: record.text, values })
  return answer
})

await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ port: (app.server.address() as { port: number }).port }))
