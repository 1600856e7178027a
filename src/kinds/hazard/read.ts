import { reported } from '../common/fields.ts'
import { common } from '../common/index.ts'
import { joined, joinedTo } from '../common/joined.ts'
import { beforeOpened, inFuture, isProtected } from '../common/questions.ts'
import { crew } from '../posts.ts'
import { choice, instant, maybe, otherMatter, premises, says, yesNo } from '../says.ts'
import { type At, hasReporter, move, notYet, onlyByCode, telling } from './ask.ts'
import type { Details, State } from './details.ts'
import { typeNames, typeOf } from './types.ts'

/** 高空抛物: the police must find out who threw (民法典 1254), so a case goes beside it, once. */
export const withCase = (seen: At, details: Details): Details =>
  typeOf(details.type).opensCase && details.caseOpenedAt === undefined ? { ...details, caseOpenedAt: seen.at } : details
export const caseBeside = {
  kind: 'case',
  move: 'takeOver',
  as: 'case',
  if: (after: At, _says: unknown, before: At) =>
    after.details.caseOpenedAt !== undefined && before.details.caseOpenedAt === undefined,
  says: (seen: At) => ({ of: seen.id, because: 'found_in_hazard' }),
} as const

const open = [
  'reported',
  'found_on_visit',
  'screened',
  'urgent_scene',
  'verified',
  'responsibility_set',
  'fixed_on_spot',
  'notice_served',
  'serious',
  'transferred',
  'rectifying',
  'recheck',
  'passed',
  'failed',
  'escalated',
  'reporter_told',
  'published',
] as const satisfies readonly State[]

const read = {
  readAt: instant(),
  reply: choice('we_come_now', 'we_look_within_three_workdays', 'we_pass_it_on', 'tell_us_more'),
  type: choice(...typeNames),
}
const readBefore = (seen: At, { readAt }: { readAt: string }) => beforeOpened(seen, readAt)

/** From the report until somebody has read it and said what happens next. A danger is never withdrawn: it is still there. */
export const reading = {
  ...common<State, Details>({
    whys: ['hazard_came_back', 'passed_around'],
    open,
    closed: ['closed', 'not_found', 'duplicate'],
    again: 'screened',
    workers: ['beat_officer', 'duty_officer'],
    reads: hasReporter,
  }),

  report: move({
    from: [],
    to: 'reported',
    by: ['resident', 'neighbour', ...crew],
    says: says({
      ...reported,
      /** M42: how the name is kept from this moment; the door seals it in the same statement. */
      identity: choice('sealed', 'shown_to_handler'),
      type: maybe(choice(...typeNames)),
      mayHurt: maybe(yesNo()),
      premises: maybe(premises()),
    }),
    refuse: { 'in-future': (seen, { happenedAt }) => inFuture(seen, happenedAt) },
    change: ({ details }, { type, mayHurt, premises }) => ({
      ...details,
      origin: 'reported',
      urgent: mayHurt === true,
      ...(type && { type }),
      ...(premises && { premises }),
    }),
    tells: ['receipt', 'landed'],
    papers: ['receiptSlip'],
    law: '安全生产法 73–76；公安机关办理行政案件程序规定 63（为报告人保密）',
  }),
  /** What somebody meets stands on the public list already: one tap, and it is told to them when that one comes out. */
  reportSame: move({
    from: [],
    to: 'duplicate',
    by: ['resident'],
    says: says({ of: otherMatter(), text: maybe(reported.text), where: reported.where, files: reported.files }),
    change: ({ details }, { of }) => ({ ...details, origin: 'same', duplicateOf: of }),
    outcome: 'duplicate',
    tells: ['receipt'],
  }),
  /** One tap on a round: what was seen, and where. */
  findOnVisit: move({
    from: [],
    to: 'found_on_visit',
    by: [...crew],
    says: says({
      text: maybe(reported.text),
      where: reported.where,
      files: reported.files,
      type: choice(...typeNames),
      mayHurt: maybe(yesNo()),
      premises: maybe(premises()),
      round: maybe(otherMatter()),
    }),
    change: ({ details }, { type, mayHurt, premises, round }) => ({
      ...details,
      origin: 'found',
      type,
      urgent: mayHurt === true,
      ...(premises && { premises }),
      ...(round && { round }),
    }),
    tells: ['landed'],
  }),
  screen: move({
    from: ['reported', 'found_on_visit'],
    to: 'screened',
    by: ['duty_officer', 'beat_officer', 'station_chief'],
    says: says(read),
    refuse: { 'in-future': notYet('readAt'), 'before-opened': readBefore },
    change: (seen, { type }) => withCase(seen, { ...seen.details, type, urgent: false }),
    opens: [caseBeside],
    tells: ['answered'],
    decides: true,
  }),
  /** It may hurt somebody: whoever reads it sends at once. */
  sendNow: move({
    from: ['reported', 'found_on_visit', 'screened'],
    to: 'screened',
    by: ['duty_officer', 'beat_officer', 'station_chief'],
    says: says(read),
    refuse: { 'in-future': notYet('readAt'), 'before-opened': readBefore },
    change: (seen, { type }) =>
      withCase(seen, {
        ...seen.details,
        type,
        urgent: true,
        ...(seen.state === 'screened' && { attendedAt: undefined }),
      }),
    opens: [caseBeside],
    tells: ['answered', 'goNow'],
    decides: true,
    law: '人民警察法 21',
  }),
  ...joined<State, Details>(['reported', 'screened'], ['duty_officer', 'beat_officer', 'station_chief']),
  markDuplicate: move({
    from: ['reported', 'screened'],
    to: 'duplicate',
    by: ['duty_officer', 'beat_officer', 'station_chief'],
    says: says({ of: otherMatter(), ...telling }),
    refuse: {
      'in-future': notYet('toldAt'),
      'not-of-itself': (seen, { of }) => of === seen.id,
      'protected-stays-apart': isProtected,
      'anonymous-by-code': onlyByCode,
      'nobody-reported': seen => !hasReporter(seen),
    },
    change: (seen, { of }) => joinedTo(seen, of),
    counts: 'told',
    outcome: 'duplicate',
    tells: ['duplicate'],
    decides: true,
  }),
}
