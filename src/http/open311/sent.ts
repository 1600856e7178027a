import type { House } from '../../house.ts'
import { kindNamed } from '../../kinds/index.ts'
import type { Knowledge } from '../../matters/knowledge.ts'
import { countCall, type Neighbour, neighbourOf, type Scope } from '../../neighbours/keys.ts'
import type { Params } from '../../neighbours/params.ts'
import { type Taken, takeRequest } from '../../neighbours/take-request.ts'
import { Refusal } from '../../platform/refusal.ts'
import { answerBy } from '../done.ts'
import { homeOf } from '../home.ts'
import type { Language } from '../language.ts'
import type { Ask } from '../operation.ts'
import { bodyOf } from './body.ts'
import { assertJurisdiction, knowOf, paramsIn } from './here.ts'
import { isOpenNow } from './requests.ts'
import { takeUpdate } from './updates.ts'
import type { Fields } from './write.ts'

/** What a neighbour brings: its number, or a token. */
export async function requestSent(ask: Ask): Promise<Fields> {
  const { house, request, language } = ask
  const { body, neighbour } = await sentBy(ask, 'requests')
  const know = await knowOf(house)
  const said = request.headers['idempotency-key']
  const key = typeof said === 'string' ? said.slice(0, 200) : undefined
  return answered(house, know, await takeRequest({ house, know, neighbour, body, key }), language)
}

/** What a neighbour adds to what it brought: the id of the update, as it was sent. */
export async function updateSent(ask: Ask): Promise<Fields> {
  const { body, neighbour } = await sentBy(ask, 'updates')
  return takeUpdate(ask.house, await knowOf(ask.house), neighbour, body.params)
}

/** What is sent to this city, and by whom; files are taken only where the key stands before them. */
async function sentBy(ask: Ask, scope: Scope) {
  const { house, request } = ask
  // The key may stand in the address, where some put it.
  const query = paramsIn(ask)
  const withQuery = (params: Params): Params => ({
    ...params,
    one: name => params.one(name) ?? (name === 'api_key' || name === 'jurisdiction_id' ? query.one(name) : undefined),
  })
  const { params, files } = await bodyOf(request, house, async before => {
    if (withQuery(before).one('api_key') === undefined) throw new Refusal(403, 'key-before-files')
    await keyHolder(house, withQuery(before), scope)
  })
  const body = { params: withQuery(params), files }
  const neighbour = await keyHolder(house, body.params, scope)
  countCall(neighbour, house.now())
  await assertJurisdiction(ask, body.params)
  return { body, neighbour }
}

/** Whose key it is, for this. Refuses `key-needed`, `key-unknown` and `not-in-scope` (403). */
async function keyHolder(house: House, params: Params, scope: Scope): Promise<Neighbour> {
  const key = params.one('api_key')
  if (key === undefined) throw new Refusal(403, 'key-needed')
  const neighbour = await neighbourOf(house.db, (await homeOf(house)).bureauId, key)
  if (!neighbour) throw new Refusal(403, 'key-unknown')
  if (!neighbour.scopes.includes(scope)) throw new Refusal(403, 'not-in-scope')
  return neighbour
}

/** What is in the open is told by its number; of all else only that it was received. */
async function answered(
  { pool }: House,
  know: Knowledge,
  { answer, token }: Taken,
  language: Language,
): Promise<Fields> {
  const isOpen = await isOpenNow(pool, know.bureauId, answer.id)
  const by = isOpen
    ? answerBy(know, kindNamed(answer.kind)!, answer.dues)?.due.slice(0, 16).replace('T', ' ')
    : undefined
  const said = {
    zh: by ? `已收到，最晚 ${by} 前回话。` : '已收到。',
    en: by ? `Received; answered by ${by} at the latest.` : 'Received.',
  }
  return {
    ...(isOpen ? { service_request_id: answer.id } : { token }),
    service_notice: said[language],
    account_id: null,
  }
}
