import { isForAnother } from '../common/for-another.ts'
import { isProtected } from '../common/questions.ts'
import type { At } from './gates.ts'

/** A case of a protected matter is protected from its first moment; and it knows whose mother called. */
export const protectionOf = (seen: At): { danger?: string; reporterIs?: 'guardian' } => {
  const { danger = 'violence_at_home', reporterIs } = seen.details
  return isProtected(seen) ? { danger, ...(reporterIs === 'guardian' && { reporterIs }) } : {}
}

/** Who goes with it into a case. Of a protected matter: the one hurt, and whoever called only if that is she, or a child’s guardian (R26). */
export const intoCase = ({ standing, details, people }: At): Readonly<Record<string, string>> => {
  const called = people.some(({ role }) => role === 'reporter')
  const herself =
    details.reporterIs === 'victim' ||
    details.reporterIs === 'guardian' ||
    (details.reporterIs === 'party' && !isForAnother({ people, details }))
  const heard = !standing.protected || herself
  return {
    victim: 'victim',
    ...(heard && { reporter: 'reporter' }),
    ...(!standing.protected && { guardian: 'guardian', ...(!called && { party: 'reporter' }) }),
  }
}
