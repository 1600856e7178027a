export type WhyCode = 'beat' | 'stand-in' | 'desk' | 'chief' | 'inspection' | 'chief-though-away'

/** Said to the owner; no names of people, so that it may be kept and shown. */
export type Why = { code: WhyCode; words: { zh: string; en: string } }

type About = {
  /** The village as people say it. */
  place: string | null
  /** Only the nearest known village. */
  near: boolean
  beat?: string | undefined
  /** The unit where it would have stayed, and whether it had to go up from there. */
  unit?: { nameZh: string; nameEn: string }
  up?: boolean
}

/** Answers "why with me" in a sentence. */
export function why(code: WhyCode, about: About): Why {
  const where = about.near && about.place ? near(about.place) : inside(about)
  return { code, words: { zh: where.zh + reasons[code].zh(about), en: where.en + reasons[code].en(about) } }
}

const near = (place: string) => ({
  zh: `离这个地点最近的是${place}。`,
  en: `The nearest known village is ${place}. `,
})

const inside = ({ place }: About) =>
  place ? { zh: `地点在${place}。`, en: `It is in ${place}. ` } : { zh: '', en: '' }

type Words = { zh: (about: About) => string; en: (about: About) => string }

const reasons: Record<WhyCode, Words> = {
  beat: {
    zh: ({ beat }) => `${beat}由您负责。`,
    en: ({ beat }) => `You hold the beat ${beat}.`,
  },
  'stand-in': {
    zh: ({ beat }) => `${beat}的责任民警这几天不在，由您代管。`,
    en: ({ beat }) => `You stand in for the officer of the beat ${beat}.`,
  },
  desk: {
    zh: about => `${whoIsMissing(about).zh}现在是您值班，由您先接。`,
    en: about => `${whoIsMissing(about).en}You are on duty now, so it comes to you first.`,
  },
  chief: {
    zh: about => `${whoIsMissing(about).zh}值班室这会儿也没有人能接，由您来定。`,
    en: about => `${whoIsMissing(about).en}Nobody at the desk can take it now, so it comes to you to decide.`,
  },
  inspection: {
    zh: () => '反映民警服务的事，由督察来办。',
    en: () => 'What concerns an officer’s conduct is for inspection to look into.',
  },
  'chief-though-away': {
    zh: () => '能接的人都不在岗，先记在您名下，请尽快安排人办理。',
    en: () => 'Everybody who could take it is away; it is kept in your name, so please hand it to somebody soon.',
  },
}

function whoIsMissing({ beat, unit, up }: About): { zh: string; en: string } {
  if (up && unit) return { zh: `${unit.nameZh}这会儿没有人能接。`, en: `Nobody at ${unit.nameEn} can take it now. ` }
  if (beat) return { zh: `${beat}这会儿没有民警在岗。`, en: `No officer of the beat ${beat} is here now. ` }
  return { zh: '', en: '' }
}
