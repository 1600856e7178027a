import { say, type Words } from './words.ts'

type OwnWords = { words: Words; about: Words }

/** How a move is said to the person themselves, where what the office calls it says nothing to them; and what it does for them. */
export const ownWords: Readonly<Record<string, OwnWords>> = {
  raiseFlag: {
    words: say('有人有危险，请替我保密', 'Someone is in danger: keep this quiet'),
    about: say(
      '不通知对方，不公示；只用您说的稳妥办法联系您。以后要说暗语，这一页才打得开：报的时候定过的那个，没定过就在下面定一个，记在心里。',
      'The other side hears nothing, and nothing is published; we reach you only in the way you say is safe. From then on this page opens only with your word: the one you chose when you reported, or, if you chose none, one that you choose below and keep in mind.',
    ),
  },
}

/** How a state is said to the person themselves, by kind, where what the office calls it speaks of them as of somebody else. */
export const ownStates: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  case: {
    clarified: say('查清了，还没当面告诉您', 'Found out, you are about to be told'),
    telling: say('已经告诉您', 'You have been told'),
  },
  conduct: { answered: say('已答复您', 'Answered') },
  service: {
    ready: say('办好了，等您领', 'Ready for you'),
    delivered: say('已交到您手上', 'In your hands'),
    rated: say('您已评价', 'You have rated it'),
    slot_offered: say('已给您留时间，等您确认', 'A time is held for you'),
  },
}
