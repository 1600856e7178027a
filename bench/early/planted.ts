import { plantedMissed } from '../../test/planted/missed.ts'
import { type Planted, plantedYear } from '../../test/planted/planted.ts'
import { plantedReturns } from '../../test/planted/returned.ts'

/* node bench/early/planted.ts: what each rule finds of what was planted in simulated years, of different sizes. */

const percent = (share: number) => `${(share * 100).toFixed(0)} %`

function row(rule: string, size: string, find: () => Planted) {
  const began = performance.now()
  const { planted, found, lead, falsePerBeatMonth, vain, calls } = find()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const cells = [rule, size, planted, percent(found), lead, falsePerBeatMonth.toFixed(4), percent(vain), calls, seconds]
  console.log(`| ${cells.join(' | ')} |`)
}

console.log(
  '| rule | size | planted | found | days of lead | false per beat and month | in vain | calls | seconds |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
)
for (const [towns, matters, plants] of [
  [10, 2_500, 20],
  [40, 10_000, 60],
  [167, 40_000, 200],
] as const)
  for (const seed of ['a', 'b', 'c']) {
    const size = `${towns} towns, ${matters} a year`
    row('gate_week', size, () => plantedYear({ seed, towns, matters, plants }))
    row('dispute_returns', size, () => plantedReturns({ seed, towns, matters, plants, kind: 'dispute' }))
    row('hazard_again', size, () => plantedReturns({ seed, towns, matters, plants, kind: 'hazard' }))
  }
for (const units of [12, 60, 167])
  for (const seed of ['a', 'b', 'c'])
    row('measure_missed', `${units} stations, 75 measures`, () =>
      plantedMissed({ seed, units, measures: 75, plants: 10 }),
    )
