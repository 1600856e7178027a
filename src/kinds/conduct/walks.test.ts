import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bureau, conductWith, id, type Name, named, superior } from '../../../test/inspection.ts'
import { file, idOf } from '../../../test/play.ts'
import { type Chance, chanceOf, sayAnything } from '../../../test/say-anything.ts'
import type { Move } from '../kind.ts'

/*
 * Random lives of what is about persons, in a bureau whose superiors are written down by hand. Before each step the door
 * could hand it to anybody; what the rules let happen is looked at after each.
 */

/** Steps that lead on: without them a walk would seldom come far. */
const forward = new Set([
  'acknowledge',
  'checkConflict',
  'classify',
  'investigate',
  'reviewRecording',
  'answerWords',
  'disclose',
  'takeStatement',
  'conclude',
  'concludeReview',
  'answer',
  'correct',
  'recheck',
  'callRater',
  'close',
])

/** What a sensible person would state, where the move asks for it. */
function sensible(move: Move, owner: Name, about: Name | undefined): Record<string, unknown> {
  const chief = about && superior[about]
  const all = {
    related: 'none',
    sort: 'service_fault',
    said: 'apologised',
    how: 'letter',
    basis: ['recording'],
    to: id(owner),
    ...(chief && { chief: id(chief) }),
  }
  return Object.fromEntries(Object.entries(all).filter(([field]) => move.says.properties[field]))
}

const names = Object.keys(bureau) as Name[]
const station: readonly Name[] = ['chief', 'beat', 'duty', 'auxiliary', 'clerk']
const stationRoles = ['station_chief', 'complained', 'their_chief', 'county_officer', 'city_officer', 'beat_officer']
const inspectors: readonly Name[] = names.filter(name => bureau[name].posts[0]!.includes('inspector'))

type Game = ReturnType<typeof conductWith>['m']
type Look = (m: Game, move: string, actor: Name | null, about: Name | undefined) => void

function life(seed: number, opening: 'complain' | 'rateBadly' | 'appeal', look: Look): number {
  const chance = chanceOf(seed)
  const about = chance.likely(0.9) ? chance.pick(names) : undefined
  const { m } = conductWith('cityInspector')
  const person = about && { complained: id(about) }
  if (opening === 'complain')
    m.by('resident').does('complain', {
      text: '说话难听',
      fault: chance.pick(['attitude', 'runaround', 'unfair']),
      ...person,
    })
  else if (opening === 'appeal')
    m.by('resident').does('appeal', {
      of: idOf(7),
      level: 'first',
      text: '不服',
      concludedBy: id(chance.pick(inspectors)),
      ...person,
    })
  else m.by('resident').does('rateBadly', { stars: 1, about: idOf(7), ...(about && { handler: id(about) }) })
  const landed = landing(m, chance)
  if (landed === undefined) {
    // Nobody of the city is left: its inspectors concluded, or are complained of. That goes to the province.
    expect(m.details.concludedBy && named(m.details.concludedBy)).toMatch(/city/i)
    return 0
  }
  // The owner is whom the door has found: play it again with them.
  const game = again(m, opening, landed)
  let made = 0
  for (let i = 0; i < 60; i++) {
    if (chance.likely(0.5)) game.m.later({ minutes: chance.below(600) })
    if (chance.likely(0.1)) game.m.later({ days: 1 })
    const possible = Object.entries(game.m.kind.moves).filter(([, move]) => move.from.includes(game.m.state!))
    const onward = chance.likely(0.5) ? possible.filter(([name]) => forward.has(name)) : []
    const [name, move] = chance.pick(onward.length > 0 ? onward : possible)
    const able = names.filter(n => move.by.some(post => bureau[n].posts.includes(post)))
    const owner = named(game.m.owner!)
    const actor =
      onward.length > 0 && chance.likely(0.8)
        ? owner
        : chance.pick(chance.likely(0.9) ? [...able, null] : [...names, null])
    if (actor === null) game.m.by('resident')
    else game.as(actor)
    const says = sayAnything(move.says, chance, {
      now: game.m.now,
      staff: chance.likely(0.7) ? [game.m.owner!, ...inspectors.map(id)] : names.map(id),
      matters: [idOf(7)],
      files: [file],
    })
    if (onward.length > 0) Object.assign(says, sensible(move, owner, about))
    if (game.m.refused(name, says).length > 0) continue
    game.m.does(name, says)
    made++
    look(game.m, name, actor, game.m.details.complained && named(game.m.details.complained))
  }
  return made
}

