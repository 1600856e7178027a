import { reported, telling } from '../common/fields.ts'
import { beforeOpened } from '../common/questions.ts'
import { choice, choices, instant, maybe, person, reference, says, words, yesNo } from '../says.ts'
import { type Details, needs } from './details.ts'
import {
  type At,
  anyone,
  comers,
  desk,
  hands,
  happened,
  inLane,
  lacking,
  mayList,
  move,
  rulesOf,
  serviceOf,
  union,
} from './gates.ts'
import {
  applicants,
  type Lane,
  mayAskFor,
  paperCodes,
  type ServiceCode,
  serviceCodes,
  services,
  ways,
} from './services.ts'

/** Who asked for it, and how; never why. */
export const asking = choice('by_the_person', 'by_phone', 'at_the_counter')

/** The lane of what is asked, and of a service of papers the visit that is wished for. Why is not asked. */
function began(details: Details, service: ServiceCode, wish?: 'home_visit' | 'after_hours'): Details {
  const own: Lane = services[service].lane
  if (own !== 'papers' || wish === undefined) return { ...details, service, lane: own }
  return { ...details, service, lane: 'visit', place: wish === 'home_visit' ? 'home' : 'window' }
}

const atCounter = (seen: At): boolean => !seen.by.posts.some(post => post === 'resident' || post === 'neighbour')

/** How it is asked, received and put on the right way; and the one list of what is missing. */
export const askingMoves = {
  ask: move({
    from: [],
    to: 'asked',
    by: [...anyone, 'neighbour'],
    says: says({
      service: choice(...serviceCodes),
      ...reported,
      text: maybe(words()),
      wish: maybe(choice('home_visit', 'after_hours')),
      need: maybe(choice(...needs)),
      minor: maybe(yesNo()),
      /** Where somebody asks for another. */
      applicant: maybe(person('applicant')),
      missingPerson: maybe(person('missing')),
    }),
    refuse: { ...happened('happenedAt') },
    change: (seen, { service, wish, need, minor }) => ({
      ...began(seen.details, service, wish),
      ...(need && { need }),
      minor: minor === true,
      atCounter: atCounter(seen),
    }),
    tells: ['receipt', 'condolence', 'landed'],
    papers: ['receiptSlip'],
  }),
  /** The queue at the window. */
  takeTicket: move({
    from: [],
    to: 'asked',
    by: ['neighbour', 'auxiliary', 'window_clerk'],
    says: says({ ticketNo: reference(), service: choice(...serviceCodes) }),
    change: (seen, { service }) => ({ ...began(seen.details, service), atCounter: true }),
    papers: ['receiptSlip'],
  }),
  receive: move({
    from: ['asked', 'arrived'],
    by: [...hands, 'mediator'],
    says: says({ receivedAt: instant(), counterNo: reference() }),
    refuse: {
      ...happened('receivedAt'),
      'before-opened': (seen, { receivedAt }) => beforeOpened(seen, receivedAt),
      'received-already': seen => seen.details.receivedAt !== undefined,
    },
    change: (seen, { receivedAt }) => ({ ...seen.details, receivedAt, atCounter: true }),
  }),

  tellMissing: move({
    from: ['asked', 'arrived', 'told_once', 'documents_complete', 'accepted', 'processing', 'verification'],
    to: 'told_once',
    by: desk,
    says: says({
      brought: choices(...paperCodes),
      missing: choices(...paperCodes),
      applies: choice(...applicants),
      minor: yesNo(),
      noticeNo: reference(),
      how: telling.how,
      toldAt: instant(),
      again: maybe(choice('law_changed', 'new_fact')),
      basis: maybe(reference()),
    }),
    refuse: {
      ...inLane('papers', 'visit'),
      ...happened('toldAt'),
      'no-papers-now': seen => seen.details.lane === 'now',
      'told-once': (seen, { again }) => !mayList(seen) && again === undefined,
      'again-needs-basis': (_seen, { again, basis }) => again !== undefined && basis === undefined,
      'nothing-missing': (_seen, { missing }) => missing.length === 0,
      'we-check-that-ourselves': (seen, { missing }) => missing.some(paper => rulesOf(seen).never.includes(paper)),
      'not-on-the-list': (seen, { missing }) =>
        missing.some(paper => !mayAskFor(serviceOf(seen), paper) && !rulesOf(seen).never.includes(paper)),
      // Everything that is missing, at once: what is needed is either here or on the list.
      'list-not-whole': (seen, says) => lacking(seen, says, says.missing, seen.details.missing).length > 0,
    },
    change: (seen, { brought, missing, minor, applies, again }) => ({
      ...seen.details,
      applies,
      minor,
      brought: union(seen.details.brought, brought),
      missing: union(seen.details.missing, missing),
      lists: [...seen.details.lists, { at: seen.at, ...(again && { again }) }],
    }),
    tells: ['toldOnce', 'toldOnceGently'],
    papers: ['toldOnceSlip'],
    law: '公安派出所出具证明“五个一律”（2018年）；国办发〔2019〕51号：一次性告知',
  }),
  completeDocuments: move({
    from: ['asked', 'arrived', 'told_once'],
    to: 'documents_complete',
    by: desk,
    says: says({
      brought: choices(...paperCodes),
      /** What we looked up ourselves, or did without. */
      waived: choices(...paperCodes),
      applies: choice(...applicants),
      minor: yesNo(),
      authorityNo: maybe(reference()),
      guardian: maybe(person('guardian')),
      proxy: maybe(person('proxy')),
      delivery: choice(...ways),
    }),
    refuse: {
      ...inLane('papers', 'visit'),
      'done-at-home': seen => seen.details.place === 'home',
      ...comers,
      'still-missing': (seen, says) => lacking(seen, says, says.waived).length > 0,
      'way-not-offered': (seen, { delivery }) => !rulesOf(seen).ways.includes(delivery),
    },
    change: (seen, says) => ({ ...completed(seen, says), completeAt: seen.at }),
  }),

  goHome: move({
    from: ['asked', 'told_once'],
    to: 'asked',
    by: anyone,
    says: says({ asked: asking }),
    refuse: { ...inLane('papers') },
    change: seen => ({ ...seen.details, lane: 'visit', place: 'home' }),
    tells: ['addition'],
    law: '无障碍环境建设法 40',
  }),
  comeIn: move({
    from: ['asked', 'told_once', 'slot_offered', 'booked_home_visit', 'booked_window', 'arrived'],
    to: 'asked',
    by: anyone,
    says: says({ asked: asking }),
    refuse: { ...inLane('visit') },
    change: ({ details: { place: _, slotFrom: _from, slotTo: _to, ...rest } }) => ({ ...rest, lane: 'papers' }),
    tells: ['addition'],
  }),
}

/** What is known once somebody has come with their papers. */
export function completed(
  seen: At,
  {
    brought,
    waived,
    applies,
    minor,
    delivery,
  }: Pick<Details, 'brought' | 'waived' | 'minor'> & {
    applies: NonNullable<Details['applies']>
    delivery: NonNullable<Details['delivery']>
  },
): Details {
  const { details } = seen
  return {
    ...details,
    brought: union(details.brought, brought),
    waived: union(details.waived, waived),
    applies,
    minor,
    delivery,
    missing: [],
  }
}
