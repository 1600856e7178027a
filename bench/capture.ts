import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { House } from '../src/house.ts'
import { act } from '../src/matters/act.ts'
import { staff } from '../src/matters/asker.ts'
import { matterWithHistory } from '../src/matters/history.ts'
import { openMatter } from '../src/matters/open-matter.ts'
import { listFor } from '../src/matters/store.ts'
import { openHouse } from '../src/open.ts'
import { accountByNumber } from '../src/people/accounts.ts'
import { personById } from '../src/people/who-is-who.ts'
import { readConfig } from '../src/platform/config.ts'
import { quiet } from '../src/platform/log.ts'
import type { Questions } from './floor/server.ts'
import type { Server } from './servers.ts'

/** What the load is made with: somebody signed in, accepted cases of theirs, and a village of theirs. */
export type Prepared = {
  signedIn: { authorization: string }
  matters: string[]
  /** One that is read and not moved on meanwhile, so that the floor and we answer the same all the time. */
  read: string
  village: string
  number: string
}

/** Enough that a move seldom meets the same one twice: half of them are moved by us, half by the floor. */
const CASES = 3001
/** What has happened in the one that is read: about as much as in a simulated case that is over. */
const ENTRIES = 12

/** What is sent again and again: a report, and a word to whoever made it. */
export const reported = (village: string) => ({
  kind: 'case',
  channel: 'phone',
  place: { village },
  reporter: { name: '张三丰', phone: '139****0001' },
  says: { text: '店门口的灯箱夜里被人砸了，早上开门才看见。', sort: 'damage', lossYuan: 280 },
})
export const told = () => ({ says: { how: 'phone', toldAt: new Date().toISOString(), step: 'looking' } })

