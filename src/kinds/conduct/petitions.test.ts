import { describe, expect, test } from 'vitest'
import { conductWith, id } from '../../../test/inspection.ts'
import { idOf } from '../../../test/play.ts'
import { shippedMeasures } from '../shipped.ts'

const game = () => conductWith('cityInspector', { catalogue: shippedMeasures })
type Game = ReturnType<typeof game>
const dueOf = ({ m }: Game, measure: string) => m.promises.find(one => one.measure === measure)?.due
const letter = ({ m }: Game) => ({ how: 'letter', toldAt: m.now, receipt: 'EMS-1' })
const answer = (played: Game) => ({ reportNo: 'B-1', letterNo: 'D-1', remedy: 'review_above', ...letter(played) })

/** Somebody independent looks into it. */
function begin(played: Game) {
  const { m, as } = played
  as('cityInspector').does('acknowledge', {
    receiptNo: 'T-1',
    handedAt: m.now,
    handed: 'by_code',
    contactGiven: true,
  })
  const check = { checkNo: 'H-1', checkedAt: m.now, related: 'none' }
  m.does('checkConflict', { ...check, to: id('cityInspector') })
}
function complaint() {
  const played = game()
  played.m.by('resident').does('complain', { text: '推来推去', fault: 'runaround', complained: id('beat') })
  return played
}
function appeal() {
  const played = game()
  const says = { of: idOf(77), level: 'first', text: '录音没有听全', concludedBy: id('inspector') }
  played.m.by('resident').does('appeal', { ...says, complained: id('beat') })
  return played
}

describe('the days of the law on petitions (信访工作条例)', () => {
  test('measure TAKENUP: within fifteen days of the complaint they hear whether it is taken up (22)', () => {
    const played = complaint()
    const { m } = played
    expect(dueOf(played, 'TAKENUP')).toBe('2026-03-18T00:00:00+08:00')
    begin(played)
    m.later({ days: 15 }).does('classify', { sort: 'service_fault', ...letter(played) })
    expect(m.kept).toContainEqual({ measure: 'TAKENUP', late: false })
    const { m: late } = complaint()
    late.later({ days: 16 }).by('inspector', id('cityInspector'))
    expect(late.promises.find(one => one.measure === 'TAKENUP')!.due < late.now).toBe(true)
  })
  test('measure REVIEWED: what the level above makes of it is answered within thirty days (35, 36)', () => {
    const played = appeal()
    expect(dueOf(played, 'REVIEWED')).toBe('2026-04-02T00:00:00+08:00')
    begin(played)
    const { m } = played
    m.does('investigate').later({ days: 31 })
    const basis = ['recording']
    m.does('concludeReview', { reviewNo: 'F-1', decidedAt: m.now, finding: 'upheld', basis })
    m.does('answer', answer(played))
    expect(m.kept).toContainEqual({ measure: 'REVIEWED', late: true })
  })
  test('measure PUTOFF: extended, it is answered by the day that was granted, holidays counted as ever (34)', () => {
    const played = complaint()
    begin(played)
    const { m, as } = played
    m.does('classify', { sort: 'service_fault', ...letter(played) })
    const extension = { docNo: 'Y-1', approver: '某市公安局', ...letter(played) }
    as('head').does('extend', { ...extension, newDay: '2026-05-20' })
    expect(dueOf(played, 'PUTOFF')).toBe('2026-05-21T00:00:00+08:00')
    expect(dueOf(played, 'OUTCOME')).toBeUndefined()
  })
})
