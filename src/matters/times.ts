import { ClockFault } from '../clock/fault.ts'
import { msOf } from '../clock/zone.ts'
import type { Fault } from '../kinds/faults.ts'
import type { Asker } from './asker.ts'

const MINUTE = 60_000
/** R16: said without signal, it counts as said if it reaches us within three days. */
const BELIEVED = 72 * 60 * MINUTE
const AHEAD = 5 * MINUTE
/** A phone whose clock was set in between does not know when it was. */
const STEADY = 2 * MINUTE

/** How far a phone's clock was behind ours, in milliseconds, when it last heard of us before it was said, and when it was sent. */
export type ClockSeen = { readonly before: number | null; readonly after: number }

/**
 * When something was done: as it was said by somebody of the bureau, set right by what is known of their phone's clock, if that
 * reaches us in time; else now (R16). Anybody else does it now. All in milliseconds since 1970.
 */
export function timesOf(
  command: { saidAt?: string; clock?: ClockSeen },
  asker: Asker,
  now: Date,
  openedAt?: number,
): { at: number; saidAt: number; faults: Fault[] } {
  const ms = now.getTime()
  const { saidAt: said, clock }: typeof command = asker.as === 'resident' ? {} : command
  const byPhone = said === undefined ? ms : readMs(said)
  // What is no instant is a fault of the envelope already.
  if (byPhone === undefined) return { at: ms, saidAt: ms, faults: [] }
  // Whose clock is not known says when it was, and is shown with it; what is promised counts from now.
  const known = said === undefined || (clock !== undefined && isSteady(clock))
  if (clock && !known) return { at: ms, saidAt: Math.min(byPhone, ms), faults: [] }
  const saidAt = said !== undefined && clock ? Math.min(byPhone + clock.after, ms) : byPhone
  const fault = (code: string) => ({ at: ms, saidAt: ms, faults: [{ at: '/saidAt', code }] })
  if (saidAt > ms + AHEAD) return fault('in-future')
  if (openedAt !== undefined && saidAt < openedAt - MINUTE) return fault('before-opened')
  return { at: known && ms - saidAt <= BELIEVED ? saidAt : ms, saidAt, faults: [] }
}

const isSteady = ({ before, after }: ClockSeen) => before !== null && Math.abs(before - after) <= STEADY

function readMs(said: string): number | undefined {
  try {
    return msOf(said)
  } catch (error) {
    if (error instanceof ClockFault) return undefined
    throw error
  }
}
