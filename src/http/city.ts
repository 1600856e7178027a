import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { accountByNumber } from '../people/accounts.ts'
import { type Asked, answerOfCity, askCity } from '../people/city-sign-in.ts'
import { hasSecondFactor, needsSecondFactor } from '../people/second-factor.ts'
import { enterAs } from '../people/sign-in.ts'
import { personById } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'
import { cookieFor, deviceIn, fromOf, handOut, siteOf, sourceOf } from './caller.ts'
import { homeOf } from './home.ts'
import type { Lanes } from './lanes.ts'

const MINUTES = 10
const ABOUT = 'city sign-in'
const backOf = (request: FastifyRequest) => `${siteOf(request).origin}/city/back`

/** Signing in as the city knows one (OpenID Connect), where the settings name its provider. A browser is sent there and back. */
export function city(app: FastifyInstance, house: House, { doors }: Pick<Lanes, 'doors'>): void {
  const { city } = house.config
  const aMinute = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }
  app.get('/city', async () => {
    if (!city) throw new Refusal(404, 'no-such-page')
    return { enter: '/city/enter' }
  })
  if (!city) return
  app.get('/city/enter', aMinute, async (request, reply) => {
    const answer = await doors(sourceOf(request), () => askCity(city, backOf(request))).catch((error: Error) => {
      if (error instanceof Refusal) throw error
      house.log.warn({ code: error.name }, 'the city’s sign-in does not answer')
    })
    if (!answer) return leave(reply, 'city-silent')
    const { name, options } = flowCookie(house, request)
    const sealed = house.suite.seal(JSON.stringify({ ...answer.asked, at: house.now().getTime() }), ABOUT)
    return reply.setCookie(name, sealed.toString('base64url'), options).redirect(answer.url, 302)
  })
  app.get('/city/back', aMinute, async (request, reply) => {
    const { name, options } = flowCookie(house, request)
    const asked = askedIn(house, request.cookies[name])
    reply.clearCookie(name, options)
    if (!asked) return leave(reply, 'city-again')
    const answer = await doors(sourceOf(request), () =>
      answerOfCity(city, new URL(request.url, siteOf(request).origin), asked),
    ).catch((error: Error) => {
      if (error instanceof Refusal) throw error
      house.log.warn({ code: error.name }, 'a sign-in by the city did not fit')
    })
    if (!answer) return leave(reply, 'city-again')
    const { bureauId } = await homeOf(house)
    const account = answer.number === undefined ? undefined : await accountByNumber(house.db, bureauId, answer.number)
    const person = account && (await personById(house.db, bureauId, account.staffId, house.now()))
    if (!account || !person) return leave(reply, 'city-unknown')
    const needs = (await hasSecondFactor(house.db, account)) || (await needsSecondFactor(house.db, person))
    if (needs && !answer.strong) return leave(reply, 'city-weak')
    const from = { ...fromOf(request), shown: 'city' as const }
    await handOut(
      house,
      request,
      reply,
      await enterAs(house.db, account, { device: deviceIn(request), from }, house.now()),
    )
    return reply.redirect('/office', 303)
  })
}

/** Back to the door, with a code for which the page has the words: nothing that came from outside is in the address. */
const leave = (reply: FastifyReply, why: string) => reply.redirect(`/office#${why}`, 303)

/** Lax, since the browser comes back from another site. It opens nothing: it is only held against what comes back. */
function flowCookie(house: House, request: FastifyRequest) {
  const { name, options } = cookieFor(house, request)
  return { name: `${name}-city`, options: { ...options, sameSite: 'lax', maxAge: MINUTES * 60 } as const }
}

function askedIn(house: House, text: string | undefined): Asked | undefined {
  try {
    const { at, ...asked } = JSON.parse(house.suite.unseal(Buffer.from(text ?? '', 'base64url'), ABOUT))
    return house.now().getTime() - at < MINUTES * 60_000 ? asked : undefined
  } catch {
    return undefined
  }
}
