import { say, type Words } from '../words.ts'

/** The nine questions (R36), and the open end of the law's list, in their order, with what each answer means. */

const yesOrNo = ['yes', 'no', 'not_asked'] as const
const whoAttends = ['nobody', 'here', 'waived', 'not_here', 'not_asked'] as const

export type Stop =
  | 'protect-first'
  | 'case-not-mediation'
  | 'excluded'
  | 'not-light-or-clear'
  | 'not-willing'
  | 'guardian-first'
  | 'two-or-recorded'

export type Question = {
  readonly id: QuestionId
  /** 1 to 9; null: the open end of the law's list, asked after the nine. */
  readonly no: number | null
  readonly ask: Words
  /** What an officer asks or looks for. */
  readonly hint: Words
  readonly options: readonly string[]
  /** Answers after which nobody mediates here, the gate that says so, and how the parties are told. */
  readonly stops: readonly string[]
  readonly gate: Stop
  readonly because: Words
  readonly law: string
}

export const questionIds = [
  'violenceAtHome',
  'weaponOrInjury',
  'hiredOrGang',
  'sameAgain',
  'lightAndCivil',
  'bothAgree',
  'struckOrRan',
  'guardianHere',
  'twoOrRecorded',
  'otherwiseUnsuitable',
] as const
export type QuestionId = (typeof questionIds)[number]

/** What has been answered so far; what is missing or 'not_asked' is still open. */
export type Answers = { readonly [id in Exclude<QuestionId, 'guardianHere'>]?: (typeof yesOrNo)[number] } & {
  readonly guardianHere?: (typeof whoAttends)[number]
}

