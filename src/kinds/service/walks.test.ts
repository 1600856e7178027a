import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colleagueIds, file, idOf, play } from '../../../test/play.ts'
import { type Chance, chanceOf, sayAnything } from '../../../test/say-anything.ts'
import { addDays, daysBetween } from '../../clock/day.ts'
import { common } from '../common.ts'
import { isOpening } from '../kind.ts'
import { service } from './index.ts'
import { applicants, neededFor, type ServiceCode, services } from './services.ts'

/*
 * Random lives of a service: anybody does anything that is not refused, in any order, with papers that are sometimes the
 * right ones. What must always hold is said here by hand, not taken from the kind.
 */

/** Which moves there are in which lane; what is not named here is for all of them. */
const only: Record<string, readonly string[]> = {
  tellMissing: ['papers', 'visit'],
  completeDocuments: ['papers', 'visit'],
  accept: ['papers', 'visit'],
  sendOff: ['papers', 'visit'],
  startVerification: ['papers', 'visit'],
  endVerification: ['papers', 'visit'],
  extend: ['papers', 'visit'],
  cardArrives: ['papers', 'visit'],
  registerBirth: ['papers', 'visit'],
  cancelForDeath: ['papers', 'visit'],
  approveChange: ['papers', 'visit'],
  issueCertificate: ['papers', 'visit'],
  issueLicence: ['papers', 'visit'],
  collect: ['papers', 'visit'],
  deliver: ['papers', 'visit'],
  declineInWriting: ['papers', 'visit', 'now'],
  goHome: ['papers'],
  comeIn: ['visit'],
  offerSlot: ['visit'],
  confirmSlot: ['visit'],
  anotherTime: ['visit'],
  arrive: ['visit'],
  acceptAtHome: ['visit'],
  startSearch: ['now'],
  linkAlarm: ['now'],
  widenSearch: ['now'],
  openCase: ['now'],
  locate: ['now'],
  issueExamProof: ['now'],
  takeIn: ['found'],
  notifyOwner: ['found'],
  announce: ['found'],
  returnThing: ['found'],
  tellFinder: ['found'],
  toState: ['found'],
  arrangeHelp: ['help'],
  giveHelp: ['help'],
  arrangeHelpBeside: ['papers', 'visit', 'now', 'found'],
}

/** What somebody who only assists may do. */
const assisting = new Set(
  'ask takeTicket receive askHelp giveHelp goHome comeIn offerSlot confirmSlot anotherTime arrive sendOff cardArrives collect deliver startSearch linkAlarm takeIn tellFinder tryToReach note raiseFlag'.split(
    ' ',
  ),
)

type Game = ReturnType<typeof play>
type Step = { m: Game; move: string; says: any; before: string | null; lane: string; completeBefore: boolean }

/** The right papers now and then: all of them here, or the rest on the list. */
function withPapers(m: Game, says: any, chance: Chance) {
  const code = m.details.service as ServiceCode | undefined
  if (!code || says.brought === undefined || chance.likely(0.3)) return says
  const applies = chance.likely(0.6) ? chance.pick(services[code].mayApply) : chance.pick(applicants)
  const minor = applies === 'guardian'
  const needed = neededFor(code, { minor, applies })
  const some = says.missing ? needed.filter(() => chance.likely(0.5)) : needed
  return {
    ...says,
    applies,
    minor,
    brought: some,
    ...(says.missing && { missing: needed.filter(paper => !some.includes(paper)) }),
    ...(says.delivery && chance.likely(0.7) && { delivery: chance.pick(services[code].ways) }),
  }
}