/** Opens and accepts cases in the beat of the demo's beat officer, who is signed in at the server. */
export async function prepare(databaseUrl: string, dataDir: string, ours: Server): Promise<Prepared> {
  const house = await houseOn(databaseUrl, dataDir, 'unhurried')
  try {
    const people: { post: string; number: string; password: string }[] = (await (
      await fetch(`${ours.url}/demo/people.json`)
    ).json()) as never
    const of = (post: string) => people.find(one => one.post === post)!
    const officer = of('beat_officer')
    const [chief, duty] = [
      await person(house, of('station_chief').number),
      await person(house, of('duty_officer').number),
    ]
    const { id: officerId, bureauId } = await person(house, officer.number)
    const { rows } = await house.pool.query(
      'select village_code from beat_place join beat_holder using (bureau_id, beat_id) where bureau_id = $1 and staff_id = $2 order by 1 limit 1',
      [bureauId, officerId],
    )
    const village = rows[0].village_code
    const now = () => house.now().toISOString()
    const matters: string[] = []
    const accepted = async (i: number) => {
      const { id } = await openMatter(
        house,
        {
          commandId: randomUUID(),
          kind: 'case',
          channel: 'phone',
          place: { village },
          reporter: { name: '张三丰' },
          says: { text: '灯箱被砸' },
        },
        staff(duty),
      )
      await act(
        house,
        {
          commandId: randomUUID(),
          matterId: id,
          move: 'register',
          says: { registerNo: `J-${i}`, registeredAt: now() },
        },
        staff(duty),
      )
      await act(
        house,
        { commandId: randomUUID(), matterId: id, move: 'accept', says: { acceptNo: `S-${i}`, decidedAt: now() } },
        staff(chief),
      )
      matters.push(id)
    }
    const numbers = Array.from({ length: CASES }, (_, i) => i).values()
    const hands = Array.from({ length: 8 }, async () => {
      for (const i of numbers) await accepted(i)
    })
    await Promise.all(hands)
    await house.pool.query('analyze')
    const answer = await fetch(`${ours.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number: officer.number, password: officer.password }),
    })
    const { token } = (await answer.json()) as { token: string }
    const read = matters.pop()!
    const by = staff(await person(house, officer.number))
    for (let i = 0; i < ENTRIES - 3; i++)
      await act(house, { commandId: randomUUID(), matterId: read, move: 'update', ...told() }, by)
    return { signedIn: { authorization: `Bearer ${token}` }, matters, read, village, number: officer.number }
  } finally {
    await house.close()
  }
}

/** The statements that our own routes ask for one answer, and what they answer: what the floor does too. */
export async function capture(
  databaseUrl: string,
  dataDir: string,
  ours: Server,
  prepared: Prepared,
): Promise<Questions> {
  const house = await houseOn(databaseUrl, dataDir)
  const asked: { text: string; values: unknown[] }[] = []
  const pool = new Proxy(house.pool, {
    get(target, name) {
      if (name !== 'query') return Reflect.get(target, name)
      return (question: { text: string; values: unknown[] }) => {
        asked.push({ text: question.text, values: [...question.values] })
        return target.query(question as pg.QueryConfig)
      }
    },
  })
  const watched: House = { ...house, pool }
  try {
    const someone = await person(house, prepared.number)
    const statementsOf = async (work: () => Promise<unknown>) => {
      asked.length = 0
      await work()
      return asked.map(one => ({ ...one }))
    }
    const [id] = prepared.matters as [string]
    const asker = staff(someone)
    // Once without looking: what is read once and kept is not asked again.
    await listFor(watched, someone, { scope: 'mine' })
    const list = await statementsOf(() => listFor(watched, someone, { scope: 'mine' }))
    const matter = await statementsOf(() => matterWithHistory(watched, asker, prepared.read))
    const move = await statementsOf(() =>
      act(
        watched,
        {
          commandId: randomUUID(),
          matterId: id,
          move: 'update',
          ...told(),
        },
        asker,
      ),
    )
    const { rows } = await house.pool.query(
      'select to_jsonb(m) as row from matter m where bureau_id = $1 and id = $2',
      [someone.bureauId, id],
    )
    await layTables(databaseUrl)
    const answerTo = async (path: string, body?: object): Promise<object> => {
      const headers = { ...prepared.signedIn, 'content-type': 'application/json', 'idempotency-key': randomUUID() }
      const sent = body && { method: 'POST', body: JSON.stringify(body), headers: { ...headers, 'if-match': '*' } }
      const answer = await fetch(`${ours.url}${path}`, sent ?? { headers: prepared.signedIn })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as object
    }
    return {
      list: { statements: list, answer: await answerTo('/api/v1/matters?scope=mine&limit=50') },
      matter: { statements: matter, answer: await answerTo(`/api/v1/matters/${prepared.read}`) },
      opening: {
        row: JSON.stringify(rows[0].row),
        answer: await answerTo('/api/v1/matters', reported(prepared.village)),
      },
      move: { read: move[0]!, record: move[1]!, answer: await answerTo(`/api/v1/matters/${id}/update`, told()) },
    }
  } finally {
    await house.close()
  }
}

/** By the owner of the database: the role that serves makes no tables. */
async function layTables(databaseUrl: string) {
  const owner = new pg.Client(databaseUrl)
  await owner.connect()
  await owner.query(`
    create table if not exists floor_matter (id uuid primary key, body jsonb not null);
    create table if not exists floor_audit (id bigserial primary key, matter_id uuid not null, at timestamptz not null, body jsonb not null)`)
  await owner.end()
}

/** @param how unhurried: nothing waits for the disk, where only what is there afterwards counts */
export const houseOn = (databaseUrl: string, dataDir: string, how?: 'unhurried') => {
  const address = new URL(databaseUrl)
  if (how) address.searchParams.set('options', '-c synchronous_commit=off')
  const { config } = readConfig(['--demo', '--data', dataDir], { DATABASE_URL: address.href })
  return openHouse(config, { log: quiet, now: () => new Date() })
}

async function person(house: House, number: string) {
  const { rows } = await house.pool.query('select bureau_id from bureau limit 1')
  const account = await accountByNumber(house.db, rows[0].bureau_id, number)
  return (await personById(house.db, account!.bureauId, account!.staffId, house.now()))!
}
