import { describe, expect, test } from 'vitest'
import {
  accepted,
  asked,
  brought,
  collected,
  complete,
  completed,
  delivered,
  list,
  own,
  ready,
  refusal,
} from '../../../test/play-service.ts'

describe('lane papers: from the question to the card in one’s hand', () => {
  test('state asked, notice landed, notice receipt, paper receiptSlip: asked, and somebody has it', () => {
    const m = asked('id_card')
    expect(m.state).toBe('asked')
    expect(m.told('receipt')).toEqual(['reporter'])
    expect(m.told('landed')).toEqual(['owner'])
    expect(m.last.papers).toEqual(['receiptSlip'])
  })
  test('state told_once, notice toldOnce, paper toldOnceSlip: all that is missing on one slip', () => {
    const m = asked('dog_licence').later({ minutes: 10 })
    m.by('window_clerk').does('tellMissing', list(m, ['dog_vaccination', 'dog_photo'], own))
    expect(m.state).toBe('told_once')
    expect(m.told('toldOnce')).toEqual(['reporter', 'applicant'])
    expect(m.last.papers).toEqual(['toldOnceSlip'])
    expect(m.details).toMatchObject({ brought: ['own_id'], missing: ['dog_vaccination', 'dog_photo'] })
  })
  test('state documents_complete: what was here before need not be brought again', () => {
    const m = asked('dog_licence')
    m.by('window_clerk').does('tellMissing', list(m, ['dog_vaccination', 'dog_photo'], own))
    complete(m.later({ days: 2 }), { brought: ['dog_vaccination', 'dog_photo'] })
    expect(m.state).toBe('documents_complete')
    expect(m.details).toMatchObject({ missing: [], completeAt: m.now })
  })
  test('state accepted, notice accepted, paper acceptanceReceipt: with a receipt, and free', () => {
    const m = accepted('id_card')
    expect(m.state).toBe('accepted')
    expect(m.told('accepted')).toEqual(['reporter', 'applicant'])
    expect(m.last.papers).toEqual(['acceptanceReceipt'])
    expect(m.details.feeYuan).toBe(0)
  })
  test('state processing: sent off', () => {
    const m = accepted('id_card')
    expect(m.by('auxiliary').does('sendOff', { sentNo: 'B-1', sentAt: m.now }).state).toBe('processing')
  })
  test('state ready, notice ready: it lies here, and they are told', () => {
    expect(ready().state).toBe('ready')
    expect(ready().told('ready')).toEqual(['reporter', 'applicant'])
  })
  test('state delivered, notice delivered, paper claimSlip: signed for, and they are asked what they think', () => {
    const m = delivered()
    expect(m.state).toBe('delivered')
    expect(m.told('delivered')).toEqual(['reporter', 'applicant'])
    expect(m.last.papers).toEqual(['claimSlip'])
    expect(m.standing.told).toMatchObject([{ confirmed: 'signature' }])
  })
  test('state delivered, paper deliverySlip: by post, to the village, to the door', () => {
    for (const way of ['post', 'village', 'home']) {
      const m = ready()
      m.by('auxiliary').does('deliver', brought(m, way))
      expect(m.state).toBe('delivered')
      expect(m.last.papers).toEqual(['deliverySlip'])
    }
  })
  test('state rated: by the one who got it', () => {
    expect(delivered().by('resident').does('rate', { stars: 5 }).state).toBe('rated')
  })
  test('state closed, notice closed: and reopened within thirty days it goes back to whoever made it', () => {
    const m = delivered().by('resident').does('rate', { stars: 3 })
    m.by('window_clerk').does('close')
    expect(m.state).toBe('closed')
    expect(m.told('closed')).toEqual(['reporter', 'applicant'])
    m.later({ days: 30 }).by('resident').does('reopen', { because: '名字印错了' })
    expect(m.state).toBe('processing')
  })
  test('state verification, notice verification: asked elsewhere, and told what for and until when', () => {
    const m = completed('criminal_record')
    m.does('startVerification', {
      receiptNo: 'S-1',
      waitsFor: 'court',
      until: m.tomorrow(),
      how: 'phone',
      toldAt: m.now,
    })
    expect(m.state).toBe('verification')
    expect(m.told('verification')).toEqual(['reporter', 'applicant'])
    expect(m.does('endVerification', { resultNo: 'Y-1', endedAt: m.now }).state).toBe('processing')
  })
  test('state declined_in_writing, notice declined, paper refusalNotice: in writing, with who can help', () => {
    const m = asked('certificate')
    m.by('window_clerk').does(
      'declineInWriting',
      refusal(m, { ground: 'another_body_certifies', instead: 'civil_affairs' }),
    )
    expect(m.state).toBe('declined_in_writing')
    expect(m.told('declined')).toEqual(['reporter', 'applicant'])
    expect(m.last.papers).toEqual(['refusalNotice'])
    expect(m.standing.outcome).toBe('declined')
    expect(m.by('resident').does('reopen', { because: '派出所要的' }).state).toBe('asked')
  })
  test('state withdrawn: before it was accepted, by the one who asked', () => {
    expect(completed('id_card').by('resident').does('withdraw', { asked: 'by_phone' }).state).toBe('withdrawn')
  })
  test('a refusal by word of mouth is none: telephone and message are not among the ways', () => {
    const how = asked('certificate').kind.moves.declineInWriting!.says.properties.how as unknown as { enum: string[] }
    expect(how.enum).toEqual(['in_person', 'letter', 'through_guardian'])
  })
})

