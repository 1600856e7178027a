import type { MatterShown } from '../../ui/wire.ts'

/** A pause is asked for a promise that runs, and granted, refused or ended where there is one; what was wished for is answered where it was. */
export function hasSubject(
  { promises, standing: { pauses = [], corrections = [], wish } }: MatterShown,
  name: string,
): boolean {
  if (name === 'askPause') return promises.some(({ state }) => state === 'open')
  if (name === 'rectify' || name === 'refuseCorrection') return corrections.some(({ state }) => state === 'asked')
  if (name === 'keepOwner') return wish?.state === 'asked'
  if (name === 'sayNewDay') return promises.some(({ state }) => state === 'open' || state === 'paused')
  if (name === 'approvePause' || name === 'refusePause') return pauses.some(({ state }) => state === 'asked')
  return name !== 'endPause' || pauses.some(({ state }) => state === 'granted')
}
