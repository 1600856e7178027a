import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { CannotStart } from '../../platform/cannot-start.ts'

/*
 * How messages leave the house: from a file (--channels), whose secrets may stand in the environment ("$SMS_PASSWORD"). Nothing of it
 * ever lies in the database.
 */

const text = (most = 200) => Type.String({ minLength: 1, maxLength: most })
const url = Type.String({ pattern: '^https?://[^\\s@]+$', maxLength: 1000 })
const perMinute = Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 }))
const own = { additionalProperties: false }

const sms = Type.Object(
  {
    url,
    balance: Type.Optional(url),
    account: text(),
    password: text(),
    signature: text(20),
    perMinute,
    /** Codes for residents who want to see what they reported: so many a day at most. */
    codesADay: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    dedupes: Type.Optional(Type.Boolean()),
    receipts: Type.Optional(
      Type.Object({ user: text(), password: Type.String({ minLength: 12, maxLength: 200 }) }, own),
    ),
  },
  own,
)
const email = Type.Object(
  {
    host: text(),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    secure: Type.Optional(Type.Boolean()),
    tls: Type.Optional(Type.Literal('none')),
    user: Type.Optional(text()),
    password: Type.Optional(text()),
    from: Type.String({ pattern: '@', maxLength: 200 }),
    perMinute,
  },
  own,
)
const robot = Type.Object({ unit: text(40), url, secret: Type.Optional(text()) }, own)
const wechat = Type.Object(
  {
    appId: text(60),
    secret: text(),
    template: text(80),
    field: Type.Optional(Type.String({ pattern: '^[a-z_]+\\d{0,2}$', maxLength: 40 })),
    api: Type.Optional(url),
    /** Where somebody agrees, in WeChat itself. */
    authorize: Type.Optional(url),
    perMinute,
  },
  own,
)
const push = Type.Object(
  { publicKey: text(), privateKey: text(), subject: Type.String({ pattern: '^(mailto:|https://)' }), perMinute },
  own,
)

const settings = Type.Object(
  {
    /** Where residents find these pages: what links in messages begin with. */
    address: url,
    sms: Type.Optional(sms),
    email: Type.Optional(email),
    wecom: Type.Optional(Type.Array(robot, { minItems: 1, maxItems: 2000 })),
    dingtalk: Type.Optional(Type.Array(robot, { minItems: 1, maxItems: 2000 })),
    wechat: Type.Optional(wechat),
    push: Type.Optional(push),
  },
  own,
)

export type Settings = Static<typeof settings>
export type SmsSettings = Static<typeof sms>
export type EmailSettings = Static<typeof email>
export type RobotSettings = Static<typeof robot>
export type WechatSettings = Static<typeof wechat>
export type PushSettings = Static<typeof push>

const check = Compile(settings as TSchema)

/** What the file says; undefined without one. Every fault at once, by its place, and never with its value: that may be a secret. */
export function settingsIn(said: unknown): Settings | undefined {
  if (said === undefined) return undefined
  if (check.Check(said)) return said as Settings
  const faults = [
    ...new Set([...check.Errors(said)].map(({ instancePath, message }) => `${instancePath || '/'}: ${message}`)),
  ]
  throw new CannotStart(
    ['The settings of the channels have faults:', ...faults.map(one => `  - ${one}`)].join('\n'),
    ['消息渠道的设置有误：', ...faults.map(one => `  - ${one}`)].join('\n'),
  )
}
