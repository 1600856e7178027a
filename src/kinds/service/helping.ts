import { telling } from '../common/fields.ts'
import { inFuture } from '../common/questions.ts'
import { crew } from '../posts.ts'
import { choice, instant, maybe, reference, says } from '../says.ts'
import { needs } from './details.ts'
import { anyone, desk, happened, inLane, move } from './gates.ts'

/** 帮助沟通: of its own, or beside anything else that is asked. */
const arrangement = says({
  arrangement: choice('sign_interpreter', 'writing', 'reading_aloud', 'dialect_speaker', 'interpreter', 'video_call'),
  arrangedAt: instant(),
  recordNo: reference(),
  how: telling.how,
  toldAt: instant(),
})
const helpBeside = [
  'asked',
  'told_once',
  'documents_complete',
  'accepted',
  'processing',
  'verification',
  'ready',
] as const
const helpAtVisit = ['slot_offered', 'booked_home_visit', 'booked_window', 'arrived'] as const
const helpElsewhere = ['searching', 'located', 'kept', 'owner_notified', 'announced'] as const

export const helpingMoves = {
  askHelp: move({
    from: [...helpBeside, ...helpAtVisit, ...helpElsewhere],
    by: anyone,
    says: says({ need: choice(...needs) }),
    change: (seen, { need }) => ({ ...seen.details, need }),
    tells: ['addition'],
  }),
  arrangeHelp: move({
    from: ['asked'],
    to: 'arranged',
    by: desk,
    says: arrangement,
    refuse: { ...inLane('help'), ...happened('arrangedAt') },
    tells: ['helpArranged'],
    law: '治安管理处罚法 101；无障碍环境建设法 35、40',
  }),
  arrangeHelpBeside: move({
    from: [...helpBeside, ...helpAtVisit, ...helpElsewhere],
    by: desk,
    says: arrangement,
    refuse: {
      ...inLane('papers', 'visit', 'now', 'found'),
      ...happened('arrangedAt'),
      'no-help-asked': seen => seen.details.need === undefined,
    },
    tells: ['helpArranged'],
    law: '治安管理处罚法 101；无障碍环境建设法 35、40',
  }),
  giveHelp: move({
    from: ['arranged'],
    to: 'delivered',
    by: crew,
    says: says({ helpedAt: instant(), recordNo: reference(), confirmed: maybe(choice('signature', 'code', 'call')) }),
    refuse: { ...inLane('help'), 'in-future': (seen, { helpedAt }) => inFuture(seen, helpedAt) },
    counts: 'told',
    outcome: 'helped',
    tells: ['delivered'],
  }),
}
