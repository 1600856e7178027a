import { addDays } from '../../clock/day.ts'
import { dayOf, startOfDay } from '../../clock/zone.ts'
import { invent } from '../names.ts'
import { diceOf } from '../year/dice.ts'
import { open, play, type Stage } from '../year/live.ts'
import type { Play } from '../year/script.ts'
import { deskScenes } from './desk.ts'
import { lightBox } from './light-box.ts'

const MINUTE = 60_000

/** The light box from the first minute to the last, and what else lies on the desks of that station. The light box is the last. */
export async function playStory(
  stage: Stage,
  { villages, now }: { villages: readonly string[]; now: Date },
): Promise<number> {
  const dice = diceOf(stage.seed, 'story')
  const person = () => {
    const { name, phone } = invent(dice, { women: 0.6, old: 0.5 })
    return { name, phone }
  }
  const scenes = deskScenes({ person })
  for (const [i, { ago, ...scene }] of scenes.entries())
    await playScene(stage, scene, {
      i,
      at: now.getTime() - ago * MINUTE,
      village: villages[i % villages.length]!,
      until: now,
    })
  const sixDaysAgo = addDays(dayOf(now, stage.tz), -6)
  const at = startOfDay(sixDaysAgo, stage.tz).getTime() + (10 * 60 + 5) * MINUTE
  await playScene(stage, { kind: 'case', ...lightBox(person()) }, { i: -1, at, village: villages[0]!, until: now })
  return scenes.length + 1
}

/** Under this key its last scene is known again. */
export const lastOfStory = 'story -1'

type Where = { i: number; at: number; village: string; until: Date }

async function playScene(
  stage: Stage,
  scene: Play & { kind: string },
  { i, at, village, until }: Where,
): Promise<void> {
  const live = await open(stage, scene, { key: `story ${i}`, n: i + 1, at, village })
  for (const step of live ? scene.steps : []) {
    const next = live!.at + step.after * MINUTE
    if (next >= until.getTime() || !(await play(stage, live!, next))) return
  }
}
