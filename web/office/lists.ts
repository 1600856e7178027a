export type ListName = 'mine' | 'unit' | 'late' | 'dueToday' | 'toApprove' | 'gaps' | 'closed'

/** How the API is asked for each list. */
const asked: Readonly<Record<ListName, string>> = {
  mine: 'scope=mine',
  unit: 'scope=unit',
  late: 'scope=unit&due=late',
  dueToday: 'scope=unit&due=today',
  toApprove: 'scope=unit&toApprove=true',
  gaps: 'scope=unit&ownerAway=true',
  closed: 'scope=unit&closed=true',
}

export const pathOf = (name: ListName, limit: number, after?: string): string =>
  `/api/v1/matters?${asked[name]}&limit=${limit}${after ? `&after=${encodeURIComponent(after)}` : ''}`
