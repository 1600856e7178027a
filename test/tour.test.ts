import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wellKnown } from '../src/demo/bureau.ts'
import { planBureau } from '../src/demo/plan.ts'
import { shippedDivisions } from '../src/places/divisions.ts'
import { signIn } from '../web/office/words.ts'

test('a newcomer is told a village whose matters the people at one tap hold: in the tour and where they sign in', () => {
  const divisions = shippedDivisions()
  const [, beatOfficer] = wellKnown.find(([post]) => post === 'beat_officer')!
  const beat = planBureau(divisions).beats.find(({ officer }) => officer === beatOfficer)!
  const { code, short, initials } = divisions.find(({ short }) => short === '东安社区')!
  expect(beat.villages).toContain(code)
  const tours = ['README.md', 'README.zh-CN.md'].map(name =>
    readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'),
  )
  const said = [...tours, signIn.demoAbout.zh, signIn.demoAbout.en]
  for (const one of said) expect(one).toContain(initials)
  // The English words of a page hold no Chinese.
  for (const one of said.slice(0, 3)) expect(one).toContain(short)
})
