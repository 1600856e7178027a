import { inTab } from '../../ui/kept.ts'
import type { Draft } from './draft.ts'

/** From another document: the next report in this tab is of this village, with whatever was said of it before. */
export function beginAt({ code, short: name }: { code: string; short: string }): void {
  const place: Draft['place'] = { via: 'village', code, name }
  inTab.set('draft', JSON.stringify({ ...JSON.parse(inTab.get('draft') ?? '{}'), place }))
}
