import { isCall } from '../../src/kinds/answering.ts'
import { kindNamed } from '../../src/kinds/index.ts'
import type { Packed, PackSent } from './pack.ts'

/** Somebody is to be told something before this pack is void. Apart from the pack, since it brings the whole law along. */
export const waitsForCall = ({ shown, open }: Packed, { until, lawbook }: PackSent): boolean =>
  open.some(({ measure, due }) => {
    const given = lawbook.catalogue.find(({ id }) => id === measure)
    return Date.parse(due) < Date.parse(until) && given !== undefined && isCall(given, kindNamed(shown.kind)!)
  })