function walk(seed: number, steps: number, look: (step: Step) => void): number {
  const chance = chanceOf(seed)
  const m = play(service, { people: ['reporter', ...service.people.filter(() => chance.likely(0.3))] })
  const all = Object.entries(service.moves)
  let made = 0
  for (let i = 0; i < steps; i++) {
    if (chance.likely(0.4)) m.later({ minutes: chance.below(900) })
    if (chance.likely(0.03)) m.later({ days: chance.below(200) })
    const here = all.filter(([, move]) => (m.state === null ? isOpening(move) : move.from.includes(m.state)))
    if (here.length === 0) break
    const [move, { by, says: schema }] = chance.pick(here)
    m.by(chance.likely(0.15) ? 'auxiliary' : chance.pick(by))
    const around = {
      now: m.now,
      staff: colleagueIds,
      matters: [idOf(7)],
      files: [file],
      people: m.people.map(p => p.id),
    }
    const says: any = withPapers(m, sayAnything(schema, chance, around), chance)
    if (says.slotFrom && chance.likely(0.8))
      Object.assign(says, {
        slotFrom: `${addDays(m.today, 3)}T09:00:00+08:00`,
        slotTo: `${addDays(m.today, 3)}T10:00:00+08:00`,
      })
    if (m.refused(move, says).length > 0) continue
    const [before, lane, completeBefore] = [m.state, m.details.lane, m.details.completeAt !== undefined]
    m.does(move, says)
    made++
    look({ m, move, says, before, lane, completeBefore })
  }
  return made
}

const seen = { states: new Set<string>(), moves: new Set<string>(), made: 0 }
const lists = new Map<Game, number>()

test('a life of a service: told before it ends, listed once, by its lane, decided by nobody who assists', () => {
  fc.assert(
    fc.property(fc.integer(), seed => {
      seen.made += walk(seed, 90, ({ m, move, says, before, lane, completeBefore }) => {
        seen.states.add(m.state!)
        seen.moves.add(move)
        const { posts } = m.seen().by

        // No closing untold, but after three tries on three days; protected, never for silence.
        if (m.state === 'closed' && before !== 'closed') {
          const days = new Set(m.standing.attempts.map(({ day }) => day)).size
          expect(m.standing.told.length > 0 || days >= 3, move).toBe(true)
          if (m.standing.protected) expect(m.standing.told.length, move).toBeGreaterThan(0)
        }
        // Never a second list, nor one after it was all there, but for a change of law or a new fact, and its basis.
        if (move === 'tellMissing') {
          const first = (lists.get(m) ?? 0) === 0 && !completeBefore
          if (!first) expect([says.again, says.basis].every(Boolean)).toBe(true)
          lists.set(m, (lists.get(m) ?? 0) + 1)
          for (const paper of says.missing)
            expect(services[m.details.service as ServiceCode].never).not.toContain(paper)
        }
        // The lane decides.
        if (before !== null && only[move]) expect(only[move], `${move} in ${lane}`).toContain(lane)
        if (lane === 'now') expect(m.details.lists).toEqual([])
        // Whoever assists decides nothing.
        if (posts.includes('auxiliary')) expect([...assisting], move).toContain(move)
        // Into whose hand.
        if ((move === 'collect' || move === 'deliver') && m.standing.protected)
          expect(says.receivedBy === 'self' || m.details.minor).toBe(true)
        if (says.receivedBy === 'proxy' || (move === 'completeDocuments' && says.applies === 'proxy'))
          expect(says.authorityNo).toBeTruthy()
        if (move === 'toState') expect(daysBetween(m.details.announcedAt.slice(0, 10), m.today)).toBeGreaterThan(365)
        // A search is not given up.
        if (m.details.service === 'missing') expect(['withdrawn', 'declined_in_writing']).not.toContain(m.state)
      })
    }),
    { numRuns: 450, seed: 20261126 },
  )
  expect(seen.made).toBeGreaterThan(3000)
  // It went almost everywhere: what is proved of walks is proved of these.
  const missed = service.states.filter(state => !seen.states.has(state) && state !== 'to_state')
  expect(missed).toEqual([])
  expect(seen.moves.size).toBeGreaterThan(Object.keys(service.moves).length * 0.75)
})

test('every move of its own is in the table of lanes, or for all of them', () => {
  const forAll = ['ask', 'takeTicket', 'receive', 'askHelp', 'close']
  const shared = common<string, unknown>({ open: ['a'], closed: ['b'], again: 'a', withdrawn: 'b', workers: [] })
  const own = Object.keys(service.moves).filter(name => !(name in shared) && !forAll.includes(name))
  expect(own.sort()).toEqual(Object.keys(only).sort())
})
