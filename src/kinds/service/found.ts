import { telling } from '../common/fields.ts'
import { beforeOpened } from '../common/questions.ts'
import { crew } from '../posts.ts'
import { choice, count, evidence, instant, maybe, office, person, reference, says, yes } from '../says.ts'
import { desk, happened, inLane, move, unclaimedFrom, untoldHere } from './gates.ts'

const lane = inLane('found')
/** The number that the register gave it when it was taken in. */
const registerNo = reference()

/** 拾得物: taken in, its owner told or called for, given back; a year unclaimed, the State's (民法典 314—318). */
export const foundMoves = {
  takeIn: move({
    from: ['asked'],
    to: 'kept',
    by: crew,
    says: says({
      thing: choice('wallet', 'phone_set', 'papers', 'keys', 'bag', 'money', 'vehicle', 'animal', 'other'),
      items: count(1000, 1),
      takenAt: instant(),
      photos: evidence(),
      finder: maybe(person('finder')),
    }),
    refuse: { ...lane, ...happened('takenAt') },
    change: (seen, { thing }) => ({ ...seen.details, thing }),
    papers: ['foundRegister'],
    law: '民法典 317：妥善保管',
  }),
  notifyOwner: move({
    from: ['kept', 'announced'],
    to: 'owner_notified',
    by: desk,
    says: says({
      registerNo,
      noticeNo: reference(),
      how: telling.how,
      toldAt: instant(),
      loser: maybe(person('thing_owner')),
    }),
    refuse: { ...lane, ...happened('toldAt') },
    tells: ['thingFound'],
    law: '民法典 315：知道权利人的及时通知',
  }),
  announce: move({
    from: ['kept', 'owner_notified'],
    to: 'announced',
    by: desk,
    says: says({
      registerNo,
      announcementNo: reference(),
      announcedAt: instant(),
      board: choice('door', 'page', 'both'),
    }),
    refuse: {
      ...lane,
      ...happened('announcedAt'),
      'before-opened': (seen, { announcedAt }) => beforeOpened(seen, announcedAt),
    },
    change: (seen, { announcedAt }) => ({ ...seen.details, announcedAt: seen.details.announcedAt ?? announcedAt }),
    tells: ['announced'],
    papers: ['announcement'],
    law: '民法典 315：不知道的及时发布招领公告',
  }),
  returnThing: move({
    from: ['owner_notified', 'announced'],
    to: 'delivered',
    by: desk,
    says: says({
      claimNo: reference(),
      returnedAt: instant(),
      /** They described it before they saw it. */
      marksMatch: yes(),
      signed: yes(),
      loser: maybe(person('thing_owner')),
    }),
    refuse: { ...lane, ...happened('returnedAt') },
    outcome: 'returned',
    tells: ['returned'],
    papers: ['claimSlip'],
    decides: true,
    law: '民法典 314：返还权利人',
  }),
  /** Whoever handed it in hears what became of it. */
  tellFinder: move({
    from: ['owner_notified', 'announced', 'delivered'],
    by: [...desk, 'auxiliary'],
    says: says({ ...telling }),
    refuse: { ...lane, ...happened('toldAt') },
    counts: 'told',
  }),
  toState: move({
    from: ['announced'],
    to: 'to_state',
    by: ['station_chief'],
    says: says({ docNo: reference(), toBody: office(), handedAt: instant() }),
    refuse: {
      ...lane,
      ...happened('handedAt'),
      'year-not-over': seen => seen.today < (unclaimedFrom(seen) ?? '9999-12-31'),
      untold: untoldHere,
    },
    outcome: 'to_state',
    tells: ['toState'],
    decides: true,
    law: '民法典 318：自发布招领公告之日起一年内无人认领的，归国家所有',
  }),
}
