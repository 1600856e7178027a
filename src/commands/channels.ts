import { channelNames } from '../notices/channels/channel.ts'
import { channelsOf } from '../notices/channels/index.ts'
import { isChannel } from '../notices/reach.ts'
import { channelStates, deadMessages, replayMessages } from '../notices/state.ts'
import { theBureau } from '../places/bureau.ts'
import { bureau, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'channels: how each way out is (SMS, e-mail, groups …), asked just now; channels dead [--channel NAME] what was given up; channels replay --channel NAME [--id ID] try it anew',
  zh: 'channels：各消息渠道现在的情况（短信、邮件、群……）；channels dead [--channel 名称] 看送不到的；channels replay --channel 名称 [--id 编号] 重发',
}

export const options = {
  channel: word('which way out: sms, email …', '哪个渠道：sms、email……'),
  id: word('one message alone', '只要这一条'),
  bureau,
  json,
} as const

/** Of the messages that leave the house: where they stand, and which were given up. */
export async function run(args: string[], { open, say, now }: Context): Promise<number> {
  const [what = 'list', ...rest] = args[0]?.startsWith('--') ? ['list', ...args] : args
  const { values } = readTyped(rest, options, summary)
  if (!['list', 'dead', 'replay'].includes(what) || (what === 'replay' && !values.channel)) throw usage(summary)
  const { channel } = values
  if (channel !== undefined && !isChannel(channel)) {
    const names = channelNames.join(', ')
    throw usage(summary, {
      en: `There is no channel “${channel}”: ${names}.`,
      zh: `没有“${channel}”这个渠道：${names}。`,
    })
  }
  const house = await open()
  try {
    const { bureauId } = await theBureau(house.db, values.bureau)
    let result: unknown
    if (what === 'replay') {
      const count = await replayMessages(house.db, bureauId, { channel: values.channel!, id: values.id }, now())
      say(`${count} are tried anew.`, `${count} 条重新发送。`)
      result = { count }
    } else if (what === 'dead') {
      const dead = await deadMessages(house.db, bureauId, values.channel)
      for (const { id, channel, code, tries, deadAt, last } of dead) {
        const line = `${deadAt.toISOString()}  ${channel}  ${id}  ${code}  ${tries}×  ${last}`
        say(line, line)
      }
      if (dead.length === 0) say('None was given up.', '没有送不到的。')
      result = dead
    } else {
      const { ways } = channelsOf(house)
      const states = await channelStates(house, bureauId)
      const looked = await Promise.all(
        states.map(async one => ({
          ...one,
          wrong: ways.has(one.name) ? ((await ways.get(one.name)!.look()) ?? null) : 'not set up',
        })),
      )
      for (const { name, wrong, waiting, sentToday, arrived, dead } of looked)
        say(
          `${name.padEnd(9)} ${wrong === null ? 'well' : wrong}  waiting ${waiting}, sent in a day ${sentToday} (known to have arrived ${arrived}), given up ${dead}`,
          `${name.padEnd(9)} ${wrong === null ? '正常' : wrong}  等待 ${waiting}，一天内发出 ${sentToday}（确认送达 ${arrived}），送不到 ${dead}`,
        )
      if (looked.length === 0)
        say(
          'No channel is set up (--channels FILE, docs/running.md).',
          '还没有设置渠道（--channels 文件，见 docs/running.md）。',
        )
      result = looked
    }
    if (values.json) say(JSON.stringify(result), JSON.stringify(result))
    return 0
  } finally {
    await house.close()
  }
}
