import type { Person } from '../people/who-is-who.ts'
import { canonical } from '../platform/canonical.ts'
import { Refusal } from '../platform/refusal.ts'
import { prepareMove } from './act.ts'
import { again } from './again.ts'
import type { Hands } from './answer.ts'
import { staff } from './asker.ts'
import { recordAct } from './record.ts'

/** What goes off duty with somebody, and who has it from then on. */
export type HandOver = {
  readonly commandId: string
  /** A colleague, by id. */
  readonly to: string
  readonly because: string
  readonly remark?: string
  /** Each as whoever hands over saw it. */
  readonly matters: readonly { readonly id: string; readonly version: number }[]
}

export type Handed = { readonly matters: readonly { id: string; code: string; version: number }[] }

/**
 * At the end of a shift: all of them handed over in one act, or none (R2, R9). Every promise is kept as it was given. Refuses
 * what the first of them refuses that cannot be handed over, with its id in `about.matter`; sent again, it is answered alike.
 */
export function handOverAll(house: Hands, asked: HandOver, person: Person): Promise<Handed> {
  const about = ({ id }: Record<string, unknown>) => ({ matter: id })
  return again(house, person.bureauId, () => handOverOnce(house, asked, person), { named: true, about })
}

async function handOverOnce(house: Hands, asked: HandOver, person: Person): Promise<Handed> {
  const { bureauId } = person
  const asker = staff(person)
  const { to, because, remark, matters } = asked
  const commandId = asked.commandId.toLowerCase()
  const digest = house.suite.hmac('command', canonical({ ...asked, commandId: undefined }))
  const before = await answeredBefore(house, bureauId, commandId, person.id, digest)
  if (before) return before
  const says = { to, because, ...(remark !== undefined && { remark }) }
  const prepared = []
  for (const { id, version } of matters) prepared.push(await prepareOne(id, version))
  const [first] = prepared
  const answer: Handed = {
    matters: prepared.map(({ drafted: [one] }) => {
      const { id, code, version } = one!.matter
      return { id, code, version }
    }),
  }
  const { answer: given } = await recordAct(house.pool, {
    bureauId,
    commandId,
    actor: person.id,
    digest,
    answer,
    editions: first!.acting.know.editions,
    at: first!.acting.recordedAt,
    changes: prepared.flatMap(({ drafted }) => drafted.flatMap(({ rows }) => (rows ? [rows] : []))),
  })
  return given

  async function prepareOne(matterId: string, version: number) {
    try {
      const one = await prepareMove(house, { commandId, matterId, move: 'handOver', says, version }, asker)
      if ('answered' in one) throw new Refusal(422, 'key-reused')
      return one
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new Refusal(error.status, error.code, { ...error.about, matter: matterId })
    }
  }
}

/** The same command again: the stored answer, for the same person and the same list. */
async function answeredBefore(house: Hands, bureauId: number, commandId: string, actor: string, digest: Buffer) {
  const row = await house.db
    .selectFrom('command')
    .select(['actor', 'digest', 'answer'])
    .where('bureau_id', '=', bureauId)
    .where('command_id', '=', commandId)
    .executeTakeFirst()
  if (!row) return undefined
  if (row['actor'] !== actor || !digest.equals(row['digest'])) throw new Refusal(422, 'key-reused')
  return row['answer'] as Handed
}
