import { canonical } from '../platform/canonical.ts'
import { type Act, draft, type Entry } from './draft.ts'
import type { Looked } from './look-at.ts'
import { unmoved } from './rules.ts'

type Written = Pick<Entry, 'move' | 'post' | 'heard'> & { says: Record<string, unknown> }

/** An entry that leaves its matter as it was: that something was done about it, and who hears of it. */
export function draftUnmoved(act: Act, looked: Looked, { says, ...written }: Written) {
  const { matter, kind, seen, promises } = looked
  const change = unmoved(seen, promises)
  const rows = draft(act, {
    ...written,
    matter,
    change,
    kind,
    after: seen,
    open: promises,
    content: { says: JSON.parse(canonical(says)) },
    people: [],
    files: [],
    links: [],
    expect: matter.version,
    moved: false,
  })
  return { matter, change, rows }
}
