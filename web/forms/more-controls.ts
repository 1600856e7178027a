import { type ComponentType, createContext } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import type { Sent } from '../ui/send-file.ts'
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
  onBusy: (busy: boolean) => void
}

export type GuardProps = { text: string | undefined; around: Around }

/**
 * What only forms of the office ask for: colleagues, matters and premises to pick, people, a signature on the glass, words that a
 * citizen will read. A resident's page has none of it, and does not carry it.
 */
export type MoreControls = {
  Staff: ComponentType<PickerProps>
  Matter: ComponentType<PickerProps>
  Premises: ComponentType<PickerProps>
  Person: ComponentType<PersonProps>
  Sign: ComponentType<SignProps>
  Guard: ComponentType<GuardProps>
  personWords: Readonly<Record<string, Words>>
}

const nothing: Partial<MoreControls> = {}
export const MoreControls = createContext(nothing)
