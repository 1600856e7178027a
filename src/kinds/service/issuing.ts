import { addDays } from '../../clock/day.ts'
import { telling } from '../common/fields.ts'
import { done } from '../common/questions.ts'
import {
  choice,
  choices,
  count,
  day,
  instant,
  maybe,
  office,
  person,
  reference,
  says,
  toldWords,
  yes,
  yesNo,
  yuan,
} from '../says.ts'
import { completed } from './asking.ts'
import { type At, comers, desk, hands, happened, inLane, lacking, move, rulesOf, serving } from './gates.ts'
import { applicants, paperCodes, ways } from './services.ts'

const working = ['documents_complete', 'accepted', 'processing'] as const
const noFee = (seen: At, { feeYuan }: { feeYuan?: number }): boolean =>
  feeYuan !== undefined && feeYuan !== 0 && !rulesOf(seen).fees.some(({ yuan }) => yuan === feeYuan)

/** The last day that the law leaves, with the longest extension. */
function latestBy(seen: At): string {
  const law =
    seen.details.service === 'id_card'
      ? ['id-card-days', 'id-card-extension-days']
      : ['residence-permit-days', 'residence-permit-extension-days']
  const days = law.reduce((sum, id) => sum + Number(seen.law(id)), 0)
  return addDays((seen.details.acceptedAt ?? seen.openedAt).slice(0, 10), days)
}

const issued = (seen: At, productNo: string) => ({ ...seen.details, productNo, readyAt: seen.at })
const papersOnly = inLane('papers', 'visit')

