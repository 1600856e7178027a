import { callOut, type Rules } from '../../platform/outbound.ts'
import { Refusal } from '../../platform/refusal.ts'
import { brokenOff, type Channel, jsonIn, type Outcome, refusedBy } from './channel.ts'
import type { WechatSettings } from './settings.ts'

/*
 * Template messages of a WeChat service account. The token is asked for by `stable_token`, which gives every process the same one
 * and does not end another's; it is renewed before it ends, and once at once where WeChat says that it has ended. `client_msg_id`
 * makes a message that is sent twice arrive once.
 */

const API = 'https://api.weixin.qq.com'
const isOpenid = (text: string) => /^[\w-]{20,40}$/.test(text)
const ended = new Set([40001, 40014, 42001])
const again = new Set([-1, 45009, 45011, 50002])

export function wechatChannel(settings: WechatSettings, rules: Rules, now: () => Date): Channel {
  const { appId, secret, template, field = 'thing1', perMinute = 600, api = API } = settings
  let token: { text: string; until: number } | undefined

  const post = async (path: string, body: object) => {
    const { status, body: answer } = await callOut(
      `${api}${path}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        most: 65_536,
      },
      rules,
    )
    return { status, said: jsonIn(answer) }
  }
  const renew = async (anew: boolean): Promise<string | Outcome> => {
    if (!anew && token && token.until > now().getTime()) return token.text
    const { status, said } = await post('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: appId,
      secret,
      force_refresh: anew,
    })
    if (status !== 200) return { ...refusedBy(status), how: 'again', down: true } as Outcome
    const text = said?.['access_token']
    if (typeof text !== 'string')
      return { how: 'again', why: `token ${String(said?.['errcode'] ?? 'none').slice(0, 12)}`, down: true }
    // Five minutes early: whoever is in the midst of it still gets through.
    token = { text, until: now().getTime() + (Number(said!['expires_in']) - 300) * 1000 }
    return text
  }

  return {
    name: 'wechat',
    dedupes: true,
    perMinute,
    addressOf: said => (isOpenid(said) ? said : undefined),
    partsOf: () => 1,
    async send({ id, to, text, link }): Promise<Outcome> {
      try {
        for (const anew of [false, true]) {
          const access = await renew(anew)
          if (typeof access !== 'string') return access
          const { status, said } = await post(
            `/cgi-bin/message/template/send?access_token=${encodeURIComponent(access)}`,
            {
              touser: to,
              template_id: template,
              client_msg_id: id,
              ...(link !== null && { url: link }),
              data: { [field]: { value: text } },
            },
          )
          if (status !== 200) return refusedBy(status)
          const code = said?.['errcode']
          if (code === 0) return { how: 'sent', ref: String(said!['msgid'] ?? '') || undefined }
          if (typeof code !== 'number') return { how: 'again', why: 'not-wechat', down: true }
          if (ended.has(code)) continue
          return again.has(code)
            ? { how: 'again', why: `errcode ${code}`, down: true }
            : { how: 'never', why: `errcode ${code}` }
        }
        return { how: 'again', why: 'token refused', down: true }
      } catch (error) {
        return brokenOff(error)
      }
    },
    hear: () => undefined,
    async look() {
      try {
        const access = await renew(false)
        return typeof access === 'string' ? undefined : (access as { why: string }).why
      } catch (error) {
        return (brokenOff(error) as { why: string }).why
      }
    },
  }
}

const AUTHORIZE = 'https://open.weixin.qq.com/connect/oauth2/authorize'

/**
 * Where somebody in WeChat agrees that we hear by which number this account knows them (`snsapi_base`: neither name nor picture), and comes
 * back to the page with a code. The page adds a state of its own and `#wechat_redirect`.
 */
export const agreeingAt = ({ appId, authorize = AUTHORIZE }: WechatSettings, back: string): string =>
  `${authorize}?${new URLSearchParams({ appid: appId, redirect_uri: back, response_type: 'code', scope: 'snsapi_base' })}`

/** By which number (openid) the account knows whoever came back with this code; it is good once, for five minutes. Refuses `wechat-refused` (422) and `wechat-silent` (503). */
export async function openidOf(
  { appId, secret, api = API }: WechatSettings,
  code: string,
  rules: Rules,
): Promise<string> {
  const query = new URLSearchParams({ appid: appId, secret, code, grant_type: 'authorization_code' })
  const answer = await callOut(`${api}/sns/oauth2/access_token?${query}`, { most: 65_536 }, rules).catch(
    () => undefined,
  )
  const said = answer?.status === 200 ? jsonIn(answer.body) : undefined
  if (!said) throw new Refusal(503, 'wechat-silent')
  const { openid } = said
  if (typeof openid !== 'string' || !isOpenid(openid)) throw new Refusal(422, 'wechat-refused')
  return openid
}
