import { type KindWords, say } from '../words.ts'

/** Why not, on which paper, and what is sent. */
export const messages: Pick<KindWords, 'refusals' | 'papers' | 'notices' | 'people'> = {
  refusals: {
    'inspection-only': say('投诉只由督察办理。', 'A complaint is handled by inspectors only.'),
    'you-are-too-close': say(
      '您与这件事有关，不能经手。请交给无关的同事或上一级督察。',
      'You are part of this and may not handle it. Leave it to a colleague who is not, or to the level above.',
    ),
    'handler-too-close': say(
      '被投诉的人、他的上级和同级不能经手。请换一位，或请上一级督察指派。',
      'Not the person complained of, nor who leads them, nor their own level. Choose somebody else, or the level above.',
    ),
    'other-lane': say('这一步不适用于这一类事。', 'This step does not belong to a matter of this sort.'),
    'other-trouble': say('这一步不是为这个不便准备的。', 'This step answers another trouble.'),
    'no-pictures-of-people': say(
      '警容问题不上传照片，只记班次。请去掉照片。',
      'No pictures of how people look; note the shift only. Take the pictures out.',
    ),
    'say-what-is-missing': say(
      '请写明缺什么，并选好接下来怎么办。只写事情，不写人。',
      'Say what is missing and what follows. Write about the matter, not about a person.',
    ),
    'nothing-is-missing': say(
      '办得齐全的，不用写缺什么、接下来怎么办。',
      'Where all is in order, nothing is missing and nothing follows.',
    ),
    'already-acknowledged': say('回执已经交过了。', 'The receipt was handed over already.'),
    'not-an-inspector': say('只能交给督察。', 'Only to an inspector.'),
    'receipt-first': say('先交投诉受理回执。', 'Hand over the complaint receipt first.'),
    'related-to-them': say(
      '他与其中一方有关系，要回避。请换一位。',
      'They have a tie to one side and must stand aside. Choose somebody else.',
    ),
    'check-conflict-first': say(
      '先核查现在的经办人要不要回避。',
      'First check whether whoever has it now must stand aside.',
    ),
    'classify-first': say('先定性并告知怎么办理。', 'First classify it, and tell how it is handled.'),
    'transfer-the-material': say(
      '这一类要把材料移送有权处理的单位，不由督察自己查。',
      'This sort goes to whoever is competent: pass the material on.',
    ),
    'only-the-province': say(
      '投诉的是市局领导，本市没有人能查。请把材料移送省厅。',
      'It is about a head of this city; nobody here may look into it. Pass it on to the province.',
    ),
    'words-need-an-answer': say(
      '说话难听的投诉，听完录音要当天回话。请用“听了录音，回去道歉或说明”。',
      'Rude words: having heard the recording, go back to them in the same step.',
    ),
    'apologise-when-so': say('录音与反映一致，要道歉。', 'The recording bears it out: beg pardon.'),
    'already-disclosed': say('已经公开过了。', 'It was disclosed already.'),
    'recording-first': say(
      '先调取并复核录音录像，免得灭失。',
      'First secure and review the recording, so that nothing is lost.',
    ),
    'not-over-them': say('这位不是他的上级。', 'They do not lead the person complained of.'),
    'not-the-officer': say('只有所涉民警本人可以这样做。', 'Only the officer whom it is about may do this.'),
    'not-disclosed-yet': say('督察还没有公开这件事。', 'Inspection has not disclosed it yet.'),
    'extended-once': say('依法只能延长一次。', 'The law allows one extension.'),
    'beyond-the-law': say('延长不能超过三十日。', 'An extension is thirty days at most.'),
    'not-the-handler': say('结论由经办人作出。', 'Whoever handles it concludes it.'),
    'on-what-basis': say('至少写明一项依据。', 'Name at least one basis.'),
    'hear-them-first': say('认定属实之前，先听民警陈述。', 'Hear the officer before finding that it is so.'),
    'in-writing': say('要书面答复，电话不算。', 'Answer in writing; a call is not enough.'),
    'nothing-to-correct': say('结论不属实，没有要整改的。', 'It was not so: there is nothing to put right.'),
    'day-ahead': say('要写一个以后的日期。', 'Give a day that lies ahead.'),
    'answer-first': say('先书面答复投诉人。', 'Answer the complainant in writing first.'),
    'disclose-first': say('先向本人和所领导公开，再整改。', 'Disclose it to the officer and the chief first.'),
    'ask-them-again': say(
      '能联系上本人，请他再看一遍。请用“改好并请本人再看”。',
      'They can be reached: let them look again at what was mended.',
    ),
    'not-by-oneself': say(
      '本人不能整改自己的投诉。请由上级来做。',
      'Not by the person complained of; their superior does it.',
    ),
    'not-by-who-corrected': say('整改的人不能自己复查。', 'Whoever put it right does not check it.'),
    'correct-first': say('属实的要先整改。', 'It was so: put it right first.'),
    'recheck-first': say('整改后要由督察复查。', 'Inspection checks again first.'),
    'review-asked-already': say('这一级已经申请过了。', 'That review was asked already.'),
    'too-late-for-review': say(
      '已超过三十天。有新的情况，可以作为新的事项反映。',
      'More than thirty days have passed. If there is something new, tell us anew.',
    ),
    'no-further-review': say(
      '复核意见是终结意见，不再受理。不服可以依法起诉。',
      'A second review is final. If you disagree, you may go to court.',
    ),
    'review-by-the-province': say(
      '这是市局作的结论，请在三十天内向省公安厅申请（12389）。',
      'The city concluded this: ask the department of the province within 30 days (12389).',
    ),
    'call-back-after-the-call': say('回拨时间早于来电时间。', 'The call back is before the call.'),
    'not-to-oneself': say('不能把表扬转给自己。', 'Not to yourself.'),
  },
  papers: {
    complaintReceipt: say('投诉受理回执', 'Complaint receipt'),
    checkReport: say('核查报告', 'Report of the inquiry'),
    answerLetter: say('答复书', 'Written answer'),
    correctionNote: say('整改说明', 'Correction note'),
    passedOnNote: say('转达记录', 'Note that praise was passed on'),
  },
  notices: {
    acknowledged: say(
      '您反映的事已受理，编号 {code}，经办督察电话 {phone}。',
      'What you told us is taken up, number {code}; the inspector’s phone is {phone}.',
    ),
    classified: say(
      '您的事项 {code} 已定下怎么办理，请用查询码查看，或致电 {phone}。',
      'It is settled how {code} is handled; look with your code or call {phone}.',
    ),
    transferred: say(
      '您的事项 {code} 已替您转到有权处理的单位，去向和电话请用查询码查看。',
      '{code} was passed on for you; see to whom with your code.',
    ),
    extended: say(
      '您的事项 {code} 经批准延长，原因和新日期请用查询码查看。',
      '{code} was extended; see why and until when with your code.',
    ),
    disclosed: say(
      '督察有一件事要向您说明，请致电 {phone}。您有权陈述和申请复核。',
      'Inspection has something to tell you; call {phone}. You may make a statement and ask for a review.',
    ),
    statement: say('{code} 有民警陈述，请看。', 'There is a statement on {code}.'),
    answered: say(
      '您的事项 {code} 有书面答复，请用查询码查看，或致电 {phone}。',
      'There is a written answer on {code}; look with your code or call {phone}.',
    ),
    result: say('督察事项 {code} 有结论，请致电 {phone}。', 'There is a conclusion on {code}; call {phone}.'),
    found: say(
      '检查发现一处问题，编号 {code}，请在 {day} 前改好。',
      'A check found something, number {code}: put it right by {day}.',
    ),
    toCorrect: say('{code} 还没改到位，请在 {day} 前改好。', '{code} is not put right yet: do so by {day}.'),
    putRight: say(
      '您反映的 {code} 已改好，请用查询码查看，还不满意请告诉我们。',
      'What you told us in {code} is put right; look with your code, and tell us if it is not.',
    ),
    newDay: say(
      '您反映的 {code} 一时改不了，原因和新日期请用查询码查看。',
      '{code} takes longer; see why and until when with your code.',
    ),
    passedToInspection: say(
      '您反映的事已转督察单独办理，督察会与您联系。',
      'What you told us went to inspection, apart from the station; they will contact you.',
    ),
    appointment: say(
      '您约的时间已定，请用查询码 {code} 查看，有变动请致电 {phone}。',
      'Your time is set; see it with your code {code}, or call {phone}.',
    ),
    praise: say('有群众表扬您，编号 {code}，请看。', 'Somebody praised you: {code}.'),
    praisePassed: say('您的表扬已转达本人，谢谢您。', 'Your praise was passed on. Thank you.'),
    closed: say(
      '您的事项 {code} 已办结。三十天内不满意，可以要求再办。',
      '{code} is closed. If you are not content, ask us to reopen it within 30 days.',
    ),
  },
  people: {
    complained: say('所涉民警', 'The officer it is about'),
    their_chief: say('其上级', 'Their superior'),
    praised: say('受表扬的人', 'Who is praised'),
  },
}
