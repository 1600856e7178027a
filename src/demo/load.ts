import type { House } from '../house.ts'
import { loadBureau } from './bureau.ts'
import { loadMatters } from './matters.ts'

/** Told how far a long piece of work has come: how much is done, out of how much. */
export type Progress = (done: number, of: number) => void

/** Fills a new demo with its bureau; where it is already there, or its filling was cut short, does what is left. */
export async function loadDemo(house: House, progress: Progress): Promise<void> {
  if (house.mode !== 'demo') throw new Error('a real bureau is never filled with invented people')
  // The bureau is a tenth of the work.
  await loadBureau(house.db, house.now(), (done, of) => progress(done, of * 10))
  await loadMatters(house, (done, of) => progress(of + done * 9, of * 10))
}
