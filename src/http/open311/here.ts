import type { House } from '../../house.ts'
import { type Knowledge, knowledgeOf } from '../../matters/knowledge.ts'
import { type Params, queryOf } from '../../neighbours/params.ts'
import { Refusal } from '../../platform/refusal.ts'
import { homeOf } from '../home.ts'
import type { Ask } from '../operation.ts'

export const paramsIn = ({ request }: Pick<Ask, 'request'>): Params => queryOf(request.query as Record<string, unknown>)

export const knowOf = async (house: House): Promise<Knowledge> =>
  knowledgeOf(house.db, (await homeOf(house)).bureauId, house.now())

/** There is one; whoever names another has the wrong city. Refuses `unknown-jurisdiction` (404). */
export async function assertJurisdiction({ house, request }: Pick<Ask, 'house' | 'request'>, params: Params) {
  const said = params.one('jurisdiction_id')?.toLowerCase()
  if (said === undefined) return
  const { bureauId, letters } = await homeOf(house)
  const names = [letters, String(bureauId), request.hostname, request.host]
  if (!names.some(name => name.toLowerCase() === said)) throw new Refusal(404, 'unknown-jurisdiction')
}
