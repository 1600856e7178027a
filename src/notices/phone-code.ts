import { randomInt } from 'node:crypto'
import { addDays } from '../clock/day.ts'
import { dayOf, startOfDay } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { say } from '../kinds/words.ts'
import { isKnownPhone } from '../matters/by-phone.ts'
import { phoneDigest, plainPhone } from '../matters/phone.ts'
import { giveTryBack, noneLeft, takeOneOf, takeTry } from '../people/tries.ts'
import { uuidv7 } from '../platform/ids.ts'
import type { Queue, Wanted } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import { sameBytes } from '../platform/suite.ts'
import { channelsOf } from './channels/index.ts'
import { isDown, noteOutcome, turnOf } from './pace.ts'
import { offeredBy } from './reach.ts'

/*
 * A code by SMS, by which somebody shows that they hold a telephone (R30; decision 0094). Whoever asks for one is answered before anybody looks
 * whether the number is known: only the worker does, and sends nothing to a number under which there is nothing to see.
 */

type Rooms = Pick<House, 'db' | 'pool' | 'now' | 'mode' | 'config' | 'suite' | 'keyring' | 'log'>
type Here = { bureauId: number; tz: string }

const QUEUE = 'phone-codes'
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const goodForMinutes = 10
/** Of one code; with five codes a day, 25 of a million may be tried at one number. */
const TRIES = 5
const ofOneNumber = { aMinute: { most: 1, within: MINUTE }, aDay: { most: 5, within: DAY } }
/** Whole villages reach us from one address. */
const ofOneAddress = { most: 30, within: HOUR }
const wrongOfOneAddress = 30
/** What is sent costs money: so many a day in a bureau that has not said another number. */
const usualADay = 1000

const words = say(
  '您的验证码 {code}，{minutes} 分钟内有效。谁要都别给，民警也不会问您要。',
  'Your code: {code}, good for {minutes} minutes. Tell it to nobody.',
)

/** As a bureau's gateway takes it: a mobile number of the mainland. */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(plainPhone(text) ?? '')

const keyOf = ({ suite }: Pick<House, 'suite'>, ...what: string[]) => suite.hmac('phone code limit', what.join(' '))

/** All codes that are sent in a bureau on one day. */
function ofTheDay(house: Pick<Rooms, 'suite' | 'now' | 'config'>, { bureauId, tz }: Here) {
  const today = dayOf(house.now(), tz)
  const most = channelsOf(house).settings?.sms?.codesADay ?? usualADay
  const within = startOfDay(addDays(today, 1), tz).getTime() - house.now().getTime()
  return { bureauId, key: keyOf(house, 'bureau', today), most, within }
}

/**
 * Takes note that somebody wants a code for a number; answered alike and as fast for every number. Refuses `no-phone-codes-here` (404), and
 * (429) `no-codes-today`, `too-many-codes-here` to the address (@param source), `code-just-asked`, `too-many-codes` of the number.
 */
export async function askCode(
  house: Rooms,
  here: Here,
  { phone: said, language }: { phone: string; language: 'zh' | 'en' },
  source: string,
): Promise<void> {
  const { bureauId } = here
  if (!offeredBy(house).includes('sms')) throw new Refusal(404, 'no-phone-codes-here')
  const at = house.now()
  const overToday = await noneLeft(house.db, ofTheDay(house, here), at)
  if (overToday) throw new Refusal(429, 'no-codes-today', { until: overToday })
  const takeOne = (limit: { most: number; within: number }, ...what: string[]) =>
    takeOneOf(house.db, { bureauId, key: keyOf(house, ...what), ...limit }, at)
  const fromHere = await takeOne(ofOneAddress, 'address', source)
  if (fromHere) throw new Refusal(429, 'too-many-codes-here', { until: fromHere })
  const phone = phoneDigest(house.suite, bureauId, { phone: said })
  const number = phone.toString('base64url')
  const justNow = await takeOne(ofOneNumber.aMinute, 'a minute', number)
  if (justNow) throw new Refusal(429, 'code-just-asked', { until: justNow })
  const ofTheNumber = await takeOne(ofOneNumber.aDay, 'a day', number)
  if (ofTheNumber) throw new Refusal(429, 'too-many-codes', { until: ofTheNumber })
  const id = uuidv7(at)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const letter = JSON.stringify({ phone: plainPhone(said), code })
  await house.pool.query(
    `insert into phone_code (bureau_id, phone, id, code, language, made_at, ends_at, sealed, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $6)
     on conflict (bureau_id, phone) do update set id = excluded.id, code = excluded.code, language = excluded.language,
       made_at = excluded.made_at, ends_at = excluded.ends_at, sealed = excluded.sealed, next_at = excluded.next_at,
       tries = 0, sends = 0, sent_at = null, last = null`,
    [
      bureauId,
      phone,
      id,
      digestOf(house, id, code),
      language,
      at,
      new Date(at.getTime() + goodForMinutes * MINUTE),
      house.suite.sealTo(house.keyring.delivery, letter, bound(bureauId, id)),
    ],
  )
}

