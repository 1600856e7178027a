import { common } from '../common/index.ts'
import { has } from '../common/questions.ts'
import { fork } from '../kind.ts'
import type { Details, State } from './details.ts'
import { findingOut } from './finding-out.ts'
import { type At, open, over } from './stages.ts'
import { taking } from './taking-on.ts'
import { goingBack } from './telling.ts'

const shared = common<State, Details>({
  whys: ['property_not_back', 'not_taken_seriously'],
  open,
  closed: over,
  again: fork<State, Details, unknown>(['registered', 'investigating'], ({ details }) =>
    details.acceptedAt ? 'investigating' : 'registered',
  ),
  workers: ['beat_officer', 'duty_officer'],
  withdrawn: 'withdrawn',
  withdrawable: ['reported', 'registered'],
})

/** What is sealed is worked on, and written in, by order only (治安管理处罚法 136); its reporter asks for it to go on as ever. */
const unsealFirst = (seen: At): boolean => seen.state === 'sealed' && !has(seen, 'resident')

export const moves = {
  ...shared,
  note: { ...shared.note, refuse: { 'unseal-first': unsealFirst } },
  reopen: { ...shared.reopen, refuse: { ...shared.reopen.refuse, 'unseal-first': unsealFirst } },
  ...taking,
  ...findingOut,
  ...goingBack,
}
