import { said } from '../said.ts'
import { beat, chief, HOUR, type Play, type Step, soon, telling, type Writing, work } from '../script.ts'
import { sorted } from './dispute.ts'
import { looked } from './hazard.ts'

/** A small hint: read, looked into, and either something or nothing; answered in any case. */
export function clue(writing: Writing): Play {
  const { dice, person, within } = writing
  const told = dice.share(60)
  const becomes = dice.weighed({ hazard: 30, dispute: 16, nothing: 54 })
  const text = dice.pick(said.clue[becomes])
  const opening: Play['opening'] = told
    ? {
        by: 'resident',
        channel: 'page',
        ...(dice.share(50) ? { anonymous: true } : { reporter: person() }),
        says: () => ({ text }),
      }
    : { by: beat, channel: 'officer', says: () => ({ text, source: 'saw_it_myself' }) }
  const steps: Step[] = [
    soon(within(80), beat, 'read', m => ({ readAt: m.now, reply: 'we_look_into_it' })),
    work(dice.between(3, 40) * HOUR, beat, 'lookInto', m => ({ lookedAt: m.now, ways: ['walked_by', 'asked_around'] })),
    ...outcome(writing, becomes),
  ]
  if (!told) steps.push(work(dice.between(1, 30) * HOUR, chief, 'answerNobody', () => ({ because: 'nobody_to_tell' })))
  else
    steps.push(
      work(dice.between(1, 30) * HOUR, beat, 'answer', m => ({
        template: becomes === 'nothing' ? 'nothing_found' : 'work_goes_on',
        ...telling(dice, 'message')(m),
      })),
    )
  return { opening, steps }
}

function outcome(writing: Writing, becomes: 'hazard' | 'dispute' | 'nothing'): Step[] {
  const { dice } = writing
  const after = dice.between(0.2, 20) * HOUR
  if (becomes === 'nothing')
    return [work(after, beat, 'setAside', () => ({ because: dice.pick(['not_so', 'over_by_now', 'too_vague']) }))]
  if (becomes === 'dispute') return [{ ...work(after, beat, 'becomeDispute'), goesOn: withSides(writing) }]
  const type = dice.pick(['blocked_exit', 'ebike_charging', 'manhole'] as const)
  const goesOn = looked(writing, type, { found: true, anonymous: false, mayHurt: false })
  return [{ ...work(after, beat, 'becomeHazard', () => ({ type, text: dice.pick(said.hazard[type]) })), goesOn }]
}

/** Who is at odds with whom is asked first. */
function withSides(writing: Writing) {
  const { person } = writing
  const [party, otherParty] = [person(), person()]
  const named = soon(20, beat, 'nameSides', () => ({ party, otherParty, sort: 'neighbours' }))
  return { steps: [named, ...sorted(writing, true).steps] }
}