const bound = (bureauId: number, id: string) => `phone code ${bureauId} ${id}`
const digestOf = ({ suite }: Pick<House, 'suite'>, id: string, code: string) =>
  suite.hmac('phone code', `${id} ${code}`)

/**
 * Whether this is the code that was sent to the number last; it is right once. Answers the digest of the telephone. Refuses
 * `code-wrong-or-over` (422) alike for a wrong one, one that is over or used, and a number to which none was sent; `too-many-tries` (429).
 */
export async function heldPhone(
  house: Rooms,
  bureauId: number,
  { phone: said, code }: { phone: string; code: string },
  source: string,
): Promise<Buffer> {
  const at = house.now()
  const ofAddress = { bureauId, key: keyOf(house, 'tries', source), most: wrongOfOneAddress }
  await takeTry(house.db, ofAddress, at)
  const phone = phoneDigest(house.suite, bureauId, { phone: said })
  // Counted before it is looked at: a thousand at once are no more than the few either.
  const { rows } = await house.pool.query<{ id: string; code: Buffer }>(
    `update phone_code set tries = tries + 1 where bureau_id = $1 and phone = $2 and ends_at > $3 and tries < $4
     returning id, code`,
    [bureauId, phone, at, TRIES],
  )
  const [sent] = rows
  const id = sent?.id ?? '00000000-0000-0000-0000-000000000000'
  const right = sameBytes(digestOf(house, id, code), sent?.code ?? Buffer.alloc(32))
  const { rowCount } = await house.pool.query(
    'delete from phone_code where bureau_id = $1 and phone = $2 and id = $3 and $4',
    [bureauId, phone, id, right],
  )
  if (rowCount !== 1) throw new Refusal(422, 'code-wrong-or-over')
  await giveTryBack(house.db, ofAddress)
  return phone
}

/** The queue of codes that wait to be sent: see platform/jobs.ts. @param deliveryKey opens the numbers that nobody else opens */
export const phoneCodeQueue = (house: Rooms, deliveryKey: Uint8Array | undefined): Queue => ({
  name: QUEUE,
  wanted: () => codesWanted(house),
  work: id => work(house, id, deliveryKey),
  expires: 60,
})

/** Those that wait; asked for often, since somebody stands there. */
export async function codesWanted({ pool }: Pick<House, 'pool'>): Promise<Wanted[]> {
  const { rows } = await pool.query<{ id: string; sends: number; next_at: Date }>(
    'select id, sends, next_at from phone_code where next_at is not null order by next_at limit 1000',
  )
  return rows.map(({ id, sends, next_at }) => ({ row: id, n: sends, at: next_at }))
}

type Waiting = {
  bureau_id: number
  phone: Buffer
  id: string
  language: 'zh' | 'en'
  ends_at: Date
  sealed: Buffer
  sends: number
  tz: string
}

/** It is tried so often at most; whoever has not got it asks for another. */
const SENDS = 3

