import { type Day, daysBetween } from '../../clock/day.ts'
import { telling } from '../common/fields.ts'
import { beforeOpened, dayBefore, done, inFuture, untold } from '../common/questions.ts'
import { onward } from '../kind.ts'
import {
  choice,
  count,
  day,
  evidence,
  instant,
  maybe,
  office,
  person,
  reference,
  says,
  staff,
  toldWords,
  wordsApart,
  yes,
  yesNo,
} from '../says.ts'
import type { State } from './details.ts'
import { type At, begun, legalEnd, move, police, working } from './stages.ts'

const lastDayNow = (seen: At): Day => dayBefore(legalEnd(seen) ?? seen.at)

/** Scene, camera, neighbours: whatever may find out who it was, and what the law gives for it. */
export const findingOut = {
  surveyScene: move({
    from: working,
    to: begun,
    by: police,
    says: says({ recordNo: reference(), surveyedAt: instant(), photos: evidence() }),
    refuse: done('surveyedAt'),
    papers: ['sceneRecord', 'evidenceList'],
  }),
  secureCamera: move({
    from: working,
    to: begun,
    by: police,
    says: says({
      noticeNo: reference(),
      listNo: reference(),
      spanFrom: instant(),
      spanTo: instant(),
      purpose: choice('find_who', 'find_way', 'fix_time'),
      second: staff(),
    }),
    refuse: {
      'in-future': (seen, { spanTo }) => inFuture(seen, spanTo),
      'span-backwards': (_seen, { spanFrom, spanTo }) => Date.parse(spanTo) <= Date.parse(spanFrom),
      'two-handlers': (seen, { second }) => second === seen.by.id,
      'unknown-colleague': (seen, { second }) => seen.colleague(second) === undefined,
    },
    papers: ['cameraNotice'],
    law: '公安机关办理行政案件程序规定 28；公共安全视频图像信息系统管理条例',
  }),
  canvass: move({
    from: working,
    to: begun,
    by: police,
    says: says({ recordNo: reference(), askedAt: instant(), households: count(500, 1), lead: maybe(wordsApart(1000)) }),
    refuse: done('askedAt'),
    // R28, R33: what a neighbour gave away is a clue of its own, with its source apart.
    opens: [
      {
        kind: 'clue',
        move: 'takeLead',
        as: 'lead',
        if: (_seen, { lead }) => lead !== undefined,
        says: (seen, { lead }) => ({ text: lead!, of: seen.id }),
      },
    ],
  }),
  recognise: move({
    from: working,
    to: begun,
    by: police,
    says: says({ recordNo: reference(), recognisedAt: instant(), matched: yesNo() }),
    refuse: done('recognisedAt'),
  }),
  question: move({
    from: [...working, 'clarified', 'telling'],
    by: police,
    says: says({
      recordNo: reference(),
      questionedAt: instant(),
      whom: choice('victim', 'witness', 'responsible_person'),
      minor: yesNo(),
      guardian: choice('present', 'suitable_adult', 'not_there', 'not_needed'),
      guardianPerson: maybe(person('guardian')),
    }),
    refuse: {
      ...done('questionedAt'),
      'not-adult': (_seen, { minor, guardian }) => minor && guardian !== 'present' && guardian !== 'suitable_adult',
    },
    adult: ({ whom, minor }) => (whom === 'responsible_person' && minor ? 'no' : undefined),
    tells: ['minorInvolved'],
    papers: ['questioning'],
    law: '治安管理处罚法 98',
  }),
  requestAppraisal: move({
    from: [...working, 'clarified'],
    by: police,
    says: says({ requestNo: reference(), of: choice('value', 'injury', 'other') }),
    change: seen => ({ ...seen.details, appraising: true }),
  }),
  receiveAppraisal: move({
    from: [...working, 'clarified'],
    by: police,
    says: says({ opinionNo: reference(), receivedAt: instant() }),
    refuse: {
      'no-appraisal-asked': seen => !seen.details.appraising,
      ...done('receivedAt'),
    },
    change: seen => ({ ...seen.details, appraising: false }),
    tells: ['appraisal'],
    papers: ['appraisalOpinion'],
    law: '公安机关办理行政案件程序规定 第七章：鉴定意见复印件送双方',
  }),
  holdProperty: move({
    from: [...working, 'clarified', 'telling'],
    by: police,
    says: says({ listNo: reference(), items: count(1000, 1) }),
    change: (seen, { items }) => ({ ...seen.details, propertyHeld: seen.details.propertyHeld + items }),
    papers: ['propertyList'],
  }),
  returnProperty: move({
    from: [...working, 'clarified', 'telling', 'decided', 'served', 'follow_up'],
    to: onward<State>({ served: 'property_returned' }),
    by: police,
    says: says({ returnListNo: reference(), returnedAt: instant(), receiverSigned: yes(), photos: evidence() }),
    refuse: {
      'nothing-held': seen => seen.details.propertyHeld === 0,
      ...done('returnedAt'),
    },
    change: seen => ({ ...seen.details, propertyHeld: 0 }),
    papers: ['returnList'],
  }),
  extend: move({
    from: [...working, 'clarified', 'telling'],
    to: onward<State>({ accepted: 'extended', investigating: 'extended', unsolved_open: 'extended' }),
    by: ['county_officer'],
    says: says({
      docNo: reference(),
      approver: office(),
      why: choice('complex', 'across_regions', 'awaiting_evidence'),
      until: day(),
      ...telling,
    }),
    refuse: {
      'no-more-extensions': seen => seen.details.extensions.length >= Number(seen.law('case-extensions')),
      'not-later': (seen, { until }) => until <= lastDayNow(seen) || until < seen.today,
      'beyond-the-law': (seen, { until }) => daysBetween(lastDayNow(seen), until) > Number(seen.law('case-days')),
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
    },
    change: (seen, { docNo, until }) => ({
      ...seen.details,
      extensions: [...seen.details.extensions, { docNo, at: seen.at, until }],
    }),
    tells: ['extended'],
    decides: true,
    onlineOnly: true,
    law: '治安管理处罚法 118：上一级公安机关批准，每次三十日，以二次为限',
  }),
  goUnsolved: move({
    from: ['accepted', 'investigating', 'extended'],
    to: 'unsolved_open',
    by: ['station_chief'],
    says: says({
      why: choice('no_lead', 'evidence_gone', 'person_away', 'awaiting_reply'),
      explained: maybe(toldWords(500)),
      ...telling,
    }),
    refuse: {
      'before-the-legal-end': seen => Date.parse(seen.at) < Date.parse(legalEnd(seen) ?? seen.at),
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
    },
    tells: ['overdueExplained'],
    decides: true,
    law: '公安机关办理行政案件程序规定 165 第三款：继续查处，并向被侵害人说明',
  }),
  toCriminal: move({
    from: [...working, 'clarified', 'telling'],
    to: 'to_criminal',
    by: ['station_chief', 'county_officer'],
    says: says({ docNo: reference(), ...telling }),
    refuse: { 'in-future': (seen, { toldAt }) => inFuture(seen, toldAt) },
    counts: 'told',
    outcome: 'to_criminal',
    tells: ['toCriminal'],
    decides: true,
    law: '公安机关办理行政案件程序规定 65',
  }),
  backFromCriminal: move({
    from: ['to_criminal'],
    to: 'investigating',
    by: ['station_chief', 'county_officer'],
    says: says({ docNo: reference() }),
    decides: true,
  }),
  closeCriminal: move({
    from: ['to_criminal'],
    to: 'closed',
    by: ['station_chief'],
    says: says({ docNo: reference() }),
    refuse: { untold },
    decides: true,
  }),
  clarify: move({
    from: working,
    to: 'clarified',
    by: police,
    says: says({
      clarifiedAt: instant(),
      responsible: choice('yes', 'no', 'unknown', 'nobody'),
      findingNo: reference(),
    }),
    refuse: {
      'in-future': (seen, { clarifiedAt }) => inFuture(seen, clarifiedAt),
      'before-opened': (seen, { clarifiedAt }) => beforeOpened(seen, clarifiedAt),
      // R29: of one who was questioned as a minor, nobody says afterwards that it was none.
      'was-a-minor': (seen, { responsible }) => seen.standing.adult === 'no' && responsible !== 'no',
    },
    change: (seen, { clarifiedAt }) => ({ ...seen.details, clarifiedAt }),
    adult: ({ responsible }) => responsible,
    tells: ['clarified'],
  }),
}
