import { inFuture } from '../common/questions.ts'
import { choice, choices, count, instant, reference, says, yes } from '../says.ts'
import { needNames, type Sort, shiftNames } from './checklists.ts'
import type { Details } from './details.ts'
import { type At, is, move, open, police } from './opening.ts'

const unseen = ({ details }: Pick<At, 'details'>): boolean =>
  details.toSee.some(place => !details.seen.includes(place) && !details.left.includes(place))
const done = ({ details, at }: At): Details => ({ ...details, finishedAt: at })

const gates = (...sorts: Sort[]) => ({ 'another-round': (seen: At) => !is(...sorts)(seen) })
const future =
  <K extends string>(field: K) =>
  (seen: At, input: { readonly [key in K]: string }) =>
    inFuture(seen, input[field])

/** Each sort of round ends by the proof of its own promise, and by no other (R19). */
export const finishing = {
  /** 走访小结: by matters, never by persons. */
  finishListening: move({
    from: open,
    to: 'done',
    by: police,
    says: says({
      summaryNo: reference(),
      heardAt: instant(),
      placesStopped: count(100, 1),
      mood: choice('quiet', 'some_worries', 'many_worries'),
    }),
    refuse: { ...gates('listening'), 'in-future': future('heardAt') },
    change: done,
    papers: ['listeningSummary'],
  }),
  finishSchools: move({
    from: open,
    to: 'done',
    by: police,
    says: says({ checklistNo: reference(), problemsNo: reference(), checkedAt: instant() }),
    refuse: { ...gates('schools'), 'places-left': unseen, 'in-future': future('checkedAt') },
    change: done,
    papers: ['checklist', 'problemList'],
    law: '未成年人保护法 88',
  }),
  finishPremises: move({
    from: open,
    to: 'done',
    by: police,
    says: says({ recordNo: reference(), checkedAt: instant(), certificatesShown: yes() }),
    refuse: { ...gates('small_premises'), 'places-left': unseen, 'in-future': future('checkedAt') },
    change: done,
    papers: ['dailyCheck'],
    law: '消防法 53：检查应当出示证件',
  }),
  finishCampaign: move({
    from: open,
    to: 'done',
    by: police,
    says: says({ recordNo: reference(), checkedAt: instant(), certificatesShown: yes() }),
    refuse: { ...gates('campaign'), 'places-left': unseen, 'in-future': future('checkedAt') },
    change: done,
    papers: ['dailyCheck'],
  }),
  /** 只写地点不写人. */
  publishList: move({
    from: open,
    to: 'done',
    by: ['station_chief'],
    says: says({
      listNo: reference(),
      publishedAt: instant(),
      placesOnly: yes(),
      reported: count(100_000),
      putRight: count(100_000),
      stillOpen: count(100_000),
      shown: choice('village_board', 'page', 'both'),
    }),
    refuse: { ...gates('public_list'), 'in-future': future('publishedAt') },
    change: done,
    papers: ['publicList'],
    decides: true,
  }),
  /** Looked at together, put right at once, and forgotten: no name, no score, no photograph. */
  checkShift: move({
    from: open,
    to: 'done',
    by: ['station_chief', 'duty_officer'],
    says: says({
      recordNo: reference(),
      checkedAt: instant(),
      looked: choices(...shiftNames),
      putRight: choices(...shiftNames),
    }),
    refuse: {
      ...gates('shift_check'),
      'in-future': future('checkedAt'),
      'look-at-all': (_seen, { looked }) => looked.length < shiftNames.length,
      'shift-has-begun': ({ details }, { checkedAt }) =>
        details.lapsesAt !== undefined && Date.parse(checkedAt) > Date.parse(details.lapsesAt),
    },
    change: done,
    papers: ['shiftRecord'],
    law: '公安机关督察条例 4；国办函〔2026〕12号：不打卡、不排名',
  }),
  finishVisit: move({
    from: open,
    to: 'done',
    by: police,
    says: says({
      consentNo: reference(),
      stillWanted: yes(),
      visitNo: reference(),
      visitedAt: instant(),
      needs: choices(...needNames),
    }),
    refuse: { ...gates('visit'), 'in-future': future('visitedAt') },
    change: done,
    papers: ['visitRecord'],
    law: '个人信息保护法 6、13、15：同意、最小范围',
  }),
}
export { unseen }
