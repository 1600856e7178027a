import { isProtected } from '../common.ts'
import type { At } from './gates.ts'

/** A case of a protected matter is protected from its first moment. */
export const dangerOf = (seen: At): { danger?: string } =>
  isProtected(seen) ? { danger: seen.details.danger ?? 'violence_at_home' } : {}

/** Who goes with it into a case. Of a protected matter: the one hurt, and whoever called only if that is she (R26). */
export const intoCase = ({ standing, details, people }: At): Readonly<Record<string, string>> => {
  const called = people.some(({ role }) => role === 'reporter')
  const heard = !standing.protected || details.reporterIs === 'party' || details.reporterIs === 'victim'
  return {
    victim: 'victim',
    ...(heard && { reporter: 'reporter' }),
    ...(!standing.protected && { guardian: 'guardian', ...(!called && { party: 'reporter' }) }),
  }
}
