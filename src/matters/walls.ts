import type { Kind, Seen } from '../kinds/kind.ts'
import { isInspecting } from '../kinds/posts.ts'
import { isOn } from '../places/taking.ts'
import type { Knowledge } from './knowledge.ts'
import type { Matter } from './matter.ts'

/** Who stands on which side of a matter's wall, as its kind says of the matter as it is now (R25, R28). */
export function wallsOf(know: Knowledge, kind: Kind, after: Seen): Pick<Matter, 'wall' | 'lets' | 'speaks' | 'barred'> {
  const wall = kind.walled?.(after) ?? null
  return {
    wall,
    lets: kind.lets?.(after) ?? [],
    speaks: kind.speaks?.(after) ?? [],
    barred: wall === 'inspection' && kind.barred ? barredInspectors(know, kind, after) : [],
  }
}

/** Of those whose post would show it to them, the ones whom it may concern. */
function barredInspectors({ known }: Knowledge, kind: Kind, after: Seen): string[] {
  const ids = new Set<string>()
  for (const held of known.posts.values())
    for (const one of held) if (isInspecting(one.post) && isOn(after.today, one)) ids.add(one.staffId)
  return [...ids].filter(id => {
    const colleague = after.colleague(id)
    return colleague !== undefined && kind.barred!(after, colleague)
  })
}
