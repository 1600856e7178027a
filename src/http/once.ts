import { canonical } from '../platform/canonical.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ask } from './operation.ts'
import { commandIdIn } from './write-headers.ts'

/**
 * Does what would harm if it were done twice once under the key that was sent with it; without a key, as it is sent. Sent again it is
 * answered alike. The key is taken before anything is done: where nobody knows how it ended, it is not begun again. Refuses
 * `key-reused` (422), `begun-under-this-key` (409), and `shown-once` (409) for what is kept nowhere.
 *
 * @param asked all that is asked for, as it is compared: kept only as a digest under a key of the house
 * @param shownOnce the answer holds a secret
 */
export async function once<T>(
  { house, person, request }: Pick<Ask, 'house' | 'person' | 'request'>,
  asked: unknown,
  work: () => Promise<T>,
  { shownOnce = false } = {},
): Promise<T> {
  if (request.headers['idempotency-key'] === undefined) return work()
  const { db, suite, now } = house
  const { bureauId, id: actor } = person!
  const digest = suite.hmac('command', canonical({ to: request.url, asked }))
  const key = { bureau_id: bureauId, command_id: commandIdIn(request).toLowerCase() }
  const taken = await db
    .insertInto('command')
    .values({ ...key, actor, digest, answer: JSON.stringify({ begun: true }), at: now() })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  const mine = <Q extends { where: (column: any, is: '=', value: any) => Q }>(question: Q) =>
    question.where('bureau_id', '=', key.bureau_id).where('command_id', '=', key.command_id)
  if (taken.numInsertedOrUpdatedRows === 0n) {
    const row = await mine(db.selectFrom('command').select(['actor', 'digest', 'answer'])).executeTakeFirst()
    // The other was refused in between, and gave the key back.
    if (!row) return once({ house, person, request }, asked, work, { shownOnce })
    if (row.actor !== actor || !digest.equals(row.digest)) throw new Refusal(422, 'key-reused')
    const answer = row.answer as { begun: true } | { shown: true } | { done: T }
    if ('done' in answer) return answer.done
    throw new Refusal(409, 'shown' in answer ? 'shown-once' : 'begun-under-this-key')
  }
  try {
    const done = await work()
    const answer = JSON.stringify(shownOnce ? { shown: true } : { done })
    await mine(db.updateTable('command').set({ answer })).execute()
    return done
  } catch (error) {
    // A "no" has done nothing; of anything else nobody knows.
    if (error instanceof Refusal) await mine(db.deleteFrom('command')).execute()
    throw error
  }
}
