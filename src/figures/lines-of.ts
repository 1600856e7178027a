import {
  answer,
  endings,
  fieldsAsked,
  heard,
  hotline,
  opened,
  ratings,
  stoodStill,
  writing,
} from './facts/all-kinds.ts'
import { ofCase } from './facts/case.ts'
import { ofConduct } from './facts/conduct.ts'
import { ofDispute } from './facts/dispute.ts'
import { ofHazard } from './facts/hazard.ts'
import { promisesIn } from './facts/promises.ts'
import { ofService } from './facts/service.ts'
import { smallToBig } from './facts/small-to-big.ts'
import type { Line, Looked } from './line.ts'

const ofEvery = [
  promisesIn,
  opened,
  answer,
  endings,
  ratings,
  heard,
  stoodStill,
  writing,
  fieldsAsked,
  hotline,
  smallToBig,
]
const ofKind: Readonly<Record<string, (matter: Looked) => Line[]>> = {
  case: ofCase,
  dispute: ofDispute,
  hazard: ofHazard,
  service: ofService,
  conduct: ofConduct,
}

/** All that a matter counts for, from what it is now alone: counted again, it comes to the same. */
export function linesOf(matter: Looked): Line[] {
  // R17: of another system's history, what was due and what was ended; nothing that we would have done.
  if (matter.imported) return [...promisesIn(matter), ...endOf(matter)]
  // A call about another matter counts for that one; of itself, only whether it was made in time, and what was written.
  if (matter.kind.name === 'survey') return [...promisesIn(matter), ...writing(matter)]
  // A series is made of matters that are counted already: of it only what our own people wrote.
  if (matter.kind.gathers) return [...promisesIn(matter), ...writing(matter)]
  return [...ofEvery.flatMap(of => of(matter)), ...(ofKind[matter.kind.name]?.(matter) ?? [])]
}

/** Until when that history goes. */
const endOf = ({ closedAt }: Looked): Line[] =>
  closedAt === null ? [] : [{ series: 'imported', at: closedAt, came: 'closed' }]
