import { Refusal } from '../platform/refusal.ts'

/**
 * Does what the clock does of itself to one after another: one that is refused keeps no other waiting. Whether it was done.
 * Nothing is noted where it was done before, by another who saw a little more or less: that one counts.
 */
export async function unlessRefused(work: () => Promise<unknown>, note: (refused: Refusal) => void): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code !== 'key-reused') note(error)
    return false
  }
}