/** Whom the door may land it with: anybody of the line whom the kind does not bar. */
function landing(m: Game, chance: Chance): Name | undefined {
  const line = m.kind.walled!(m.seen()) === 'inspection' ? inspectors : (['chief', 'countyOfficer'] as const)
  return chance.pick(line.filter(name => !m.kind.barred!(m.seen(), bureau[name])))
}

/** The same matter, as it is after its opening, with another owner. */
function again(m: Game, opening: string, owner: Name) {
  const game = conductWith(owner)
  const { complained, handler, fault, of, level, concludedBy, about } = m.details
  const given = Object.fromEntries(
    Object.entries({ complained, handler, fault, of, level, concludedBy, about }).filter(([, v]) => v !== undefined),
  )
  const says = { complain: { text: '说话难听' }, appeal: { text: '不服' }, rateBadly: { stars: 1 } }[opening]
  game.m.by('resident').does(opening, { ...says, ...given })
  return game
}

function lives(opening: Parameters<typeof life>[1], numRuns: number, look: Look): number {
  let made = 0
  fc.assert(
    fc.property(fc.integer(), seed => {
      made += life(seed, opening, look)
    }),
    { numRuns },
  )
  return made
}

describe('whatever is done to a complaint, and whoever tries', () => {
  test('its handler is neither the person complained of nor their direct superior, and works in inspection', () => {
    const states = new Set<string>()
    const made = lives('complain', 150, (m, move, _actor, about) => {
      states.add(m.state!)
      const owner = named(m.owner!)
      expect(inspectors, move).toContain(owner)
      if (about === undefined) return
      expect(owner, move).not.toBe(about)
      expect(owner, move).not.toBe(superior[about])
    })
    expect(made).toBeGreaterThan(2000)
    expect(states.size).toBeGreaterThan(7)
  })

  test('before it is disclosed no notice goes to the station, and nobody there can do or see anything', () => {
    let disclosed = 0
    const made = lives('complain', 150, (m, move, actor) => {
      if (m.details.disclosedAt !== undefined) {
        disclosed++
        return
      }
      for (const { name, to } of m.last.notices)
        for (const role of to) expect(stationRoles, `${move}: ${name}`).not.toContain(role)
      if (actor !== null) expect(station, move).not.toContain(actor)
      expect(m.kind.walled!(m.seen())).toBe('inspection')
      expect([...m.kind.lets!(m.seen()), ...m.kind.speaks!(m.seen())]).toEqual([])
    })
    expect(made).toBeGreaterThan(2000)
    expect(disclosed).toBeGreaterThan(20)
  })

  test('nobody who only assists decides, and the person complained of does nothing but speak for themselves', () => {
    lives('complain', 100, (m, move, actor, about) => {
      if (actor === null) return
      if (m.kind.moves[move]!.decides) expect(bureau[actor].posts, move).not.toContain('auxiliary')
      if (actor === about && move !== 'identify') expect(['makeStatement', 'askReview'], move).toContain(move)
    })
  })

  test('a review is never in the hands of who concluded before, nor of the person it is about', () => {
    const made = lives('appeal', 100, (m, move, _actor, about) => {
      expect(m.owner, move).not.toBe(m.details.concludedBy)
      expect(inspectors).toContain(named(m.owner!))
      if (about) expect([about, superior[about]]).not.toContain(named(m.owner!))
    })
    expect(made).toBeGreaterThan(500)
  })

  test('who was rated neither has the rating nor calls back', () => {
    const made = lives('rateBadly', 100, (m, move, actor) => {
      expect(m.owner, move).not.toBe(m.details.handler)
      if (actor !== null && id(actor) === m.details.handler)
        expect(['makeStatement', 'askReview'], move).toContain(move)
    })
    expect(made).toBeGreaterThan(500)
  })
})
