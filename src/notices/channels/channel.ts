import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from '../../platform/refusal.ts'

export const channelNames = ['sms', 'email', 'wechat', 'push', 'wecom', 'dingtalk'] as const
export type ChannelName = (typeof channelNames)[number]

/** What goes to one address, as it is read there. */
export type Letter = {
  /** The same each time that it is tried; uuid. */
  id: string
  /** As `addressOf` answered it. */
  to: string
  text: string
  link: string | null
  /** A line for above it, where there is one. */
  title: string
}

/**
 * What came of it. `again`: not taken, so it may be tried again; `down` where the whole channel is. `never`: that address or these
 * words are not taken. `unknown`: the line broke after it went out, so it may have been taken.
 */
export type Outcome =
  | { how: 'sent'; ref?: string | undefined }
  | { how: 'again'; why: string; down: boolean }
  | { how: 'never'; why: string }
  | { how: 'unknown'; why: string }

/** What whoever delivers says of a message later: it arrived, or why not. By our id, or by what they called it. */
export type Receipt = { id?: string | undefined; ref?: string | undefined; arrived: boolean; said: string }

/** What a provider tells us, as it came: a query or a form, and its headers. */
export type Told = { fields: Readonly<Record<string, string>>; headers: IncomingHttpHeaders }

/** A way out of the house: five functions, whatever lies behind them. */
export type Channel = {
  readonly name: ChannelName
  /** A message that is handed over twice under one id arrives once. Else it is not tried again where it may have been taken. */
  readonly dedupes: boolean
  /** So many a minute at most. */
  readonly perMinute: number
  /** An address in the one form that `send` takes; undefined for what is none of this channel. */
  addressOf: (said: string) => string | undefined
  /** How many a text is charged as. */
  partsOf: (text: string) => number
  send: (letter: Letter) => Promise<Outcome>
  /** Reads what the provider reports back, and what it wants to be answered; undefined where it never does, or it is not the provider. */
  hear: (told: Told) => { receipts: readonly Receipt[]; answer: string } | undefined
  /** Undefined where it works; else what is wrong. Sends nothing to anybody. */
  look: () => Promise<string | undefined>
}

/** Nothing had gone out when this happened. */
const beforeItWent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EDNS'])

/** What an error of the network means for what was being sent. */
export function brokenOff(error: unknown): Outcome {
  if (error instanceof Refusal) {
    const down = error.code === 'address-not-allowed'
    return down ? { how: 'again', why: error.code, down } : { how: 'unknown', why: error.code }
  }
  const { code, name } = error as NodeJS.ErrnoException
  const why = String(code ?? name).slice(0, 40)
  return beforeItWent.has(why) || /^(ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(why)
    ? { how: 'again', why, down: true }
    : { how: 'unknown', why }
}

/**
 * What a status of HTTP means that is no success: the other side says itself that it did not take it. A redirect, a key that is not
 * taken and a fault of theirs are the channel's, all else is this message's.
 */
export const refusedBy = (status: number): Outcome =>
  status < 400 || status >= 500 || [401, 403, 408, 429].includes(status)
    ? { how: 'again', why: `HTTP ${status}`, down: true }
    : { how: 'never', why: `HTTP ${status}` }

/** What an answer says, if it is JSON at all: a page of a proxy that stands in between says nothing. */
export function jsonIn(body: Uint8Array): Record<string, unknown> | undefined {
  try {
    const said = JSON.parse(Buffer.from(body).toString('utf8'))
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? said : undefined
  } catch {
    return undefined
  }
}
