import type { Kind, Standing } from '../kinds/kind.ts'

/**
 * What a matter counts for in one series. `at`, in milliseconds since 1970, decides to which period it belongs: the due of
 * a promise, or the instant at which its cohort is ripe (closed + 30 days), so that whatever was left undone is counted too.
 */
export type Line = {
  readonly series: string
  readonly at: number
  /** How it came out, by a code of the series. */
  readonly came: string
  readonly measure?: string
  readonly minute?: number
  readonly value?: number
  /** For the guards alone. */
  readonly who?: string
  readonly same?: string
}

export type Entry = {
  no: number
  move: string
  post: string
  actor: string
  saidAt: number
  recordedAt: number
  stateAfter: string | null
}

export type Given = {
  no: number
  measure: string
  started: number
  due: number
  pauses: { from: string; to: string | null; reason: string }[]
  metAt: number | null
  voidAt: number | null
  late: boolean | null
}

/** Another matter that hangs together with this one. */
export type Linked = {
  id: string
  kind: string
  as: string
  /** The link begins here. */
  from: boolean
  openedAt: number
  seriousAt: number | null
  /** Of a bad rating. */
  stars: number | null
  /** Of a call by another unit: how far it has come, and what they answered. */
  heard: Heard | null
}

export type Heard = {
  state: string
  endedAt: number
  level: number | null
  safety: number | null
  told: string | null
}

/** A matter with all that figures may look at: ids, codes and instants. No words, no names. */
export type Looked = {
  readonly id: string
  readonly kind: Kind
  /** The bureau's zone. */
  readonly tz: string
  readonly state: string
  readonly details: Record<string, any>
  readonly standing: Standing
  readonly unitId: string
  readonly village: string | null
  readonly placeCode: string | null
  readonly channel: string
  readonly wall: 'inspection' | 'owner' | null
  readonly barred: readonly string[]
  readonly protected: boolean
  readonly anonymous: boolean
  readonly outcome: string | null
  readonly openedAt: number
  readonly closedAt: number | null
  readonly imported: { type?: string } | null
  readonly entries: readonly Entry[]
  readonly promises: readonly Given[]
  readonly links: readonly Linked[]
}

export const MINUTE = 60_000

/** What sort of thing it is within its kind; of another system's history, what it is called there. */
export function typeOf({ kind, details, imported }: Looked): string {
  const { type, sort, service, fault, lane } = details
  return String(
    imported?.type ?? { hazard: type, dispute: sort, service, conduct: fault ?? lane }[kind.name] ?? sort ?? '',
  )
}

export type Behind = '' | 'protected' | 'owner' | 'inspection' | 'barred' | 'disclosed'

/**
 * Behind what it is counted (R25, R26). A complaint about a person counts for inspection alone until it is disclosed, and for
 * nobody while it concerns one of them: a count that goes up would tell that one.
 */
export function behindOf(matter: Looked): Behind {
  if (matter.wall === 'inspection') {
    if (matter.details['disclosedAt'] && !matter.protected) return 'disclosed'
    return matter.barred.length > 0 || matter.protected ? 'barred' : 'inspection'
  }
  if (matter.protected) return 'protected'
  return matter.wall ?? ''
}
