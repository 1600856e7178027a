import { choice, instant, person, reference, says, yes } from '../says.ts'
import { failed, mediationOver, tooLateToMediate } from './failing.ts'
import { host, hostGates, mediators, move, otherLane, protectFirst, timeGate } from './gates.ts'

const { second: _s, recordingNo: _r, ...recorded } = host
const sitting = { ...recorded, second: host.second, satAt: instant(), recordNo: reference() }

/** Lane B: a first sitting within three workdays, once more within seven, and whoever both trust to help. */
export const sittings = {
  callSitting: move({
    from: ['triaged', 'mediating'],
    by: mediators,
    says: says({
      sitsAt: instant(),
      place: host.place,
      guardianPerson: host.guardianPerson,
      proxyPerson: host.proxyPerson,
    }),
    refuse: {
      'other-lane': otherLane('B'),
      'protect-first': protectFirst,
      'mediation-is-over': mediationOver,
      'already-past': (seen, { sitsAt }) => Date.parse(sitsAt) < Date.parse(seen.at),
    },
    tells: ['sitting', 'guardianCalled'],
    papers: ['sittingNotice'],
    law: '程序规定 181：通知父母或者其他监护人到场',
  }),
  firstSitting: move({
    from: ['triaged'],
    to: 'mediating',
    by: mediators,
    says: says({
      ...sitting,
      noticeNo: reference(),
      recordingNo: reference(),
      result: choice('near', 'try_again', 'failed'),
    }),
    refuse: {
      'in-future': timeGate('satAt'),
      'other-lane': otherLane('B'),
      'appraisal-first': ({ details }) => details.appraising,
      'mediation-is-over': mediationOver,
      'sat-already': ({ details }) => details.sittings > 0,
      ...hostGates,
    },
    change: (seen, { satAt, result }) => ({
      ...seen.details,
      sittings: 1,
      firstSittingAt: satAt,
      lastResult: result,
      ...(result === 'failed' && failed(seen, 'not_agreed')),
    }),
    papers: ['sittingRecord'],
    decides: true,
    law: '程序规定 183；公通字〔2007〕81号：三个工作日内',
  }),
  secondSitting: move({
    from: ['triaged', 'mediating'],
    to: 'mediating',
    by: mediators,
    says: says({ ...sitting, recordingNo: host.recordingNo, result: choice('near', 'failed') }),
    refuse: {
      'in-future': timeGate('satAt'),
      'other-lane': otherLane('B'),
      'appraisal-first': ({ details }) => details.appraising,
      'mediation-is-over': mediationOver,
      'first-things-first': ({ details }) => details.sittings === 0,
      'two-sittings-are-enough': ({ details }) => details.sittings >= 2,
      'seven-workdays-over': tooLateToMediate('satAt'),
      ...hostGates,
    },
    change: (seen, { result }) => ({
      ...seen.details,
      sittings: 2,
      lastResult: result,
      ...(result === 'failed' && failed(seen, 'not_agreed')),
    }),
    papers: ['sittingRecord'],
    decides: true,
    law: '程序规定 183：第一次调解后七个工作日内完成',
  }),
  /** Both want somebody whom they trust to help: an elder, a village cadre, a lawyer, someone who knows the trade. */
  askForHelper: move({
    from: ['triaged', 'mediating'],
    by: mediators,
    says: says({ partyAgrees: yes(), otherAgrees: yes(), whom: choice('elder', 'village_cadre', 'lawyer', 'expert') }),
    refuse: { 'protect-first': protectFirst, 'mediation-is-over': mediationOver, 'other-lane': otherLane('A', 'B') },
    change: seen => ({ ...seen.details, helperAskedAt: seen.at }),
    law: '程序规定 182；人民调解法 20',
  }),
  helperComes: move({
    from: ['triaged', 'mediating'],
    by: mediators,
    says: says({
      consentNo: reference(),
      inviteNo: reference(),
      arrivalSigned: yes(),
      cameAt: instant(),
      helper: person('helper'),
    }),
    refuse: {
      'in-future': timeGate('cameAt'),
      'protect-first': protectFirst,
      'nobody-asked-for': ({ details }) => details.helperAskedAt === undefined,
    },
    papers: ['helperRecord'],
    law: '程序规定 182；人民调解法 20',
  }),
}
