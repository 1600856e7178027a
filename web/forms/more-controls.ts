import { type ComponentType, createContext } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import type { Sent } from '../ui/send-file.ts'
import type { Typed } from './drafts.ts'
import type { Schema } from './field-of.ts'
import type { Around } from './form.tsx'

export type PickerProps = {
  id: string
  value: string | undefined
  onChange: (id: string | undefined) => void
  invalid: boolean
}

export type PersonProps = {
  id: string
  schema: Schema
  value: Record<string, string> | undefined
  onChange: (value: Record<string, string> | undefined) => void
  faultAt: (name: string) => Words | undefined
}

export type SignProps = {
  id: string
  signed: readonly Sent[] | undefined
  onChange: (signed: readonly Sent[] | undefined) => void
  onUnderWay: (by: 1 | -1) => void
}

export type GuardProps = { text: string | undefined; around: Around }

/**
 * What only forms of the office ask for: colleagues, units, matters and premises to pick, people, a signature on the glass, words that a
 * citizen will read, a way to let go of what was typed earlier. A resident's page has none of it, and does not carry it.
 */
export type MoreControls = {
  pickers: Readonly<Record<'staff' | 'unit' | 'matter' | 'premises', ComponentType<PickerProps>>>
  Person: ComponentType<PersonProps>
  Sign: ComponentType<SignProps>
  Guard: ComponentType<GuardProps>
  StillHere: ComponentType<Pick<Typed<unknown>, 'turn' | 'leave'>>
  personWords: Readonly<Record<string, Words>>
}

const nothing: Partial<MoreControls> = {}
export const MoreControls = createContext(nothing)
