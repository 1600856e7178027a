import type { Actor } from '../kinds/kind.ts'
import { pooledChance } from '../platform/ids.ts'
import type { Hands } from './answer.ts'
import { clockId } from './asker.ts'
import type { Act } from './draft.ts'
import type { Knowledge } from './knowledge.ts'

/** Who the clock is to the rules. */
export const theClock: Actor = { id: clockId, posts: ['clock'] }

/** An act that the clock does by itself, at the moment that it looked. */
export function byTheClock(house: Hands, know: Knowledge, commandId: string, now: Date): Act {
  const at = now.getTime()
  const chance = house.chance ?? pooledChance
  return { ...house, know, commandId, actor: clockId, at, saidAt: at, recordedAt: now, chance }
}
