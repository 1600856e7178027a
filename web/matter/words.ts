import { say, type Words } from '../../src/kinds/words.ts'

export const matter = {
  nothing: say('您现在不用做什么。', 'There is nothing for you to do now.'),
  promises: say('承诺', 'Promises'),
  noPromises: say('这件事上还没有承诺。', 'No promise has been given here yet.'),
  kept: say('已兑现', 'Kept'),
  keptLate: say('晚了才做到', 'Done late'),
  gone: say('不再需要', 'No longer owed'),
  paused: say('暂停计时', 'Paused'),
  newDay: (day: Words): Words => say(`新日子：${day.zh}`, `New day: ${day.en}`),
  provisional: say('暂定，等放假安排公布', 'Provisional until the holidays are published'),
  history: say('办理记录', 'History'),
  destroyed: say('按规定已销毁', 'Destroyed as the rules require'),
  lateEntry: say('补记', 'Recorded later'),
  law: say('依据', 'Law'),
  movedOn: say(
    '这件事刚刚有了新进展，已经换成最新的，请看过再办。',
    'It has just moved on; this is how it stands now. Look again first.',
  ),
  sending: say('正在记下……', 'Recording…'),
  done: (move: Words): Words => say(`已记下：${move.zh}`, `Recorded: ${move.en}`),
  file: say('附件', 'File'),
  noFile: say('打不开', 'Cannot be opened'),
}

/** The five levels of GB/T 39735. */
export const levels: readonly { value: number; words: Words }[] = [
  { value: 5, words: say('非常满意', 'Very satisfied') },
  { value: 4, words: say('满意', 'Satisfied') },
  { value: 3, words: say('基本满意', 'Fairly satisfied') },
  { value: 2, words: say('不满意', 'Dissatisfied') },
  { value: 1, words: say('非常不满意', 'Very dissatisfied') },
]

export const papers = {
  title: say('可以打印的单据', 'Papers to print'),
  void: say('已作废', 'void'),
  failed: say('没有打开，请再试一次。', 'It did not open. Try again.'),
}
