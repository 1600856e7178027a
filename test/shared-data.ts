import { existsSync, readFileSync } from 'node:fs'

const folder = new URL('../../shared/data/', import.meta.url)

/** A file of real data that lies beside the project where it was given to us; a test that needs it skips where it is absent. */
export const hasShared = (name: string): boolean => existsSync(new URL(name, folder))
export const readShared = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
