import { callOut, type Rules } from '../../platform/outbound.ts'
import { brokenOff, type Channel, type Outcome, refusedBy } from './channel.ts'
import type { PushSettings } from './settings.ts'

/*
 * Web Push (RFC 8030, 8188, 8291, 8292). The address is what the browser gave, as JSON: it may point anywhere, so the call goes out
 * as every other does (platform/outbound.ts). Shown under one tag and sent under one topic, a message that comes twice is seen once.
 */

const DAYS = 3 * 86_400

export function pushChannel(settings: PushSettings, rules: Rules): Channel {
  const { publicKey, privateKey, subject, perMinute = 600 } = settings
  return {
    name: 'push',
    dedupes: true,
    perMinute,
    addressOf: subscriptionIn,
    partsOf: () => 1,
    async send({ id, to, text, title, link }): Promise<Outcome> {
      try {
        // Read by whoever sends one.
        const { default: webPush } = await import('web-push')
        const { endpoint, method, headers, body } = webPush.generateRequestDetails(
          JSON.parse(to),
          JSON.stringify({ tag: id, title, text, link }),
          {
            vapidDetails: { subject, publicKey, privateKey },
            // At most 32 letters, of those that stand in an address.
            TTL: DAYS,
            topic: id.replaceAll('-', ''),
            contentEncoding: 'aes128gcm',
          },
        )
        const { status } = await callOut(
          endpoint,
          { method: method as 'POST', headers: headers as Record<string, string>, body: body ?? '', most: 65_536 },
          rules,
        )
        if (status >= 200 && status < 300) return { how: 'sent' }
        // Subscribed under another key of ours: this browser's alone.
        return status === 403 ? { how: 'never', why: 'HTTP 403' } : refusedBy(status)
      } catch (error) {
        return brokenOff(error)
      }
    },
    hear: () => undefined,
    // Each browser has a server of its own.
    look: async () => undefined,
  }
}

const base64url = (text: unknown, bytes: number): boolean =>
  typeof text === 'string' && /^[\w-]{10,100}={0,2}$/.test(text) && Buffer.from(text, 'base64url').length === bytes

function subscriptionIn(said: string): string | undefined {
  try {
    const { endpoint, keys } = JSON.parse(said)
    if (typeof endpoint !== 'string' || endpoint.length > 1000 || URL.parse(endpoint)?.protocol !== 'https:')
      return undefined
    if (!base64url(keys?.p256dh, 65) || !base64url(keys?.auth, 16)) return undefined
    return JSON.stringify({ endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } })
  } catch {
    return undefined
  }
}
