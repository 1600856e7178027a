import { addDays } from '../../clock/day.ts'
import { commonNotices } from '../common/notices.ts'
import { kind, type Seen, stationLadder } from '../kind.ts'
import { blank, type Details, details, type State, states } from './details.ts'
import { unclaimedFrom } from './gates.ts'
import measures from './measures.json' with { type: 'json' }
import { moves } from './moves.ts'
import { papers } from './papers.ts'
import type { ServiceCode } from './services.ts'
import { words } from './words.ts'

const is = (code: ServiceCode) => (seen: Seen) => seen.details.service === code
const bereaved = is('death')
const spared = (seen: Seen) => !bereaved(seen)
const applicants = ['reporter', 'applicant'] as const
/** By which what they asked for is made, or is theirs: the first that is promised is the day they were given. */
const finishing = [
  'registerBirth',
  'cancelForDeath',
  'approveChange',
  'issueCertificate',
  'issueLicence',
  'collect',
  'deliver',
]

/** 小事: papers made, people found, things given back; told once, by a day, and at home where need be. */
export const service = kind<State, Details>({
  name: 'service',
  details,
  blank,
  sortedBy: 'service',
  states,
  ends: ['closed', 'declined_in_writing', 'withdrawn', 'to_state'],
  moves,
  start: 'ask',
  seenBy: ['window_clerk'],
  reporter: 'party',
  anonymous: false,
  people: ['reporter', 'applicant', 'guardian', 'proxy', 'missing', 'finder', 'thing_owner'],
  otherSide: ['proxy', 'guardian'],
  conditions: {
    isIdCard: is('id_card'),
    isTempId: is('temp_id'),
    isBirth: is('birth'),
    isDeath: bereaved,
    isChange: is('change'),
    isResidencePermit: is('residence_permit'),
    isCriminalRecord: is('criminal_record'),
    isCertificate: is('certificate'),
    isDogLicence: is('dog_licence'),
    isMissing: is('missing'),
    isExam: is('exam'),
    isFoundThing: is('found_thing'),
    isPapers: ({ details }) => details.lane === 'papers',
    /** Somebody of ours took it down, or received them. */
    atCounter: ({ details }) => details.atCounter && details.lane === 'papers',
    homeVisit: ({ details }) => details.lane === 'visit' && details.place === 'home',
    afterHours: ({ details }) => details.lane === 'visit' && details.place === 'window',
    wantsHelp: ({ details }) => details.lane === 'help' || details.need !== undefined,
    broughtToThem: ({ details }) => details.delivery === 'village' || details.delivery === 'home',
    certificateRefusedAtOnce: ({ details }) => details.service === 'certificate' && details.completeAt === undefined,
    licenceRefusedAtOnce: ({ details }) => details.service === 'dog_licence' && details.completeAt === undefined,
  },
  instants: {
    openedAt: ({ openedAt }) => openedAt,
    /** When they stood before somebody of ours; undefined where they have not. */
    receivedAt: ({ details, openedAt }) => details.receivedAt ?? (details.atCounter ? openedAt : undefined),
    completeAt: ({ details }) => details.completeAt,
    acceptedAt: ({ details }) => details.acceptedAt,
    /** A day that begins then ends with the day to which it was extended. */
    dayBeforeExtended: ({ details }) => details.extendedTo && addDays(details.extendedTo, -1),
    readyAt: ({ details }) => details.readyAt,
    slotFrom: ({ details }) => details.slotFrom,
    unclaimedFrom,
  },
  notices: {
    ...commonNotices,
    receipt: { ...commonNotices['receipt']!, if: spared },
    condolence: { to: ['reporter'], if: bereaved, names: 'answer', source: 'M65；domain §6：bereavement' },
    toldOnce: { to: applicants, if: spared, source: 'M50；国办发〔2019〕51号' },
    toldOnceGently: { to: applicants, if: bereaved, source: 'M50、M65' },
    accepted: { to: applicants, names: { kept: finishing }, source: '受理回执' },
    verification: { to: applicants, source: 'M68：要核实的讲清要等什么' },
    extended: { to: ['owner'], source: '居民身份证法 12；居住证暂行条例 8：延长要告诉本人' },
    ready: { to: applicants, source: 'M61、M73' },
    readyGently: { to: applicants, source: 'M65' },
    delivered: { to: applicants, if: spared, source: 'mission' },
    farewell: { to: applicants, if: bereaved, source: 'M65' },
    collectedByProxy: {
      to: applicants,
      if: ({ details }) => details.deliveredTo === 'proxy',
      source: '委托代领后告知本人',
    },
    declined: { to: applicants, source: '公通字〔2016〕21号；M69' },
    slotOffered: { to: applicants, source: 'R35；M60' },
    slotConfirmed: { to: ['reporter', 'applicant', 'owner'], source: 'R35；M49、M60' },
    anotherTime: { to: ['owner'], source: 'R35' },
    searchStarted: { to: ['reporter'], source: 'M71' },
    located: { to: ['reporter'], source: 'M71' },
    thingFound: { to: ['thing_owner'], source: '民法典 315；M72' },
    announced: { to: ['reporter', 'finder'], source: '民法典 315；M72' },
    returned: { to: ['thing_owner', 'reporter', 'finder'], source: '民法典 314' },
    toState: { to: ['reporter', 'finder'], source: '民法典 318' },
    helpArranged: { to: applicants, source: 'M74' },
    closed: { to: applicants, if: spared, source: 'mission' },
  },
  papers,
  measures,
  ladder: stationLadder,
  words,
})
