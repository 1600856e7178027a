import { say, type Words } from '../words.ts'
import type { State } from './details.ts'
import { types } from './types.ts'

/** How far a hazard is, in the words of the three in place (三到位): who is responsible, urged to mend it, looked at again. */
export const stages = ['seen', 'responsible', 'mending', 'recheck', 'right'] as const
export type Stage = (typeof stages)[number]

const stageBy: Readonly<Record<State, Stage | undefined>> = {
  reported: 'seen',
  found_on_visit: 'seen',
  screened: 'seen',
  urgent_scene: 'seen',
  verified: 'responsible',
  serious: 'responsible',
  responsibility_set: 'mending',
  notice_served: 'mending',
  transferred: 'mending',
  rectifying: 'mending',
  failed: 'mending',
  escalated: 'mending',
  recheck: 'recheck',
  fixed_on_spot: 'right',
  passed: 'right',
  reporter_told: 'right',
  published: 'right',
  closed: 'right',
  not_found: undefined,
  duplicate: undefined,
}

/** Undefined: there was none, or it stands elsewhere. */
export const stageOf = (state: string): Stage | undefined => stageBy[state as State]

export const stageWords: Readonly<Record<Stage, Words>> = {
  seen: say('待查看', 'To be looked at'),
  responsible: say('待定责任', 'Nobody responsible yet'),
  mending: say('整改中', 'Being put right'),
  recheck: say('待复查', 'To be looked at again'),
  right: say('已整改', 'Put right'),
}

/** A private home: it stands on any map as its village, never nearer (R32). */
export const isAtHome = (type: string): boolean => 'home' in (types[type as keyof typeof types] ?? {})
