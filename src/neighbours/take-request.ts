import { randomBytes } from 'node:crypto'
import type { House } from '../house.ts'
import { clue } from '../kinds/clue/index.ts'
import type { Fault } from '../kinds/faults.ts'
import { wordsFor } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import { act } from '../matters/act.ts'
import type { Answer, Hands } from '../matters/answer.ts'
import type { Command } from '../matters/command.ts'
import type { Knowledge } from '../matters/knowledge.ts'
import { openMatter } from '../matters/open-matter.ts'
import { holderOf } from '../matters/store.ts'
import { inWgs84 } from '../places/datum.ts'
import { findPlaces } from '../places/find-by-name.ts'
import { derivedId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Neighbour } from './keys.ts'
import { numberIn, type Params, readTime, wrong } from './params.ts'
import { forgetSent, noteOpened, noteSent } from './sent.ts'
import { attributesOf, optionsIn, type Service, serviceOf } from './services.ts'

const LONGEST = 4000
/** What the kinds take at once; the rest is said more. */
const AT_ONCE = 2000
const FILES = 10

export type Body = { params: Params; files: string[] }

export type Taken = { answer: Answer; service: Service; token: string }

type Ask = { house: House; know: Knowledge; neighbour: Neighbour; body: Body; key: string | undefined }

/** What a request comes to; nothing is kept yet. `more`: what does not go into the opening itself. */
export type Asked = { command: Command; service: Service; more: string; own: string | undefined }

/**
 * Takes a request: the same one of the same neighbour, sent again (by its own number, an Idempotency-Key, or word for word on the
 * same day), is the same. Refuses what is missing or wrong by its name.
 */
export async function takeRequest(ask: Ask): Promise<Taken> {
  const { house, neighbour } = ask
  const asked = await askedIn(ask)
  const { service, command, own } = asked
  const { commandId } = command
  const { bureauId } = ask.know
  const token = derivedToken(house, commandId)
  const sent = { commandId, service: service.code, token, own }
  await noteSent(house.db, { bureauId, neighbourId: neighbour.id, at: house.now() }, [sent])
  let answer: Answer
  try {
    answer = await openAsked(house, bureauId, asked)
  } catch (error) {
    if (error instanceof Refusal) await forgetSent(house.db, bureauId, [commandId])
    throw error
  }
  await noteOpened(house.db, bureauId, [{ commandId, matterId: answer.id }])
  return { answer, service, token }
}

/** Reads a request. Refuses what is missing or wrong by its name. */
export async function askedIn({ house, know, neighbour, body, key }: Ask): Promise<Asked> {
  const { params, files } = body
  const service = serviceNamed(params.one('service_code'))
  const description = params.one('description') ?? service.about.zh
  if (description.length > LONGEST) throw wrong('too-long', 'description')
  const media = [...params.all('media_url'), ...params.all('media_url[]')]
  const text = [description, ...media.map(one => `[media] ${one}`)].join('\n')
  const said = params.names().flatMap(name => params.all(name).map(value => [name, value]))
  const own = ownNumber(params) ?? key
  const commandId =
    own === undefined
      ? derivedId(
          'open311',
          neighbour.id,
          JSON.stringify([said.toSorted(), files, house.now().toISOString().slice(0, 10)]),
        )
      : commandOf(neighbour.id, own)
  const identity = identityIn(params)
  const answers = attributesIn(service, params, know.tz)
  const heard =
    identity || service.kind.anonymous ? { kind: service.kind, text, answers } : asClue(service, text, answers)
  const { kind } = heard
  const command: Command = {
    commandId,
    kind: kind.name,
    says: {
      text: heard.text.slice(0, AT_ONCE),
      ...heard.answers,
      ...(service.type && { type: service.type }),
      ...(kind.name === 'hazard' && { identity: 'sealed' }),
      ...(files.length > 0 && { files: files.slice(0, FILES) }),
    },
    place: await placeIn(house, know, params),
    channel: 'open311',
    ...(identity ? { reporter: identity } : { anonymous: true }),
  }
  return { command, service, more: heard.text.slice(AT_ONCE), own }
}

/**
 * GeoReport asks nobody for a name, and some kinds take nothing from nobody. Then it is a clue: read and looked into as fast, and made
 * what it is once somebody is found (R33). What a clue does not ask stands in its words.
 */
function asClue({ kind, name }: Service, text: string, answers: Record<string, unknown>) {
  const asked = (clue.moves.hear!.says as { properties: object }).properties
  const [own, others] = [true, false].map(taken =>
    Object.entries(answers).filter(([field]) => Object.hasOwn(asked, field) === taken),
  ) as [[string, unknown][], [string, unknown][]]
  const inWords = others.map(([field, said]) => {
    const each = [said].flat().map(one => wordsFor(kind, 'options', String(one))?.zh ?? String(one))
    return `${wordsFor(kind, 'fields', field)?.zh ?? field}：${each.join('、')}`
  })
  return { kind: clue as Kind, text: [`${name.zh}：${text}`, ...inWords].join('\n'), answers: Object.fromEntries(own) }
}

/** The number that it has where it comes from. */
const ownNumber = (params: Params): string | undefined =>
  params.one('external_id') ?? params.one('attribute[external_id]') ?? params.one('attribute[fixmystreet_id]')

/** Under the number that it has with its neighbour, something is brought once. */
export const commandOf = (neighbourId: string, own: string): string => derivedId('open311', neighbourId, 'own', own)

