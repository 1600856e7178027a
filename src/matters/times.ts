import { ClockFault } from '../clock/fault.ts'
import { msOf } from '../clock/zone.ts'
import type { Asker } from './asker.ts'
import type { Fault } from './check.ts'

const MINUTE = 60_000
/** R16: said without signal, it counts as said if it reaches us within three days. */
const BELIEVED = 72 * 60 * MINUTE
const AHEAD = 5 * MINUTE

/**
 * When something was done: as it was said by somebody of the bureau, if that reaches us in time; else now. Anybody else
 * does it now. All in milliseconds since 1970.
 */
export function timesOf(
  said: string | undefined,
  asker: Asker,
  now: Date,
  openedAt?: number,
): { at: number; saidAt: number; faults: Fault[] } {
  const ms = now.getTime()
  const saidAt = said === undefined || asker.as === 'resident' ? ms : readMs(said)
  // What is no instant is a fault of the envelope already.
  if (saidAt === undefined) return { at: ms, saidAt: ms, faults: [] }
  const fault = (code: string) => ({ at: ms, saidAt: ms, faults: [{ pointer: '/saidAt', code }] })
  if (saidAt > ms + AHEAD) return fault('in-future')
  if (openedAt !== undefined && saidAt < openedAt - MINUTE) return fault('before-opened')
  return { at: ms - saidAt <= BELIEVED ? saidAt : ms, saidAt, faults: [] }
}

function readMs(said: string): number | undefined {
  try {
    return msOf(said)
  } catch (error) {
    if (error instanceof ClockFault) return undefined
    throw error
  }
}
