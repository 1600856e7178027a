import { DraftsContext } from '../forms/drafts.ts'
import { open } from '../ui/open.tsx'
import { draftsHere } from './drafts-here.ts'
import { MinePage } from './mine-page.tsx'

open(
  <DraftsContext.Provider value={draftsHere}>
    <MinePage />
  </DraftsContext.Provider>,
)
