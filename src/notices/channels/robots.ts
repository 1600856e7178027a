import { createHmac } from 'node:crypto'
import { callOut, type Rules } from '../../platform/outbound.ts'
import { brokenOff, type Channel, type ChannelName, jsonIn, type Letter, type Outcome, refusedBy } from './channel.ts'
import type { RobotSettings } from './settings.ts'

/*
 * Robots of groups, in WeCom and in DingTalk: the group of a unit, by the unit's code. Both answer 200 with an `errcode`, both take
 * twenty a minute, and neither knows a message again: one that may have been taken is not sent again.
 */

const TWENTY = 20

type Robot = {
  name: ChannelName
  /** Where to call at this moment, signed where that is asked for. */
  addressed: (settings: RobotSettings, now: Date) => string
  bodyOf: (letter: Letter) => object
  /** Codes that mean: too fast. */
  tooFast: readonly number[]
}

const wecom: Robot = {
  name: 'wecom',
  addressed: ({ url }) => url,
  bodyOf: ({ text }) => ({ msgtype: 'text', text: { content: text } }),
  tooFast: [45009, -1],
}

const dingtalk: Robot = {
  name: 'dingtalk',
  addressed({ url, secret }, now) {
    if (secret === undefined) return url
    const timestamp = String(now.getTime())
    const address = new URL(url)
    address.searchParams.set('timestamp', timestamp)
    address.searchParams.set('sign', dingtalkSign(secret, timestamp))
    return address.href
  },
  bodyOf: ({ text }) => ({ msgtype: 'text', text: { content: text } }),
  tooFast: [130101, 410100, -1],
}

/** base64(HMAC-SHA256(secret, timestamp ‖ "\n" ‖ secret)); good for an hour. */
export const dingtalkSign = (secret: string, timestamp: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')

export const wecomChannel = (groups: readonly RobotSettings[], rules: Rules, now: () => Date): Channel =>
  robotChannel(wecom, groups, rules, now)

export const dingtalkChannel = (groups: readonly RobotSettings[], rules: Rules, now: () => Date): Channel =>
  robotChannel(dingtalk, groups, rules, now)

function robotChannel(robot: Robot, groups: readonly RobotSettings[], rules: Rules, now: () => Date): Channel {
  const byUnit = new Map(groups.map(one => [one.unit, one]))
  return {
    name: robot.name,
    dedupes: false,
    perMinute: TWENTY,
    addressOf: unit => (byUnit.has(unit) ? unit : undefined),
    partsOf: () => 1,
    async send(letter): Promise<Outcome> {
      const group = byUnit.get(letter.to)
      if (!group) return { how: 'never', why: 'no-such-group' }
      try {
        const { status, body } = await callOut(
          robot.addressed(group, now()),
          {
            method: 'POST',
            headers: { 'content-type': 'application/json; charset=utf-8' },
            body: JSON.stringify(robot.bodyOf(letter)),
            most: 65_536,
          },
          rules,
        )
        if (status !== 200) return refusedBy(status)
        const code = jsonIn(body)?.['errcode']
        if (code === 0) return { how: 'sent' }
        if (typeof code !== 'number') return { how: 'again', why: 'not-a-robot', down: true }
        return robot.tooFast.includes(code)
          ? { how: 'again', why: `errcode ${code}`, down: true }
          : { how: 'never', why: `errcode ${code}` }
      } catch (error) {
        return brokenOff(error)
      }
    },
    hear: () => undefined,
    // A robot can be asked nothing: it speaks to its group, or is silent.
    look: async () => undefined,
  }
}