/** Opens what was asked for. `hands` may lay matters elsewhere than in the database. */
export async function openAsked(house: Hands, bureauId: number, { command, more }: Asked): Promise<Answer> {
  const answer = await openMatter(house, command, { as: 'resident', bureauId })
  const holder = answer.link === undefined ? undefined : holderOf(house, answer.link)
  if (more !== '' && holder)
    for (let from = 0; from < more.length; from += AT_ONCE)
      await act(
        house,
        {
          commandId: derivedId(command.commandId, 'more', from),
          matterId: answer.id,
          move: 'sayMore',
          says: { text: more.slice(from, from + AT_ONCE) },
        },
        holder,
      ).catch(error => {
        // Protected, or moved on already: what was said first stands.
        if (!(error instanceof Refusal)) throw error
      })
  return answer
}

/** The same for the same request, and of which nobody guesses another. */
export const derivedToken = ({ suite }: Pick<House, 'suite'>, commandId: string): string =>
  suite.hmac('open311-token', commandId).subarray(0, 18).toString('base64url') || randomBytes(18).toString('base64url')

function serviceNamed(code: string | undefined): Service {
  if (code === undefined) throw wrong('required', 'service_code')
  const service = serviceOf(code)
  if (!service) throw new Refusal(404, 'unknown-service')
  return service
}

/** Kept apart at once, and in no answer. */
function identityIn(params: Params): Command['reporter'] | undefined {
  const name = [params.one('last_name'), params.one('first_name')].filter(one => one !== undefined)
  const western = name.some(one => /^[\p{Script=Latin} .'-]+$/u.test(one!))
  const said = {
    name: (western ? name.reverse().join(' ') : name.join('')).slice(0, 60) || undefined,
    phone: params
      .one('phone')
      ?.replace(/[\s().-]/g, '')
      .slice(0, 20),
    address:
      [params.one('email'), params.one('account_id') && `account ${params.one('account_id')}`]
        .filter(Boolean)
        .join(', ')
        .slice(0, 200) || undefined,
  }
  const phone = said.phone !== undefined && /^[+0-9*]{3,20}$/.test(said.phone) ? said.phone : undefined
  if (said.phone !== undefined && phone === undefined) throw wrong('wrong-form', 'phone')
  const all = Object.fromEntries(Object.entries({ ...said, phone }).filter(([, value]) => value !== undefined))
  return Object.keys(all).length > 0 ? all : undefined
}

/** What was answered to the questions of the service; what it does not ask is passed over, as others send more. */
function attributesIn(service: Service, params: Params, tz: string): Record<string, unknown> {
  const says: Record<string, unknown> = {}
  const missing: Fault[] = []
  for (const { code, schema, required, datatype } of attributesOf(service)) {
    const said = [...params.all(`attribute[${code}]`), ...params.all(`attribute[${code}][]`)]
    const at = `attribute[${code}]`
    if (said.length === 0) {
      if (required) missing.push({ at: `/${at}`, code: 'required' })
      continue
    }
    if (datatype.endsWith('list') && said.some(one => !optionsIn(schema).includes(one)))
      throw wrong('not-one-of-these', at)
    if (datatype === 'number' && !/^-?\d{1,12}(\.\d{1,6})?$/.test(said[0]!)) throw wrong('wrong-form', at)
    says[code] =
      datatype === 'multivaluelist'
        ? [...new Set(said)]
        : schema['type'] === 'boolean'
          ? said[0] === 'true'
          : datatype === 'number'
            ? Number(said[0])
            : datatype === 'datetime'
              ? new Date(readTime(said[0]!, at, tz)).toISOString()
              : said[0]
  }
  if (missing.length > 0) throw new Refusal(400, 'bad-input', { faults: missing })
  return says
}

async function placeIn({ db }: House, know: Knowledge, params: Params): Promise<NonNullable<Command['place']>> {
  const lat = numberIn(params, 'lat')
  const lng = numberIn(params, 'long')
  if ((lat === undefined) !== (lng === undefined)) throw wrong('required', lat === undefined ? 'lat' : 'long')
  if (lat !== undefined && lng !== undefined) {
    if (Math.abs(lat) > 90 || Math.abs(lng) > 180) throw new Refusal(400, 'bad-point')
    const point = inWgs84({ lat, lng }, params.one('datum'))
    const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
    return { point: { lat: round(point.lat), lng: round(point.lng) } }
  }
  const id = params.one('address_id')
  if (id !== undefined)
    return know.known.placeCodes.has(id) ? { placeCode: id.slice(0, 40) } : { village: id.slice(0, 20) }
  const address = params.one('address_string')
  if (address === undefined) throw new Refusal(400, 'no-place-given')
  const village = await villageIn(db, know, address)
  if (village === undefined) throw new Refusal(400, 'unknown-address')
  return { village }
}

/** The village, or else the town, whose name stands in an address; the longest name there, so that 王庄 does not win over 东王庄. */
async function villageIn(db: House['db'], know: Knowledge, address: string): Promise<string | undefined> {
  const [first] = await findPlaces(db, know.bureauId, { q: address.slice(0, 60), limit: 1 })
  if (first && first.level !== 'city') return first.code
  let best: { code: string; size: number; deep: number } | undefined
  for (const { code, short } of know.known.places.values()) {
    if (code.length < 9 || short.length < 2 || !address.includes(short)) continue
    const around = [6, 9].filter(
      size => size < code.length && address.includes(know.known.places.get(code.slice(0, size))?.short ?? '\0'),
    ).length
    const size = short.length + around * 10
    if (!best || size > best.size || (size === best.size && code.length > best.deep))
      best = { code, size, deep: code.length }
  }
  return best?.code
}
