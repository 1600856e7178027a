/** Every post that someone may hold or act as. Here, and not among the people, because the law looks at nobody. */
export const posts = [
  'resident',
  'responsible_unit',
  'auxiliary',
  'beat_officer',
  'duty_officer',
  'mediator',
  'window_clerk',
  'station_chief',
  'inspector',
  'head_inspector',
  'county_officer',
  'city_officer',
  'legal_officer',
  'system_admin',
  'security_admin',
  'audit_admin',
  'neighbour',
  'clock',
] as const

export type Post = (typeof posts)[number]

/** The others come by a secret link, from outside, or are no people at all. */
const withoutAccount: readonly Post[] = ['resident', 'responsible_unit', 'neighbour', 'clock']
/** Posts that are held with an account. */
export const accountPosts: readonly string[] = posts.filter(post => !withoutAccount.includes(post))

export const officers = ['beat_officer', 'duty_officer', 'mediator', 'window_clerk', 'station_chief'] as const
/** Whoever works at a station, auxiliaries too: they may write down, never decide. */
export const crew = ['auxiliary', ...officers] as const
/** Those above a station. */
export const above = ['county_officer', 'city_officer'] as const
/** Those who look at a station from outside: an inspection's own. */
export const inspection = ['inspector', 'head_inspector'] as const
export const isInspecting = (post: string): boolean => (inspection as readonly string[]).includes(post)
