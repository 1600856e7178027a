import { useLayoutEffect, useState } from 'react'
import type { Standing } from '../../same/wire.ts'
import { inTab } from '../../ui/kept.ts'
import { newId } from '../../ui/new-id.ts'
import type { Sent } from '../../ui/send-file.ts'

export type Chosen =
  | { via: 'village'; code: string; name: string }
  | { via: 'placeCode'; code: string; name: string }
  /** In WGS-84; `near`: chosen on a map, near a place of this name ('' where none is known). */
  | { via: 'point'; lat: number; lng: number; near?: string }

/** What was said so far. */
export type Draft = {
  /** One report, however often it is sent. */
  key: string
  kind?: string | undefined
  /** How it begins, where there is a choice. */
  move?: string | undefined
  answers: Record<string, any>
  place?: Chosen | undefined
  where?: string | undefined
  text?: string | undefined
  files: Sent[]
  /** What stands in the open there already: is it this one? */
  standing?: Standing[] | undefined
  danger?: string | undefined
  safeWay?: string | undefined
  word?: string | undefined
  as: 'self' | 'other' | 'nobody'
  /** Of who stays without a name: to come back with, besides the code. */
  ownWord?: string | undefined
  name?: string | undefined
  phone?: string | undefined
  /** R27: whoever handles it may see who I am. */
  show?: true | undefined
  otherName?: string | undefined
  otherPhone?: string | undefined
}

const emptyDraft = (): Draft => ({ key: newId(), answers: {}, files: [], as: 'self' })

export type SetDraft = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void

/** The draft outlives a reload, except where somebody may look over a shoulder: in danger nothing is kept (R26). */
export function useDraft(): [Draft, SetDraft, () => void] {
  const [draft, setDraft] = useState<Draft>(readDraft)
  useLayoutEffect(() => {
    inTab.set('draft', draft.danger === undefined ? JSON.stringify(draft) : null)
  }, [draft])
  const change: SetDraft = more => setDraft(now => ({ ...now, ...(typeof more === 'function' ? more(now) : more) }))
  const clear = () => {
    inTab.set('draft', null)
    setDraft(emptyDraft())
  }
  return [draft, change, clear]
}

function readDraft(): Draft {
  try {
    // Files were sent before a reload: their ids are enough, and this page's own picture of them is gone.
    const kept = JSON.parse(inTab.get('draft') ?? 'null', (key, value) => (key === 'preview' ? '' : value))
    return { ...emptyDraft(), ...kept }
  } catch {
    return emptyDraft()
  }
}
