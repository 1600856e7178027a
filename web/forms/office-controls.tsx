import type { ReactNode } from 'react'
import { StillHere } from '../office/still-here.tsx'
import { GuardNote } from './guard-note.tsx'
import { MoreControls } from './more-controls.ts'
import { PersonControl, personWords } from './people.tsx'
import { type Finders, FindersContext, MatterPicker, PremisesPicker, StaffPicker, UnitPicker } from './pickers.tsx'
import { SignPad } from './sign-pad.tsx'

const controls: MoreControls = {
  pickers: { staff: StaffPicker, unit: UnitPicker, matter: MatterPicker, premises: PremisesPicker },
  Person: PersonControl,
  Sign: SignPad,
  Guard: GuardNote,
  StillHere,
  personWords,
}

/** Everything that a form may ask for in the office, and how colleagues and other matters are found there. */
export const OfficeControls = ({ finders, children }: { finders: Finders; children: ReactNode }) => (
  <MoreControls.Provider value={controls}>
    <FindersContext.Provider value={finders}>{children}</FindersContext.Provider>
  </MoreControls.Provider>
)
