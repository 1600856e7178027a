import { expect, test } from 'vitest'
import { shippedCalendarData } from '../../src/clock/shipped.ts'
import { kinds } from '../../src/kinds/index.ts'
import { isOpening, type Seen } from '../../src/kinds/kind.ts'
import { shippedLaw } from '../../src/kinds/law.ts'
import type { Post } from '../../src/kinds/posts.ts'
import { defaultMeasures } from '../../src/kinds/shipped.ts'
import type { Promise75 } from '../../src/matters/promise.ts'
import { bureau } from '../inspection.ts'
import { walk } from '../walk.ts'

/*
 * Every move of every kind works on a phone without signal, and comes to the same there (R16): random lives are played by the pure
 * rules, and each step of somebody of the station is decided once more from what a pack holds.
 */

type Packed = { shown: Pick<Seen, 'state' | 'standing'>; open: readonly Promise75[] }
type Done = { move: string; says: unknown; at: number }

/** By a name that only the browser's own plan of types knows. */
const { after }: { after: (pack: object, packed: object, done: Done) => Packed } = await import(
  '../../web/offline/decide-here.ts' as string
)

const packOf = (id: string, post: Post) => ({
  at: '',
  until: '',
  matters: [],
  premises: [],
  more: false,
  kinds: [],
  villages: [],
  toCall: {},
  lawbook: {
    tz: 'Asia/Shanghai',
    calendar: shippedCalendarData,
    catalogue: defaultMeasures,
    law: shippedLaw,
  },
  colleagues: Object.values(bureau).map(one => ({
    id: one.id,
    number: '1',
    name: '某',
    posts: one.held.map(({ post, unitPath }) => ({ post, unitId: '2', unitPath })),
  })),
  me: { id, name: '某', posts: [{ post, unit: { path: '/1/2/' } }] },
})

const packed = (seen: Seen, open: readonly Promise75[], post: Post) => ({
  unitPath: seen.unitPath,
  posts: [post],
  open,
  shown: {
    id: seen.id,
    kind: seen.kind,
    state: seen.state,
    details: seen.details,
    standing: seen.standing,
    openedAt: seen.openedAt,
    owner: { id: seen.owner, name: '' },
    people: seen.people,
    promises: [],
    history: [],
    next: null,
    nextDue: null,
    moves: [],
  },
})

/** It gives promises back that ended; which those were, the server alone knows, and it says so once it has heard. */
const takesUpAgain = 'separate'
const atTheStation = Object.values(bureau).filter(({ unitPath }) => unitPath === '/1/2/')
const postOf = (id: string | undefined): Post | undefined => atTheStation.find(one => one.id === id)?.posts[0]

test.each(kinds.map(kind => [kind.name, kind] as const))('%s: decided on the phone as on the server', (_, kind) => {
  const decided = new Set<string>()
  walk(kind, 40, ({ move, who, said, before, done }) => {
    const post = postOf(who.id)
    if (!done || before.state === null || !post || kind.moves[move]!.onlineOnly) return
    const here = { move, says: said, at: Date.parse(before.at) }
    const now = after(packOf(who.id!, post), packed(before, done.owed.before, post), here)
    expect(now.shown.state, move).toBe(done.after.state)
    decided.add(move)
    if (move === takesUpAgain) return
    expect(now.shown.standing, move).toEqual(done.after.standing)
    const measures = (open: readonly { measure: string }[]) => open.map(({ measure }) => measure).sort()
    expect(measures(now.open), move).toEqual(measures(done.owed.after))
  })
  const theirs = Object.entries(kind.moves).filter(
    ([, move]) =>
      !isOpening(move) &&
      !move.onlineOnly &&
      move.by.some(post => atTheStation.some(({ posts }) => posts.includes(post))),
  )
  const share = theirs.filter(([name]) => decided.has(name)).length / theirs.length
  expect(share).toBeGreaterThan(0.5)
})
