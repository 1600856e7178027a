import type { Board, How } from '../figure.ts'

export const everywhere: readonly Board[] = ['public', 'officer', 'chief', 'county', 'city', 'inspection']
export const inside: readonly Board[] = ['officer', 'chief', 'county', 'city', 'inspection']
export const above: readonly Board[] = ['chief', 'county', 'city', 'inspection']
export const leading: readonly Board[] = ['county', 'city', 'inspection']

/** Good ones first, then the others of which they are a share. */
export const share = (good: readonly string[], others: readonly string[]): How => ({
  share: { of: [...good, ...others], good },
})

/** Of promises: void ones are in no share, open ones in every one. */
export const keptShare = share(['kept'], ['late', 'open'])
