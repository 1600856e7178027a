import { say, type Words } from '../../src/kinds/words.ts'
import { heardOf } from './clock.ts'

/** One thing that is wrong: `at` is the field, as a path with dots; empty where it is none's. */
export type Fault = { readonly at: string; readonly code: string; readonly words: Words }

/** A "no" of the server, or none at all, in words for whoever asked. */
export class RequestFailed extends Error {
  // Declared only: a field of its own would bring the helpers that old browsers need for it.
  declare readonly status: number
  declare readonly code: string
  declare readonly words: Words
  declare readonly faults: readonly Fault[]
  /** What more there is to say, by the code. */
  declare readonly about: unknown

  constructor(status: number, code: string, words: Words, faults: readonly Fault[] = [], about?: unknown) {
    super(code)
    this.name = 'RequestFailed'
    this.status = status
    this.code = code
    this.words = words
    this.faults = faults
    this.about = about
  }
}

export type Asked = {
  body?: unknown
  /** The version on which a change is decided. */
  version?: number
  /** Made once for one intention, so that sending it again does it once. */
  key?: string
  /** Who did it, where that was earlier: nobody else's session sends it. */
  actingAs?: string
  /** The secret of a resident's own matter: in a header, never in the address. */
  token?: string
  /** Of a protected matter: the word chosen at report. */
  word?: string | undefined
  /** Of whoever has shown that they hold a telephone. */
  session?: string | undefined
}

/** Of what was only to be read, nothing was to be sent. */
const noNetwork = (reads: boolean) =>
  say(
    `网络没有连上${reads ? '' : '，还没有送出。您填的都还在'}，请再试一次，或直接打电话。`,
    `No connection${reads ? '' : ': nothing was sent. What you typed is still here'}. Try again, or call.`,
  )
const unknown = say(
  '没有办成，原因我们这边会查。请再试一次，或直接打电话。',
  'That did not work, and we will look into why. Try again, or call.',
)

/** Who answers in the server's place: before it is asked (what must wait its turn, say), and where there is no signal. Undefined: nobody. */
export type StandIn = {
  first: (method: string, path: string, asked: Asked) => Promise<unknown>
  instead: (method: string, path: string, asked: Asked) => Promise<unknown>
}
let standIn: StandIn | undefined
export const letStandIn = (who: StandIn | undefined): void => {
  standIn = who
}

export async function ask<T>(method: string, path: string, asked: Asked = {}): Promise<T> {
  try {
    const before = await standIn?.first(method, path, asked)
    if (before !== undefined) return before as T
    return await askServer<T>(method, path, asked)
  } catch (error) {
    if (!standIn || !(error instanceof RequestFailed) || error.status !== 0) throw error
    const answer = await standIn.instead(method, path, asked)
    if (answer === undefined) throw error
    return answer as T
  }
}

/** Half a minute without an answer is no signal. */
const PATIENCE = 30_000

export async function askServer<T>(method: string, path: string, asked: Asked = {}): Promise<T> {
  const { body, version, key, token, word, session, actingAs } = asked
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined && !(body instanceof FormData)) headers['Content-Type'] = 'application/json'
  if (version !== undefined) headers['If-Match'] = `"${version}"`
  if (key) headers['Idempotency-Key'] = key
  if (actingAs) headers['X-Acting-As'] = actingAs
  if (token) headers['X-Matter-Token'] = token
  if (session) headers['X-Phone-Session'] = session
  // Headers carry no Chinese.
  if (word) headers['X-Matter-Word'] = encodeURIComponent(word)
  const sent: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' }
  if (body !== undefined) sent.body = body instanceof FormData ? body : JSON.stringify(body)
  const asking = Date.now()
  let response: Response
  let text: string
  try {
    response = await fetch(path, standIn ? { ...sent, signal: AbortSignal.timeout(PATIENCE) } : sent)
    text = await response.text()
  } catch {
    throw new RequestFailed(0, 'no-network', noNetwork(method === 'GET'))
  }
  heardOf(response.headers.get('date'), asking)
  const answer = parsed(text)
  if (response.ok) return answer as T
  throw failure(response.status, answer)
}

export const get = <T>(path: string, asked: Pick<Asked, 'token' | 'word'> = {}): Promise<T> =>
  ask<T>('GET', path, asked)

function parsed(text: string): any {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}

/** An `application/problem+json` of ours, or whatever else came back. */
function failure(status: number, problem: any): RequestFailed {
  const code = typeof problem?.code === 'string' ? problem.code : `status-${status}`
  const words = bothWords(problem?.words) || unknown
  const listed = (name: string): any[] => (Array.isArray(problem?.[name]) ? problem[name] : [])
  const found = listed('faults')
  // What is marked at its place is not said once more without one.
  const faults = found
    .concat(listed('refusals').filter(({ code: one }) => !found.some(fault => fault.code === one)))
    .map(fault => ({
      at: fieldAt(String(fault.at || '')),
      code: String(fault.code || code),
      words: bothWords(fault.words) || words,
    }))
  return new RequestFailed(status, code, words, faults, problem?.about)
}

/** A JSON pointer into the body, as the path of a field of the form: /says/text is `text`. */
const fieldAt = (pointer: string) =>
  pointer
    .replace(/^\/(says\/)?/, '')
    .replace(/\//g, '.')
    .replace(/~1/g, '/')
    .replace(/~0/g, '~')

const bothWords = (words: any): Words | undefined =>
  typeof words?.zh === 'string' && typeof words.en === 'string' ? words : undefined
