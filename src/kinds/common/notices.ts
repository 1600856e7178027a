import type { Notice } from '../kind.ts'
import type { Any } from './questions.ts'

/** Of the pause that this move is about: may they not know of it? */
const keptFromThem = ({ at, standing: { pauses } }: Any): boolean =>
  pauses.some(({ grantedAt, until, untold }) => untold === 'would_harm' && (grantedAt === at || until === at))

/** Notices that the common moves send. */
export const commonNotices: Readonly<Record<string, Notice>> = {
  receipt: { to: ['reporter'], names: 'answer', source: 'mission: by when will someone answer, and who' },
  landed: { to: ['owner'], source: 'R2: always with one named person' },
  progress: { to: ['reporter'], source: '程序规定 61; M09' },
  addition: { to: ['owner'], source: 'mission' },
  word: { to: ['reporter'], source: 'R27: relayed, or by code' },
  correctionAsked: { to: ['owner', 'station_chief'], source: '个人信息保护法 46' },
  correctionMade: { to: ['reporter'], source: '个人信息保护法 46' },
  correctionRefused: { to: ['reporter'], source: '个人信息保护法 50' },
  // Not to whoever has it: they read it with the matter, and are not called up by it.
  wishAsked: { to: ['station_chief'], source: 'R26' },
  keptOwner: { to: ['reporter'], source: 'R26' },
  handed: { to: ['reporter', 'owner'], source: 'M51' },
  reopened: { to: ['owner', 'station_chief'], source: 'R31' },
  paused: { to: ['reporter'], if: seen => !keptFromThem(seen), source: 'domain §2.1: citizen told at' },
  resumed: {
    to: ['reporter', 'owner'],
    if: seen => !keptFromThem(seen),
    names: 'moved',
    source: 'domain §2.1: automatic end',
  },
  newDay: { to: ['reporter'], source: 'R23' },
  withdrawn: { to: ['reporter'], source: 'mission: nothing is closed silently' },
}
