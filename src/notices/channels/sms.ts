import { createHash } from 'node:crypto'
import { callOut, type Rules } from '../../platform/outbound.ts'
import { sameBytes } from '../../platform/suite.ts'
import { brokenOff, type Channel, jsonIn, type Outcome, refusedBy } from './channel.ts'
import type { SmsSettings } from './settings.ts'

/*
 * An SMS gateway by HTTP, in the form that Chinese gateways share in all but names; the names here are those of 创蓝 (253):
 * `POST …/msg/v1/send/json {account, password, msg, phone, report, uid}` is answered by 200 whatever became of it, `code` "0" where
 * it was taken; what became of it comes later by `GET …?uid=&msgid=&status=DELIVRD`, answered by `{"clcode":"000000"}`.
 */

/** Codes after which the same message may be tried again: too fast, a fault of theirs, no money left, not this hour. */
const again = new Set(['103', '105', '109', '112', '116', '117', '125', '127', '128', '130', '131', '133'])

export function smsChannel(settings: SmsSettings, rules: Rules): Channel {
  const { url, account, password, signature, perMinute = 600, dedupes = false } = settings
  const ask = async (address: string, body: object) => {
    const { status, body: answer } = await callOut(
      address,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ account, password, ...body }),
        most: 65_536,
      },
      rules,
    )
    return { status, said: jsonIn(answer) }
  }
  return {
    name: 'sms',
    dedupes,
    perMinute,
    addressOf: said => /^(?:\+?86)?(1[3-9]\d{9})$/.exec(said.replace(/[\s()-]/g, ''))?.[1],
    partsOf: text => segments(signed(signature, text)),
    async send({ id, to, text }): Promise<Outcome> {
      try {
        const body = { msg: signed(signature, text), phone: to, report: 'true', uid: id }
        const { status, said } = await ask(url, body)
        if (status !== 200) return refusedBy(status)
        // What no gateway answers did not come from the gateway.
        if (!said || said['code'] === undefined) return { how: 'again', why: 'not-a-gateway', down: true }
        const code = String(said['code'])
        if (code === '0') return { how: 'sent', ref: said['msgId'] === undefined ? undefined : String(said['msgId']) }
        return again.has(code)
          ? { how: 'again', why: `gateway ${code}`, down: true }
          : { how: 'never', why: `gateway ${code}`.slice(0, 40) }
      } catch (error) {
        return brokenOff(error)
      }
    },
    hear({ fields: { receiver, pswd = '', uid, msgid, status } }) {
      const { receipts } = settings
      if (!receipts || status === undefined || receiver !== receipts.user) return undefined
      if (!sameBytes(digest(pswd), digest(receipts.password))) return undefined
      const said = status.replace(/[^\w:.-]/g, '').slice(0, 20)
      return {
        receipts: [{ id: uid, ref: msgid, arrived: status === 'DELIVRD', said }],
        answer: '{"clcode":"000000"}',
      }
    },
    async look() {
      if (settings.balance === undefined) return undefined
      try {
        const { status, said } = await ask(settings.balance, {})
        if (status !== 200) return `HTTP ${status}`
        return String(said?.['code']) === '0' ? undefined : `gateway ${String(said?.['code'] ?? 'silent').slice(0, 20)}`
      } catch (error) {
        return (brokenOff(error) as { why: string }).why
      }
    },
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** In front, as the networks ask; given with its brackets or without. */
const signed = (signature: string, text: string) => `【${signature.replace(/[【】]/g, '')}】${text}`

/** One of up to 70 characters; several of 67 each, since each then says which it is (GSM 03.40, UCS-2). */
export const segments = (text: string): number => (text.length <= 70 ? 1 : Math.ceil(text.length / 67))
