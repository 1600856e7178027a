import type { Words } from '../../../src/kinds/words.ts'
import { onDevice } from '../../ui/kept.ts'
import type { Receipt } from '../../ui/wire.ts'

/*
 * What stays on the phone of whoever reported something: the code, the day, whom to call; never what it is about, nor the link. A
 * phone may be the whole family's: of a protected matter nothing is kept (R26).
 */

export type Card = { printed: string; due: string | null; who: Words; phone: string | null; unit: Words }

const MOST = 5

export function keptCards(): Card[] {
  try {
    const found = JSON.parse(onDevice.get('cards') ?? '[]')
    return Array.isArray(found) ? found : []
  } catch {
    return []
  }
}

export const storeCards = (cards: readonly Card[]) =>
  onDevice.set('cards', cards.length > 0 ? JSON.stringify(cards) : null)

/** Keeps it, and the pages with it, to be seen without signal. */
export function keepCard({ printed, by, who }: Receipt): void {
  const card = {
    printed,
    due: by?.due ?? null,
    who: who.words,
    phone: who.phone ?? who.unit.phone,
    unit: who.unit.words,
  }
  storeCards([card, ...keptCards().filter(one => one.printed !== printed)].slice(0, MOST))
  if (navigator.serviceWorker) navigator.serviceWorker.register('/sw.js').catch(() => undefined)
}
