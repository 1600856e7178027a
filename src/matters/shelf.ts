import { releaseSlot, type SlotKey, type Took, takeSlot } from '../places/slots.ts'
import type { Hands } from './answer.ts'
import { type Asked, type Read, readMatter } from './read-matter.ts'
import { type Recording, recordAct } from './record.ts'

/** Where what an act looks at lies, and where it is written down. */
export type Shelf = {
  read: (asked: Asked) => Promise<Read>
  record: (said: Recording) => Promise<{ fresh: boolean; answer: any }>
  takeSlot: (bureauId: number, key: SlotKey, matterId: string, now: Date) => Promise<Took>
  releaseSlot: (bureauId: number, matterId: string) => Promise<unknown>
}

/** The database's own, unless what acts was handed another. */
export function shelfOf({ shelf, db, pool }: Pick<Hands, 'shelf' | 'db' | 'pool'>): Shelf {
  return (
    shelf ?? {
      read: asked => readMatter(pool, asked),
      record: said => recordAct(pool, said),
      takeSlot: (...asked) => takeSlot(db, ...asked),
      releaseSlot: (...asked) => releaseSlot(db, ...asked),
    }
  )
}
