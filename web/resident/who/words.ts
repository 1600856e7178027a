import { say } from '../../../src/kinds/words.ts'

export const who = {
  title: say('我的责任民警是谁', 'Who is my officer'),
  about: say('写村居的名字就行，不用报事，也不用登记。', 'Type the name of your village. No report, no sign-in.'),
  phone: say('电话', 'Phone'),
  station: say('派出所', 'Station'),
  stationPhone: say('派出所电话', 'Station phone'),
  hours: say('办事时间', 'Opening hours'),
  beat: say('负责', 'Answers for'),
  report: say('向这里报一件事', 'Report something here'),
  other: say('查别的村居', 'Another village'),
  notices: say('村里的公示', 'The notice board of this village'),
}