export const questions: readonly Question[] = [
  {
    id: 'violenceAtHome',
    no: 1,
    ask: say('是家里人之间动手打人吗？', 'Is it violence at home?'),
    hint: say(
      '夫妻、父母子女、同住的人都算；以前打过、这回只是吓唬，也算。分开问，先问挨打的人。',
      'Spouses, parents, children, anyone living together; past blows and present threats count. Ask apart, the one hurt first.',
    ),
    options: yesOrNo,
    stops: ['yes'],
    gate: 'protect-first',
    because: say(
      '家里动手打人，不能靠调解了结。我们先保护您，再依法处理；要不要告诫书、去哪里住、怎样申请人身安全保护令，我们一样一样帮您办。',
      'Violence at home is never settled by mediation. We protect you first and then do what the law asks: a written warning, a safe place, a protection order, one thing after another.',
    ),
    law: '反家庭暴力法 15—17',
  },
  {
    id: 'weaponOrInjury',
    no: 2,
    ask: say('动了刀棍，或者伤得比轻微伤重吗？', 'Was there a weapon, or more than a slight injury?'),
    hint: say(
      '刀、棍、砖头、车都算。伤情说不准的，先送鉴定。',
      'Knife, stick, brick, car. Unsure of the injury: have it appraised first.',
    ),
    options: yesOrNo,
    stops: ['yes'],
    gate: 'case-not-mediation',
    because: say(
      '动了凶器或者伤得不轻，要按案件办，不能在这里调。赔偿的事，您另外可以主张。',
      'With a weapon or a real injury this goes on as a case; it cannot be mediated here. Damages you can still claim.',
    ),
    law: '程序规定 178：情节较轻',
  },
  {
    id: 'hiredOrGang',
    no: 3,
    ask: say('是雇人打的、结伙打的，或者无故找事吗？', 'Was somebody hired, or a gang, or someone picking trouble?'),
    hint: say(
      '有没有人出钱叫来的，有没有结伙斗殴、寻衅滋事。',
      'Paid to come? A gang fight? Trouble for its own sake?',
    ),
    options: yesOrNo,
    stops: ['yes'],
    gate: 'case-not-mediation',
    because: say(
      '雇人、结伙或者无故找事的，法律规定不能调解，要按案件办。',
      'Hired, in a gang, or for the sake of trouble: the law does not let this be mediated; it goes on as a case.',
    ),
    law: '程序规定 179(1)(2)',
  },
  {
    id: 'sameAgain',
    no: 4,
    ask: say('同一个人以前也这样违法过吗？', 'Has the same person done this before?'),
    hint: say('只问这一家这一桩，不查前科。', 'About this quarrel only; no records are searched.'),
    options: yesOrNo,
    stops: ['yes'],
    gate: 'excluded',
    because: say(
      '一再这样做的，法律规定不能调解，要依法处理。',
      'Done again and again: the law does not let it be mediated.',
    ),
    law: '程序规定 179(3)',
  },
  {
    id: 'lightAndCivil',
    no: 5,
    ask: say(
      '是民间纠纷引起的，情节轻，事实清楚吗？',
      'Does it arise from a civil quarrel, light, with the facts clear?',
    ),
    hint: say('三样都是才选“是”；事实不清的先查清。', 'Yes only if all three hold; facts not clear: find out first.'),
    options: yesOrNo,
    stops: ['no'],
    gate: 'not-light-or-clear',
    because: say(
      '事情还没查清，或者不是小事，现在不能调。查清之后我们告诉您走哪条路。',
      'The facts are not clear yet, or it is not light; it cannot be mediated now. We will tell you the way once it is clear.',
    ),
    law: '治安管理处罚法 9；程序规定 178',
  },
  {
    id: 'bothAgree',
    no: 6,
    ask: say('分开问过，两边都真心愿意调吗？', 'Asked apart, do both want this freely?'),
    hint: say(
      '不当着对方的面问；说“随便”“听你们的”，再问一次。',
      'Never in front of the other; “whatever you say” is asked again.',
    ),
    options: yesOrNo,
    stops: ['no'],
    gate: 'not-willing',
    because: say(
      '有一方不愿意，我们不强调。您可以到法院起诉；有违法行为的，我们依法处理。',
      'One of you does not want it, so nobody is pressed. You may go to court; what broke the law we deal with.',
    ),
    law: '程序规定 179(4)；人民调解法 3、17',
  },
  {
    id: 'struckOrRan',
    no: 7,
    ask: say('调解中又动手，或者人跑了吗？', 'Did someone strike again, or run away?'),
    hint: say('从我们到场算起。', 'Since we came.'),
    options: yesOrNo,
    stops: ['yes'],
    gate: 'excluded',
    because: say(
      '调解中又动手或者人跑了，法律规定不能再调，要依法处理。',
      'Struck again, or gone: the law ends the mediation; it is dealt with by law.',
    ),
    law: '程序规定 179(5)(6)',
  },
  {
    id: 'guardianHere',
    no: 8,
    ask: say(
      '有未成年人，或者自己说不清的人吗？监护人到了吗？',
      'Is there a minor, or someone who cannot speak for themselves, and is the guardian here?',
    ),
    hint: say(
      '满十六岁、靠自己劳动生活的，可以不要监护人到场。',
      'Sixteen or over and living on their own work: the guardian may be waived.',
    ),
    options: whoAttends,
    stops: ['not_here'],
    gate: 'guardian-first',
    because: say(
      '要等孩子（或说不清的人）的监护人到场，咱们再谈。我们现在就通知。',
      'We wait until the guardian is here; we are calling them now.',
    ),
    law: '程序规定 181',
  },
  {
    id: 'twoOrRecorded',
    no: 9,
    ask: say(
      '有两名民警在场，或者在规范场所、全程录音录像吗？',
      'Are there two officers, or a lawful place with the whole recorded?',
    ),
    hint: say(
      '辅警不算民警。一名民警主持的，要写明录音录像编号。',
      'Auxiliaries do not count. One officer alone states the number of the recording.',
    ),
    options: yesOrNo,
    stops: ['no'],
    gate: 'two-or-recorded',
    because: say(
      '请您等一等，再来一名民警，或者到办案场所开好录像，咱们再谈。',
      'Please wait until a second officer is here, or until we are in the proper room with the recording on.',
    ),
    law: '治安管理处罚法 108',
  },
  {
    id: 'otherwiseUnsuitable',
    no: null,
    ask: say('还有别的不适合调解的情形吗？', 'Is there anything else that makes it unfit for mediation?'),
    hint: say('比如一方怕得不敢说话、有人在背后指使。', 'Someone too afraid to speak, someone behind it.'),
    options: yesOrNo,
    stops: ['yes'],
    gate: 'excluded',
    because: say('这件事不适合调解，要依法处理。', 'This is not fit for mediation; it is dealt with by law.'),
    law: '程序规定 179(7)',
  },
]

/** 程序规定 179, item by item: found where the answer to this question is the one that stops. */
export const exclusions: readonly { readonly item: number; readonly by: QuestionId; readonly words: Words }[] = [
  { item: 1, by: 'hiredOrGang', words: say('雇凶伤害他人', 'Assault for hire') },
  { item: 2, by: 'hiredOrGang', words: say('结伙斗殴或者其他寻衅滋事', 'A gang fight, or picking trouble') },
  { item: 3, by: 'sameAgain', words: say('多次实施违反治安管理行为', 'The same offence again and again') },
  { item: 4, by: 'bothAgree', words: say('当事人明确表示不愿意调解', 'A party clearly refuses') },
  { item: 5, by: 'struckOrRan', words: say('调解过程中又针对对方实施违法行为', 'A new offence while mediating') },
  { item: 6, by: 'struckOrRan', words: say('调解过程中违法嫌疑人逃跑', 'The suspect ran away') },
  { item: 7, by: 'otherwiseUnsuitable', words: say('其他不宜调解处理的', 'Otherwise unfit') },
]
