import { plantedYear } from '../../test/planted/planted.ts'

/* node bench/early/planted.ts: what is found of what was planted in simulated years, of different sizes. */

console.log(
  '| towns | matters a year | planted | found | days of lead | false per beat and month | in vain | seconds |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
for (const [towns, matters, plants] of [
  [10, 2_500, 20],
  [40, 10_000, 60],
  [167, 40_000, 200],
] as const)
  for (const seed of ['a', 'b', 'c']) {
    const began = performance.now()
    const { found, lead, falsePerBeatMonth, vain } = plantedYear({ seed, towns, matters, plants })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(
      `| ${towns} | ${matters} | ${plants} | ${(found * 100).toFixed(0)} % | ${lead} | ${falsePerBeatMonth.toFixed(4)} | ${(vain * 100).toFixed(0)} % | ${seconds} |`,
    )
  }
