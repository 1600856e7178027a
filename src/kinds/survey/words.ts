import { type KindWords, say } from '../words.ts'

export const words: KindWords = {
  name: say('独立回访', 'Independent call'),
  about: say(
    '别的单位打电话，问办得怎么样、觉得安全不安全',
    'Another unit calls and asks how it was, and how safe they feel',
  ),
  states: {
    to_call: say('等着打电话', 'To be called'),
    answered: say('答了', 'Answered'),
    refused: say('不愿意答', 'Would rather not'),
    unreached: say('没联系上', 'Not reached'),
    called_off: say('不打了', 'Called off'),
  },
  moves: {
    draw: say('按公开的种子抽中', 'Drawn by the published seed'),
    answer: say('打通了，记下回答', 'Reached: write down what they answered'),
    refuse: say('打通了，不愿意答', 'Reached: they would rather not'),
    giveUp: say('联系不上，不再打', 'Not reached: stop calling'),
    callOff: say('不再打这个电话', 'Call it off'),
  },
  fields: {
    of: say('抽中的事项', 'The matter that was drawn'),
    sort: say('哪一类', 'Of which kind'),
    month: say('抽的是哪个月办结的', 'The month whose endings were drawn from'),
    endedAt: say('什么时候办结的', 'When it ended'),
    handledAt: say('哪个单位办的', 'Which unit handled it'),
    handlers: say('经手的人', 'Who worked on it'),
    calledAt: say('什么时候打通的', 'When they were reached'),
    callNo: say('通话记录编号', 'Number of the call'),
    level: say('“这件事办得怎么样？”（五档，5 最好）', '“How was it handled?” (of five, 5 is best)'),
    safety: say(
      '“您觉得住的地方安全吗？”（五档，5 最好）',
      '“How safe do you feel where you live?” (of five, 5 is best)',
    ),
    told: say('“结果有人告诉您吗？”', '“Did anybody tell you how it came out?”'),
    handler: say('由谁承办', 'Who had it'),
    callBack: say(
      '“要不要请所领导给您回个电话？”（答不满意的才问）',
      '“Shall the head of the station call you back about it?” (only where it was not good)',
    ),
    lastTriedAt: say('最后一次打是什么时候', 'When it was tried last'),
  },
  options: {
    answered: say('答了', 'Answered'),
    refused: say('不愿意答', 'Would rather not'),
    unreached: say('没联系上', 'Not reached'),
    yes: say('告诉了', 'Yes'),
    no: say('没有', 'No'),
    not_sure: say('记不清', 'Not sure'),
    not_to_be_asked: say('这件事不宜再打电话', 'They are not to be called about it'),
    forgotten: say('资料已按规定销毁', 'Their data were destroyed by rule'),
  },
  refusals: {
    'not-their-own-station': say(
      '这件事是您或您的单位办的，要由别的单位来问。',
      'You or your unit handled this one: somebody of another unit asks.',
    ),
    'theirs-to-answer': say(
      '不能交给办这件事的人或单位，请交给别人。',
      'It cannot go to whoever handled it. Hand it to somebody else.',
    ),
    'nothing-answered': say(
      '至少记下一个回答；一个也不愿答的，请选“不愿意答”。',
      'Write down one answer at least; if they would give none, choose “They would rather not”.',
    ),
    'call-back-when-not-good': say('说办得不好的，才请所领导回电话。', 'A call back is for what was not good.'),
    'not-tried-fairly': say(
      '要在三个不同的日子打过，并且不都在同一个时段（上午、下午、晚上），才能算联系不上。',
      'Only after tries on three different days, not all at the same time of day (forenoon, afternoon, evening), are they not reached.',
    ),
  },
  notices: {
    landed: say('独立回访 {code} 请在 {day} 前打完。', 'Independent call {code}: please make it by {day}.'),
    handed: say('独立回访 {code} 现由您打。', 'The independent call {code} is yours now.'),
  },
}
