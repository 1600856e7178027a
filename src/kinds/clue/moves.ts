import { reported, telling } from '../common/fields.ts'
import { common } from '../common/index.ts'
import { beforeOpened, inFuture, isProtected, notTriedEnough } from '../common/questions.ts'
import { typeNames } from '../hazard/types.ts'
import { gated, moveOf, type Seen } from '../kind.ts'
import { crew } from '../posts.ts'
import { choice, choices, instant, maybe, nothing, otherMatter, says, staff, toldWords, words, yes } from '../says.ts'
import type { Details, State } from './details.ts'
import { expiresOn, warnsOn } from './expiry.ts'

const move = moveOf<State, Details>()
type At = Seen<State, Details>

const police = ['beat_officer', 'duty_officer', 'station_chief'] as const
const open = ['heard', 'read', 'looked_into', 'became', 'nothing'] as const
const sources = ['told_me', 'overheard', 'found_note', 'saw_it_myself'] as const

/** R28: whoever has it and the chief of the station; nobody above, beside or below them. */
const gates = {
  'owner-and-chief-only': ({ by, owner }: At) =>
    by.id !== owner && !by.posts.some(post => ['station_chief', 'resident', 'neighbour', 'clock'].includes(post)),
}

const shared = common<State, Details>({
  whys: ['not_taken_seriously'],
  open,
  closed: ['answered', 'expired'],
  again: 'read',
  workers: ['beat_officer', 'duty_officer'],
})

/** Nothing has come of it. What became a matter is owed its answer, however long it takes. */
const unadopted = ['heard', 'read', 'looked_into', 'nothing'] as const

