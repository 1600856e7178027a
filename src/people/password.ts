import { hash, verify } from '@node-rs/argon2'

/** Argon2id as OWASP advises for a server (19 MiB, two passes); in the demo, where everybody knows it, next to nothing. */
const costs = {
  real: { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
  demo: { memoryCost: 64, timeCost: 1, parallelism: 1 },
}

/** In characters as JavaScript counts them: nothing longer is ever hashed. */
export const longestPassword = 200

export const hashPassword = (password: string, cost: keyof typeof costs = 'real'): Promise<string> =>
  hash(password, costs[cost])

export const isPassword = async (password: string, hash: string): Promise<boolean> =>
  password.length <= longestPassword && (await verify(hash, password))
