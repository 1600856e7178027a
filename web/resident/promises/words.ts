import { say } from '../../../src/kinds/words.ts'

export const promises = {
  title: say('75条承诺', 'The 75 promises'),
  about: say(
    '每件小事多长时间办好，写在这里，一条一条都能查。晚了就是晚了，照样记着。',
    'How long each small thing takes, so that anybody can check. What was late stays late, on record.',
  ),
  within: say('时限', 'Within'),
  empty: say('还没有公布承诺。', 'No promises have been published yet.'),
  loading: say('正在打开……', 'Opening…'),
}
