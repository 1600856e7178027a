import type { Post } from '../../src/kinds/posts.ts'

/** Who answers for what others do: the console is for them (web/console/parts.ts). */
export const consolePosts: readonly Post[] = [
  'station_chief',
  'inspector',
  'head_inspector',
  'county_officer',
  'legal_officer',
  'city_officer',
  'system_admin',
  'security_admin',
]
