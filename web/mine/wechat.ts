import { newId } from '../ui/new-id.ts'

/*
 * Binding WeChat: the page leaves for WeChat, where somebody agrees, and comes back with a code. What it needs to stand again where it was
 * is kept for that long in this tab alone; the secret of its link never travels.
 */

const KEPT = 'wechat'

export const isWechat = () => /MicroMessenger/i.test(navigator.userAgent)

/** Off to where one agrees; whoever comes back without this state was sent by somebody else. */
export function leaveForWechat(address: string, token: string, language: string): void {
  // Letters and digits only.
  const state = newId().split('-').join('')
  sessionStorage.setItem(KEPT, JSON.stringify({ state, token, language }))
  location.href = `${address}&state=${state}#wechat_redirect`
}

/** With what WeChat sent somebody back; the page stands again where it was left before anything of it is drawn. */
export const fromWechat = back()

function back(): { code: string; language: string } | undefined {
  const query = new URLSearchParams(location.search)
  const code = query.get('code')
  if (!code) return undefined
  try {
    const { state, token, language } = JSON.parse(sessionStorage.getItem(KEPT) || '')
    sessionStorage.removeItem(KEPT)
    history.replaceState(null, '', `/m#${token}`)
    return state === query.get('state') ? { code, language } : undefined
  } catch {
    return undefined
  }
}