describe('each paper by its own step', () => {
  const made = (service: string, move: string, says: object) => {
    const m = completed(service)
    m.later({ minutes: 30 }).by('window_clerk')
    return m.does(move, JSON.parse(JSON.stringify(says).replaceAll('NOW', m.now)))
  }
  test('a certificate at once, from papers that are all there', () =>
    expect(
      made('certificate', 'issueCertificate', { certificateNo: 'Z-1', stubNo: 'Z-1-0', issuedAt: 'NOW' }).state,
    ).toBe('ready'))
  test('a birth with the page of the book', () =>
    expect(made('birth', 'registerBirth', { pageNo: 'P-1', form: 'book_page', registeredAt: 'NOW' }).state).toBe(
      'ready',
    ))
  test('a change with its approval', () =>
    expect(
      made('change', 'approveChange', { approvalNo: 'P-1', pageNo: 'P-2', how: 'phone', toldAt: 'NOW' }).state,
    ).toBe('ready'))
  test('a dog with its tag', () =>
    expect(made('dog_licence', 'issueLicence', { licenceNo: 'D-1', tagNo: 'D-2', issuedAt: 'NOW' }).state).toBe(
      'ready',
    ))
})

describe('after a death, other words', () => {
  const cancelled = () => {
    const m = completed('death').later({ hours: 1 })
    return m.does('cancelForDeath', { cancelNo: 'X-1', waiverNo: 'X-2', spared: 3, cancelledAt: m.now })
  }
  test('notice condolence: instead of the receipt', () => {
    const m = asked('death')
    expect(m.told('condolence')).toEqual(['reporter'])
    expect(m.told('receipt')).toBeUndefined()
    expect(m.kind.words.notices!.condolence!.zh).toContain('节哀')
  })
  test('notice toldOnceGently: what is needed, when they can', () => {
    const m = asked('death')
    m.by('window_clerk').does('tellMissing', list(m, ['death_certificate'], { applies: 'family' }))
    expect(m.told('toldOnceGently')).toEqual(['reporter', 'applicant'])
    expect(m.told('toldOnce')).toBeUndefined()
  })
  test('notice readyGently, notice farewell: no hurry, no rating asked, nothing after it', () => {
    const m = cancelled()
    expect(m.told('readyGently')).toEqual(['reporter', 'applicant'])
    m.by('window_clerk').does('collect', collected(m, 'family'))
    expect(m.told('farewell')).toEqual(['reporter', 'applicant'])
    expect(m.told('delivered')).toBeUndefined()
    expect(m.does('close').told('closed')).toBeUndefined()
  })
  test('no word for the bereaved asks how satisfied they are', () => {
    const { notices } = asked('death').kind.words
    for (const name of ['condolence', 'toldOnceGently', 'readyGently', 'farewell'])
      expect(notices![name]!.zh).not.toMatch(/评价|满意|逾期|尽快/)
  })
})

describe('for another, and under age', () => {
  test('notice collectedByProxy: whoever sent a proxy hears that it was collected', () => {
    const m = ready()
    m.by('window_clerk').does('collect', collected(m, 'proxy', { authorityNo: 'Q-1' }))
    expect(m.told('collectedByProxy')).toEqual(['reporter', 'applicant'])
    const self = delivered()
    expect(self.told('collectedByProxy')).toBeUndefined()
  })
  test('of a protected matter whoever asked for another hears only that it was received; who it is done for hears all', () => {
    const m = asked('change', { danger: 'violence_at_home' }, { people: ['reporter', 'applicant'] })
    expect(m.told('receipt')).toEqual(['reporter'])
    complete(m).does('accept', { receiptNo: 'S-1', acceptedAt: m.now })
    expect(m.told('accepted')).toEqual(['applicant'])
  })
})
