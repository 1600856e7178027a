import { fileURLToPath } from 'node:url'

/** The clone that this file lies in. */
export const home = fileURLToPath(new URL('../../', import.meta.url))
