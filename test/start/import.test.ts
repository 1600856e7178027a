import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { place, usedData, xjw } from './program.ts'

/* An import that is killed again and again, and started by two at once: in the end each row is there once. */

const header =
  'CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,CASE_STATUS,CLOSURE_REASON,CASE_TITLE,REASON,TYPE,Location,LATITUDE,LONGITUDE,Source,Geocoded_Location'
const row = (n: number) =>
  `${n},01/05/2015 09:00:00 AM,01/06/2015 09:00:00 AM,01/05/2015 0${n % 9}:30:00 PM,Closed,,Light ${n},Lights,Street Light Outages,,42.3,-71.1,Self Service,`

test.skipIf(process.platform !== 'linux')('killed by kill -9 and run again, each row is there once', async () => {
  const data = await usedData()
  const file = join(await place(), 'many.csv')
  // In the first half hour after noon nothing closes before it was opened but every ninth row, which says 00:30 PM.
  const rows = Array.from({ length: 9000 }, (_, i) => row(i + 1))
  await writeFile(file, [header, ...rows].join('\n'))
  const args = ['import', 'georeport', file, '--data', data, '--json']
  let killed = 0
  for (const moment of [0, 150, 500]) {
    const running = await xjw(args, { waitFor: /Importing: [1-9]0 %/ })
    await sleep(moment)
    running.kill('SIGKILL')
    // What lies there already is passed over quickly: the last may be done before.
    if ((await running.ended).signal === 'SIGKILL') killed++
  }
  expect(killed).toBeGreaterThan(0)
  const both = await Promise.all([1, 2].map(() => xjw(args, { waitFor: /"bureauId"|Error|failed/ })))
  const ended = await Promise.all(both.map(one => one.ended))
  // One of the two may find the folder just being taken over; the other, and whoever comes after, finish it.
  expect(ended.filter(({ code }) => code === 0).length).toBeGreaterThan(0)
  const last = await xjw(args, { waitFor: /"bureauId"/ })
  await last.ended
  const result = JSON.parse(last.said().trim().split('\n').at(-1)!)
  expect(result).toMatchObject({ read: 9000, added: 0, known: 8000, rejected: 1000 })
})