/** From papers that are all there to one that lies ready, or a refusal in writing. */
export const issuingMoves = {
  accept: move({
    from: ['documents_complete'],
    to: 'accepted',
    by: desk,
    says: says({ receiptNo: reference(), acceptedAt: instant(), feeYuan: maybe(yuan()) }),
    refuse: { ...papersOnly, ...done('acceptedAt'), 'no-such-fee': noFee },
    change: (seen, { receiptNo, acceptedAt, feeYuan }) => ({
      ...seen.details,
      receiptNo,
      acceptedAt,
      feeYuan: feeYuan ?? 0,
    }),
    tells: ['accepted'],
    papers: ['acceptanceReceipt'],
    decides: true,
  }),
  /** With the equipment, at their home. */
  acceptAtHome: move({
    from: ['arrived'],
    to: 'accepted',
    by: desk,
    says: says({
      visitRecordNo: reference(),
      visitedAt: instant(),
      receiptNo: reference(),
      brought: choices(...paperCodes),
      waived: choices(...paperCodes),
      applies: choice(...applicants),
      minor: yesNo(),
      authorityNo: maybe(reference()),
      guardian: maybe(person('guardian')),
      proxy: maybe(person('proxy')),
      delivery: choice(...ways),
      feeYuan: maybe(yuan()),
    }),
    refuse: {
      ...inLane('visit'),
      ...done('visitedAt'),
      'done-at-window': seen => seen.details.place !== 'home',
      ...comers,
      'still-missing': (seen, says) => lacking(seen, says, says.waived).length > 0,
      'way-not-offered': (seen, { delivery }) => !rulesOf(seen).ways.includes(delivery),
      'no-such-fee': noFee,
    },
    change: (seen, says) => ({
      ...completed(seen, says),
      completeAt: seen.details.completeAt ?? says.visitedAt,
      acceptedAt: says.visitedAt,
      receiptNo: says.receiptNo,
      feeYuan: says.feeYuan ?? 0,
    }),
    tells: ['accepted'],
    papers: ['homeVisitSheet', 'acceptanceReceipt'],
    decides: true,
    law: '无障碍环境建设法 40；居民身份证法 3',
  }),
  sendOff: move({
    from: ['accepted'],
    to: 'processing',
    by: hands,
    says: says({ sentNo: reference(), sentAt: instant() }),
    refuse: { ...papersOnly, ...happened('sentAt') },
  }),
  startVerification: move({
    from: working,
    to: 'verification',
    by: desk,
    says: says({
      receiptNo: reference(),
      waitsFor: choice('other_place', 'court', 'other_body', 'archive'),
      until: day(),
      how: telling.how,
      toldAt: instant(),
    }),
    refuse: {
      ...papersOnly,
      ...happened('toldAt'),
      'nothing-to-verify': seen => !rulesOf(seen).verifies,
      'until-is-over': (seen, { until }) => until < seen.today,
    },
    change: (seen, { receiptNo, until }) => ({ ...seen.details, receiptNo, verifyUntil: until }),
    tells: ['verification'],
    papers: ['acceptanceReceipt'],
    decides: true,
  }),
  endVerification: move({
    from: ['verification'],
    to: 'processing',
    by: desk,
    says: says({ resultNo: reference(), endedAt: instant() }),
    refuse: { ...papersOnly, ...happened('endedAt') },
  }),

  /** An act of the law, granted above the desk: never a pause. Whoever has it tells them the new day within a workday. */
  extend: move({
    from: ['accepted', 'processing'],
    by: ['county_officer', 'city_officer'],
    says: says({
      docNo: reference(),
      approver: office(),
      why: choice('far_away', 'other_region'),
      until: day(),
    }),
    refuse: {
      ...papersOnly,
      ...serving('id_card', 'residence_permit'),
      'extended-once': seen => seen.details.extendedTo !== undefined,
      'until-is-over': (seen, { until }) => until < seen.today,
      'beyond-the-law': (seen, { until }) => until > latestBy(seen),
    },
    change: (seen, { until }) => ({ ...seen.details, extendedTo: until }),
    tells: ['extended'],
    decides: true,
    onlineOnly: true,
    law: '居民身份证法 12：六十日内发给，交通不便的地区延长不超过三十日；居住证暂行条例 8：十五日，延长后不超过三十日',
  }),
  cardArrives: move({
    from: ['accepted', 'processing'],
    to: 'ready',
    by: hands,
    says: says({ cardNo: reference(), arrivedAt: instant() }),
    refuse: { ...papersOnly, ...serving('id_card', 'temp_id', 'residence_permit'), ...happened('arrivedAt') },
    change: (seen, { cardNo }) => issued(seen, cardNo),
    tells: ['ready'],
  }),
  registerBirth: move({
    from: working,
    to: 'ready',
    by: desk,
    says: says({ pageNo: reference(), form: choice('book_page', 'electronic'), registeredAt: instant() }),
    refuse: { ...papersOnly, ...serving('birth'), ...happened('registeredAt') },
    change: (seen, { pageNo }) => issued(seen, pageNo),
    tells: ['ready'],
    decides: true,
    law: '户口登记条例 7',
  }),
  cancelForDeath: move({
    from: working,
    to: 'ready',
    by: desk,
    says: says({ cancelNo: reference(), waiverNo: reference(), spared: count(20), cancelledAt: instant() }),
    refuse: { ...papersOnly, ...serving('death'), ...happened('cancelledAt') },
    change: (seen, { cancelNo }) => issued(seen, cancelNo),
    tells: ['readyGently'],
    decides: true,
    law: '户口登记条例 8；公安派出所出具证明“五个一律”',
  }),
  approveChange: move({
    from: working,
    to: 'ready',
    by: desk,
    says: says({ approvalNo: reference(), pageNo: reference(), how: telling.how, toldAt: instant() }),
    refuse: { ...papersOnly, ...serving('change'), ...happened('toldAt') },
    change: (seen, { pageNo }) => issued(seen, pageNo),
    tells: ['ready'],
    decides: true,
    law: '户口登记条例 17',
  }),
  issueCertificate: move({
    from: working,
    to: 'ready',
    by: desk,
    says: says({ certificateNo: reference(), stubNo: reference(), issuedAt: instant() }),
    refuse: { ...papersOnly, ...serving('certificate', 'criminal_record'), ...happened('issuedAt') },
    change: (seen, { certificateNo }) => issued(seen, certificateNo),
    tells: ['ready'],
    decides: true,
    law: '公通字〔2016〕21号',
  }),
  issueLicence: move({
    from: working,
    to: 'ready',
    by: desk,
    says: says({ licenceNo: reference(), tagNo: reference(), issuedAt: instant() }),
    refuse: { ...papersOnly, ...serving('dog_licence'), ...happened('issuedAt') },
    change: (seen, { licenceNo }) => issued(seen, licenceNo),
    tells: ['ready'],
    decides: true,
    law: '菏泽市养犬管理条例 11',
  }),

  /** What may not be issued is refused on paper, with its reason and with who can help. */
  declineInWriting: move({
    from: ['asked', 'told_once', 'arrived', 'documents_complete', 'accepted', 'processing', 'verification'],
    to: 'declined_in_writing',
    by: ['window_clerk', 'duty_officer', 'station_chief'],
    says: says({
      ground: choice(
        'not_within_remit',
        'paper_shows_it_already',
        'another_body_certifies',
        'fact_not_provable',
        'conditions_not_met',
        'identity_not_provable',
      ),
      instead: choice(
        'show_own_papers',
        'declare_yourself',
        'court',
        'notary',
        'civil_affairs',
        'village',
        'other_police',
        'nowhere',
      ),
      noticeNo: reference(),
      serviceNo: reference(),
      remedyTold: yes(),
      reasons: maybe(toldWords(500)),
      /** A refusal by word of mouth is none. */
      how: choice('in_person', 'letter', 'through_guardian'),
      toldAt: instant(),
      confirmed: maybe(choice('signature', 'code', 'call')),
    }),
    refuse: {
      ...inLane('papers', 'visit', 'now'),
      ...happened('toldAt'),
      'search-goes-on': seen => seen.details.service === 'missing',
    },
    counts: 'told',
    outcome: 'declined',
    tells: ['declined'],
    papers: ['refusalNotice'],
    decides: true,
    law: '公通字〔2016〕21号；公安派出所出具证明“五个一律”：不予出具的一律书面告知',
  }),
}
