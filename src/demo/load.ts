import type { House } from '../house.ts'

/** Someone whom a visitor of the demo may be. */
export type DemoPerson = { post: string; number: string; password: string; name: string; unit: string }

/** Told how far a long piece of work has come: how much is done, out of how much. */
export type Progress = (done: number, of: number) => void

/** Fills a new demo with its bureau; where it is already there, or its filling was cut short, does what is left. */
export async function loadDemo(_house: House, _progress: Progress): Promise<void> {}

/** One person of each post, for the sign-in page, `/demo/people.json` and the lines printed at the start. */
export async function demoPeople(_house: House): Promise<DemoPerson[]> {
  return []
}
