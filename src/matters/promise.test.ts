import { expect, test } from 'vitest'
import { play } from '../../test/play.ts'
import type { Measure } from '../kinds/measures.ts'

const registered = (more: object): readonly Measure[] => [
  {
    id: 'M01',
    edition: 1,
    title: { zh: '必登记', en: 'Registered' },
    promise: { zh: '当场登记', en: 'Registered at once' },
    limit: { value: 1, unit: 'day' },
    pauses: [],
    by: 'duty_officer',
    proof: '登记编号',
    basis: '本地承诺',
    on: [{ kind: 'case', starts: ['opened'], ends: ['register'], proof: { register: ['registerNo'] }, ...more }],
  },
]
const gone = (more: object) =>
  play('case', { catalogue: registered(more) })
    .by('resident')
    .does('report', { text: '自行车不见了' })
    .does('withdraw', { asked: 'by_the_person' })

test('what is no longer owed before its day is not late', () => {
  expect(gone({ voids: ['withdraw'] }).last.promises.voids).toMatchObject([{ no: 1, late: false }])
})

test('what can never be kept is late, even before its day', () => {
  expect(gone({ fails: ['withdraw'] }).last.promises.voids).toMatchObject([{ no: 1, late: true }])
})
