import { DraftsContext } from '../forms/drafts.ts'
import { open } from '../ui/open.tsx'
import { draftsHere } from './drafts-here.ts'
import { MinePage } from './mine-page.tsx'

// Another link is another matter, and perhaps another person: nothing of this one stays on the page.
addEventListener('hashchange', () => location.reload())
open(
  <DraftsContext.Provider value={draftsHere}>
    <MinePage />
  </DraftsContext.Provider>,
)
