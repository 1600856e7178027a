import { randomUUID } from 'node:crypto'
import type { House } from '../src/house.ts'
import { act } from '../src/matters/act.ts'
import { staff } from '../src/matters/asker.ts'
import { openMatter } from '../src/matters/open-matter.ts'
import { personById } from '../src/people/who-is-who.ts'
import { bureauId, people, villages } from './people.ts'
import type { play } from './play.ts'
import { sorting, warmly } from './play-dispute.ts'

/** A dispute that the duty officer passed on, with the number that they were given there; by its id. */
export async function passOnDispute(house: House, said: { whither: string; theirReceipt: string }): Promise<string> {
  const m = { now: house.now().toISOString() } as ReturnType<typeof play>
  const officer = staff((await personById(house.db, bureauId, people.dutyOfficer.id, house.now()))!)
  const { id } = await openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'dispute',
      place: { village: villages.dongan },
      says: { text: '两家为工钱吵起来了', sort: 'neighbours' },
      reporter: { name: '王小明', phone: '13905301234' },
    },
    { as: 'resident', bureauId },
  )
  const moves: [string, Record<string, unknown>][] = [
    ['sendOut', { sentAt: m.now }],
    ['calm', { arrivedAt: m.now, recordNo: 'X-1', done: ['kept_apart', 'heard_out'] }],
    ['triage', sorting(m, 'D', { bothAgree: 'no' })],
    ['passOn', warmly(m, { rightToSue: true, ...said })],
  ]
  for (const [move, says] of moves) await act(house, { commandId: randomUUID(), matterId: id, move, says }, officer)
  return id
}
