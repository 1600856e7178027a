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