export const moves = gated(
  {
    ...shared,
    reopen: { ...shared.reopen, change: ({ details: { warnedOn: _, ...rest }, at }) => ({ ...rest, takenUpAt: at }) },

    hear: move({
      from: [],
      to: 'heard',
      by: ['resident', 'neighbour', ...crew],
      says: says({ ...reported, source: maybe(choice(...sources)) }),
      refuse: { 'in-future': (seen, { happenedAt }) => inFuture(seen, happenedAt) },
      change: (seen, { source }) => ({
        ...seen.details,
        ...(source && { source }),
        nobodyToTell: source !== undefined && source !== 'told_me' && !seen.by.posts.includes('resident'),
      }),
      tells: ['receipt', 'landed'],
      law: '公安机关办理行政案件程序规定 63：为报告人保密',
    }),
    /** What a neighbour gave away while another matter was worked on (R33). */
    takeLead: move({
      from: [],
      to: 'heard',
      by: police,
      says: says({ text: words(1000), of: otherMatter() }),
      change: (seen, { of }) => ({ ...seen.details, source: 'told_me', fromMatter: of }),
      tells: ['landed'],
      law: '公安机关办理行政案件程序规定 63',
    }),
    read: move({
      from: ['heard'],
      to: 'read',
      by: police,
      says: says({
        readAt: instant(),
        reply: choice('we_look_into_it', 'we_wait_for_a_safe_moment', 'tell_us_more', 'call_110_if_it_happens'),
      }),
      refuse: {
        'in-future': (seen, { readAt }) => inFuture(seen, readAt),
        'before-opened': (seen, { readAt }) => beforeOpened(seen, readAt),
      },
      change: (seen, { readAt }) => ({ ...seen.details, readAt }),
      tells: ['read'],
      papers: ['clueRecord'],
    }),
    lookInto: move({
      from: ['read', 'looked_into'],
      to: 'looked_into',
      by: police,
      says: says({
        lookedAt: instant(),
        ways: choices('walked_by', 'asked_around', 'own_records', 'other_body'),
        finding: maybe(words(1000)),
      }),
      refuse: {
        'in-future': (seen, { lookedAt }) => inFuture(seen, lookedAt),
        'say-how': (_seen, { ways }) => ways.length === 0,
      },
      change: (seen, { lookedAt }) => ({ ...seen.details, lookedAt }),
    }),

    becomeCase: move({
      from: ['read', 'looked_into'],
      to: 'became',
      by: police,
      says: nothing,
      change: seen => ({ ...seen.details, became: 'case' }),
      outcome: 'became_case',
      opens: [
        { kind: 'case', move: 'takeOver', as: 'became', says: ({ id }) => ({ of: id, because: 'found_in_clue' }) },
      ],
      decides: true,
    }),
    becomeDispute: move({
      from: ['read', 'looked_into'],
      to: 'became',
      by: police,
      says: nothing,
      change: seen => ({ ...seen.details, became: 'dispute' }),
      outcome: 'became_dispute',
      opens: [
        { kind: 'dispute', move: 'takeOver', as: 'became', says: ({ id }) => ({ of: id, because: 'found_in_clue' }) },
      ],
      decides: true,
    }),
    /** In the officer's words, without a trace of where it came from: the hazard is seen by many. */
    becomeHazard: move({
      from: ['read', 'looked_into'],
      to: 'became',
      by: police,
      says: says({ type: choice(...typeNames), text: words(), where: reported.where }),
      change: seen => ({ ...seen.details, became: 'hazard' }),
      outcome: 'became_hazard',
      opens: [{ kind: 'hazard', move: 'findOnVisit', as: 'became', says: (_seen, input) => ({ ...input }) }],
      decides: true,
    }),
    /** It belongs to a matter that is already in hand. */
    joinMatter: move({
      from: ['read', 'looked_into'],
      to: 'became',
      by: police,
      says: says({ of: otherMatter() }),
      refuse: { 'not-of-itself': (seen, { of }) => of === seen.id },
      change: (seen, { of }) => ({ ...seen.details, joined: of }),
      outcome: 'joined',
      decides: true,
    }),
    setAside: move({
      from: ['read', 'looked_into'],
      to: 'nothing',
      by: police,
      says: says({ because: choice('not_so', 'already_known', 'over_by_now', 'too_vague', 'not_for_the_police') }),
      refuse: {
        // What was not looked into is not found to be nothing.
        'look-first': (seen, { because }) =>
          seen.state === 'read' && (because === 'not_so' || because === 'over_by_now'),
        'silence-does-not-close': isProtected,
      },
      change: (seen, { because }) => ({ ...seen.details, because }),
      outcome: ({ because }) => because,
      decides: true,
    }),
    answer: move({
      from: ['became', 'nothing'],
      to: 'answered',
      by: police,
      says: says({
        template: choice('work_goes_on', 'nothing_found', 'known_already', 'passed_on', 'more_we_may_not_say'),
        inOwnWords: maybe(toldWords(300)),
        ...telling,
      }),
      refuse: {
        'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
        'nothing-but-the-work': (seen, { template }) => seen.state === 'became' && template === 'nothing_found',
      },
      counts: 'told',
      tells: ['answered'],
      papers: ['feedback'],
    }),
    answerNobody: move({
      from: ['became', 'nothing'],
      to: 'answered',
      by: ['station_chief'],
      says: says({ because: choice('nobody_to_tell', 'contact_failed', 'does_not_want_to_be_told') }),
      refuse: {
        'not-tried-enough': seen => !seen.details.nobodyToTell && notTriedEnough(seen),
        'silence-does-not-close': isProtected,
      },
      decides: true,
    }),

    warnOfEnd: move({
      from: [...unadopted],
      by: ['clock'],
      says: nothing,
      refuse: {
        'not-near-its-end': seen => seen.today < warnsOn(seen),
        'warned-already': seen => seen.details.warnedOn !== undefined,
        'silence-does-not-close': isProtected,
      },
      change: seen => ({ ...seen.details, warnedOn: seen.today }),
      tells: ['expiring'],
      law: 'domain §3.4：未采用的线索保存十二个月',
    }),
    /** Another end than an answer: whoever gave it hears that it is over, and may ask for it again. */
    expire: move({
      from: [...unadopted],
      to: 'expired',
      by: ['clock'],
      says: nothing,
      refuse: {
        'not-at-its-end': seen => seen.today < (expiresOn(seen) ?? '9999-12-31'),
        'silence-does-not-close': isProtected,
      },
      tells: ['expired', 'laidAside'],
      outcome: 'expired',
      law: 'domain §3.4：未采用的线索保存十二个月',
    }),

    /** A copy holds one's own words and acts, and nothing else; a second person has looked (R28). */
    askCopy: move({
      from: [...open, 'answered', 'expired'],
      by: ['resident'],
      says: nothing,
      refuse: { 'copy-asked-already': seen => seen.details.copyAsked },
      change: seen => ({ ...seen.details, copyAsked: true }),
      tells: ['copyAsked'],
    }),
    giveCopy: move({
      from: [...open, 'answered', 'expired'],
      by: police,
      says: says({ givenAt: instant(), ownWordsOnly: yes(), second: staff() }),
      refuse: {
        'no-copy-asked': seen => !seen.details.copyAsked,
        'in-future': (seen, { givenAt }) => inFuture(seen, givenAt),
        // A clue is open to two people only: the one looks at what the other gives.
        'second-of-the-two': (seen, { second }) =>
          second === seen.by.id || (second !== seen.owner && !seen.colleague(second)?.posts.includes('station_chief')),
      },
      change: seen => ({ ...seen.details, copyAsked: false }),
      tells: ['copyReady'],
    }),
  },
  gates,
)
