import type { House } from './house.ts'

/** Starts what the program does without being asked; answers how to stop it. */
export async function startWorker(_house: House): Promise<() => Promise<void>> {
  return async () => {}
}
