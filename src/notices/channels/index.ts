import type { House } from '../../house.ts'
import type { Channel, ChannelName } from './channel.ts'
import { emailChannel } from './email.ts'
import { pushChannel } from './push.ts'
import { dingtalkChannel, wecomChannel } from './robots.ts'
import { type Settings, settingsIn } from './settings.ts'
import { smsChannel } from './sms.ts'
import { wechatChannel } from './wechat.ts'

/** The ways out that this bureau has, and where its pages are found. */
export type Channels = {
  settings: Settings | undefined
  address: string
  ways: ReadonlyMap<ChannelName, Channel>
}

const made = new WeakMap<House['config'], Channels>()

/** Made once for each process; throws what is wrong with the settings (CannotStart). */
export function channelsOf({ config, now }: Pick<House, 'config' | 'now'>): Channels {
  const known = made.get(config)
  if (known) return known
  const settings = settingsIn(config.channels)
  const rules = { allow: config.reach }
  const { sms, email, wecom, dingtalk, wechat, push } = settings ?? {}
  const ways: Channel[] = [
    ...(sms ? [smsChannel(sms, rules)] : []),
    ...(email ? [emailChannel(email)] : []),
    ...(wechat ? [wechatChannel(wechat, rules, now)] : []),
    ...(push ? [pushChannel(push, rules)] : []),
    ...(wecom ? [wecomChannel(wecom, rules, now)] : []),
    ...(dingtalk ? [dingtalkChannel(dingtalk, rules, now)] : []),
  ]
  const given = settings?.address ?? `http://localhost:${config.port}`
  const address = given.endsWith('/') ? given.slice(0, -1) : given
  const channels = { settings, address, ways: new Map(ways.map(one => [one.name, one])) }
  made.set(config, channels)
  return channels
}
