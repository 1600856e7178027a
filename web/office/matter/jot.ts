import { controlOf, requiredIn, type Schema } from '../../forms/field-of.ts'
import { nowByServer } from '../../ui/clock.ts'
import { fromLocal, toLocal } from '../../ui/local-time.ts'
import type { Sent } from '../../ui/send-file.ts'
import type { MatterShown } from '../../ui/wire.ts'

/** What an officer noted once, on the spot. `at`: ISO 8601, when it was begun. */
export type Jot = { text: string; files: readonly Sent[]; at: string }

export const blankJot = (): Jot => ({ text: '', files: [], at: fromLocal(toLocal(nowByServer())) })

export const isBegun = ({ text, files }: Jot): boolean => text.trim() !== '' || files.length > 0

/** Of a protected matter nothing stays on the device. */
export const jotKeptAs = ({ id, protected: isProtected }: MatterShown) => (isProtected ? undefined : `${id} jot`)

/** Somebody else’s words, or a lead, which never comes of itself (R28); and what a note does not answer. */
const notOurs = /^(lead|where|theirWords|partyWords|otherWords|motive|comment|because|remark|safeWay)$/

/**
 * What a move says that stands in the note already: its words in the first field that takes words, its photos and recordings
 * where evidence is asked for, and when it was. A number, a choice, a signature is the officer's to add.
 */
export function saysFrom(says: Schema, { text, files, at }: Jot): Record<string, any> {
  const properties: Record<string, Schema> = says['properties'] ?? {}
  const names = Object.keys(properties)
  const made: Record<string, unknown> = {}
  const words = names.filter(name => controlOf(properties[name]!) === 'words' && !notOurs.test(name))
  const first = words.find(name => requiredIn(says, name)) ?? words[0]
  if (first && text.trim()) made[first] = text.trim().slice(0, properties[first]!['maxLength'])
  const evidence = names.find(name => controlOf(properties[name]!) === 'evidence')
  if (evidence && files.length > 0) made[evidence] = files.slice(0, properties[evidence]!['maxItems'] ?? 10)
  for (const name of names)
    if (requiredIn(says, name) && controlOf(properties[name]!) === 'instant' && !/^sits|Until$|due/i.test(name))
      made[name] = at
  return made
}
