import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { isOpenInternet, within } from './networks.ts'
import { Refusal } from './refusal.ts'

/*
 * The one way in which this program calls an address that somebody gave it (a webhook, a picture elsewhere, where roots are
 * sent): nobody makes it knock at the doors inside its own network. A name is resolved once, every address it has is judged,
 * and the connection goes to exactly those: a name that is answered differently a moment later gains nothing. Redirects are
 * not followed; they are an answer like any other. Nothing is unpacked, so nothing blows up.
 */

type Address = { address: string; family: number }

export type Rules = {
  /** Networks of ours that may be called as well, e.g. of a county's own system. */
  allow?: readonly string[]
  /** All addresses of a name. */
  resolve?: (name: string) => Promise<Address[]>
}

export type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** For the whole of it, from the name to the last byte: 10 s. */
  withinMs?: number
  /** More than this many bytes of answer are not read: 1 MB. */
  most?: number
}

export type Answered = { status: number; headers: http.IncomingHttpHeaders; body: Buffer }

/**
 * Calls an address. A Refusal `address-not-allowed` (422) for one that we do not call, `answer-too-large` (502) for too much
 * of an answer; an Error of the network else. Whatever the status, an answer is an answer.
 */
export async function callOut(url: string, asked: Asked = {}, rules: Rules = {}): Promise<Answered> {
  const signal = AbortSignal.timeout(asked.withinMs ?? 10_000)
  const address = parsed(url)
  const open = await abortable(openAddresses(address.hostname, rules), signal)
  const { request } = address.protocol === 'https:' ? https : http
  return new Promise((done, failed) => {
    const sent = request(address, {
      method: asked.method ?? 'GET',
      headers: { ...asked.headers, 'accept-encoding': 'identity' },
      signal,
      // A connection of its own: none is taken over that was opened under other rules.
      agent: false,
      lookup: (_name, { all }, answer) => (all ? answer(null, open) : answer(null, open[0]!.address, open[0]!.family)),
      insecureHTTPParser: false,
    })
    sent.on('error', failed)
    sent.on('response', got => {
      readAll(got, asked.most ?? 1_048_576).then(
        body => done({ status: got.statusCode!, headers: got.headers, body }),
        error => {
          sent.destroy()
          failed(error)
        },
      )
    })
    sent.end(asked.body)
  })
}

/** For whoever writes an address down to be called later: refuses at once what would be refused then. */
export async function assertCallable(url: string, rules: Rules = {}): Promise<void> {
  await openAddresses(parsed(url).hostname, rules)
}

/** Ports below 1024 belong to mail, name servers, shells: only those of the web are called. */
function parsed(url: string): URL {
  const address = URL.parse(url)
  if (!address) throw notAllowed('form')
  if (address.protocol !== 'https:' && address.protocol !== 'http:') throw notAllowed('scheme')
  if (address.username !== '' || address.password !== '') throw notAllowed('credentials')
  const port = Number(address.port || 443)
  if (port !== 80 && port !== 443 && port < 1024) throw notAllowed('port')
  return address
}

/** All or nothing: a name of which one address is ours is somebody's trick, or somebody's mistake. */
async function openAddresses(hostname: string, { allow = [], resolve = addressesOf }: Rules): Promise<Address[]> {
  const isOurs = within(allow)
  const literal = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(literal)
  const found = family === 0 ? await resolve(literal) : [{ address: literal, family }]
  if (found.length === 0 || !found.every(({ address }) => isOpenInternet(address) || isOurs(address)))
    throw notAllowed('network')
  return found
}

const addressesOf = (name: string) => lookup(name, { all: true })

const notAllowed = (why: 'form' | 'scheme' | 'credentials' | 'port' | 'network') =>
  new Refusal(422, 'address-not-allowed', { why })

async function readAll(got: http.IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of got) {
    size += part.length
    if (size > most) throw new Refusal(502, 'answer-too-large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    signal.addEventListener('abort', () => failed(signal.reason), { once: true })
    work.then(done, failed)
  })
}
