import type { Drafts } from '../forms/drafts.ts'
import { inTab } from '../ui/kept.ts'

/** By the end of the link: of one matter several may have one, and open it here one after the other. */
const at = (name: string) => name + location.hash.slice(-6)

/** Files were sent before a reload: their ids are enough, and this page's own picture of them is gone. */
const all = (): Record<string, unknown> =>
  JSON.parse(inTab.get('drafts') || '{}', (key, value) => (key === 'preview' ? '' : value))

const put = (name: string, value?: unknown) => inTab.set('drafts', JSON.stringify({ ...all(), [at(name)]: value }))

/** In this tab, until it is sent; what a form must not keep it never hands over (R26). */
export const draftsHere: Drafts = {
  read: async name => all()[at(name)],
  write: put,
  leave: put,
  // One link, one matter: what it is about may be unknown by now, and the link is not.
  leaveAll: () => {
    const others = all()
    for (const name of Object.keys(others)) if (name.slice(-6) === at('')) delete others[name]
    inTab.set('drafts', JSON.stringify(others))
  },
}