async function work(house: Rooms, id: string, deliveryKey: Uint8Array | undefined): Promise<Wanted | undefined> {
  const { db, pool } = house
  const at = house.now()
  // Whoever takes it counts it: one who falls over in the middle has perhaps sent it, and it is not sent twice.
  const { rows } = await pool.query<Waiting>(
    `update phone_code c set next_at = null, sends = sends + 1 from bureau b
     where c.id = $1 and c.next_at is not null and b.bureau_id = c.bureau_id returning c.*, b.tz`,
    [id],
  )
  const [code] = rows
  if (!code) return undefined
  const { bureau_id: bureauId } = code
  if (code.ends_at <= at) return end(house, code, 'too-old')
  if (!(await isKnownPhone(house, bureauId, code.phone))) return end(house, code, 'not-known')
  const letter = letterIn(house, code, deliveryKey)
  const way = channelsOf(house).ways.get('sms')
  if (!way) return house.mode === 'demo' ? end(house, code, 'ok', letter.text) : end(house, code, 'no-such-channel')
  const to = way.addressOf(letter.phone)
  if (to === undefined) return end(house, code, 'no-address')
  if (await isDown(house, bureauId, way)) return again(house, code, 20 * SECOND)
  const turn = await turnOf(house, bureauId, way)
  if (turn.getTime() > at.getTime() + 2 * SECOND) return again(house, code, turn.getTime() - at.getTime())
  if (await takeOneOf(db, ofTheDay(house, { bureauId, tz: code.tz }), at)) return end(house, code, 'no-codes-today')
  const outcome = await way.send({ id, to, text: letter.text, link: null, title: '' })
  await noteOutcome(house, bureauId, way, outcome)
  if (outcome.how === 'again' && code.sends < SENDS) return again(house, code, 10 * SECOND)
  return end(house, code, outcome.how === 'sent' ? 'ok' : outcome.why)
}

function letterIn(house: Rooms, { bureau_id, id, sealed, language }: Waiting, deliveryKey: Uint8Array | undefined) {
  if (!deliveryKey) throw new Error('the key of the delivery worker is not here')
  const { phone, code } = JSON.parse(house.suite.unsealWith(deliveryKey, sealed, bound(bureau_id, id)))
  const text = words[language].replace('{code}', code).replace('{minutes}', String(goodForMinutes))
  return { phone: phone as string, text }
}

/** @param shown of a demo: what would have gone out */
async function end(house: Rooms, { bureau_id, id }: Waiting, last: string, shown?: string): Promise<undefined> {
  await house.pool.query(
    'update phone_code set sealed = $3, last = $4, sent_at = $5 where bureau_id = $1 and id = $2 and next_at is null',
    [
      bureau_id,
      id,
      shown === undefined ? null : house.suite.seal(shown, bound(bureau_id, id)),
      last,
      last === 'ok' ? house.now() : null,
    ],
  )
  return undefined
}

async function again({ pool, now }: Rooms, { bureau_id, id, sends }: Waiting, ms: number): Promise<Wanted> {
  const at = new Date(now().getTime() + ms)
  await pool.query('update phone_code set next_at = $3 where bureau_id = $1 and id = $2 and sealed is not null', [
    bureau_id,
    id,
    at,
  ])
  return { row: id, n: sends, at }
}

/** What would have been sent, in a demo, the latest first. */
export async function codesShown(
  { pool, suite }: Pick<House, 'pool' | 'suite'>,
  bureauId: number,
): Promise<{ at: Date; text: string }[]> {
  const { rows } = await pool.query<{ id: string; sent_at: Date; sealed: Buffer }>(
    `select id, sent_at, sealed from phone_code where bureau_id = $1 and sent_at is not null and sealed is not null
     order by sent_at desc limit 20`,
    [bureauId],
  )
  return rows.map(({ id, sent_at, sealed }) => ({ at: sent_at, text: suite.unseal(sealed, bound(bureauId, id)) }))
}

/** Those that are over. Answers how many. */
export async function forgetPhoneCodes({ pool, now }: Pick<House, 'pool' | 'now'>): Promise<number> {
  return (await pool.query('delete from phone_code where ends_at <= $1', [now()])).rowCount ?? 0
}
