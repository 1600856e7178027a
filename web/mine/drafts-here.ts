import type { Drafts } from '../forms/drafts.ts'
import { inTab } from '../ui/kept.ts'

/** In this tab, until it is sent; what a form must not keep it never hands over (R26). */
export const draftsHere: Drafts = {
  read: async name => {
    const kept = inTab.get(`draft ${name}`)
    // Files were sent before a reload: their ids are enough, and this page's own picture of them is gone.
    return kept ? JSON.parse(kept, (key, value) => (key === 'preview' ? '' : value)) : undefined
  },
  write: (name, value) => inTab.set(`draft ${name}`, value === undefined ? null : JSON.stringify(value)),
  leaveAll: beginning => {
    try {
      for (const name of Object.keys(sessionStorage))
        if (name.indexOf(`draft ${beginning}`) === 0 || name.indexOf(`draft talk ${beginning}`.trim()) === 0)
          inTab.set(name, null)
    } catch {
      // Nothing is kept, then.
    }
  },
}
