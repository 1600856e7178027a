import { hash, verify } from '@node-rs/argon2'

/** Argon2id as OWASP advises for a server (19 MiB, two passes); in the demo, where everybody knows it, next to nothing. */
const costs = {
  real: { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
  demo: { memoryCost: 64, timeCost: 1, parallelism: 1 },
}

export const hashPassword = (password: string, cost: keyof typeof costs = 'real'): Promise<string> =>
  hash(password, costs[cost])

export const isPassword = (password: string, hash: string): Promise<boolean> =>
  verify(hash, password).catch(() => false)
