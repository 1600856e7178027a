import type * as openid from 'openid-client'
import type { City } from '../platform/config.ts'

/** What must come back as it was sent: kept in the browser, sealed, for as long as it takes to sign in there. */
export type Asked = { state: string; nonce: string; verifier: string }

// Read where a city has such a provider.
const library = () => import('openid-client')

const found = new WeakMap<City, Promise<openid.Configuration>>()

/** Where the city's provider answers, as it says itself; asked once, and again after it did not answer. */
async function provider(city: City): Promise<openid.Configuration> {
  const known = found.get(city)
  if (known) return known
  const { issuer, client, secret } = city
  const asking = library().then(({ allowInsecureRequests, discovery }) =>
    discovery(new URL(issuer), client, secret, undefined, {
      timeout: 10,
      // On this very machine only: the settings refuse any other that is not https.
      ...(issuer.startsWith('http://') && { execute: [allowInsecureRequests] }),
    }),
  )
  found.set(city, asking)
  asking.catch(() => found.delete(city))
  return asking
}

/** Where the browser is sent (authorization code with PKCE, state and nonce), and what to hold its return against. */
export async function askCity(city: City, back: string): Promise<{ url: string; asked: Asked }> {
  const openid = await library()
  const asked = { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() }
  const url = openid.buildAuthorizationUrl(await provider(city), {
    redirect_uri: back,
    scope: 'openid',
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(asked.verifier),
    code_challenge_method: 'S256',
    ...(city.strong.length > 0 && { acr_values: city.strong.join(' ') }),
  })
  return { url: url.href, asked }
}

/**
 * Whom the city says it is: a staff number, and whether they showed two things there (one of the values of `acr` or `amr` that
 * the settings name). Throws where anything does not fit: state, nonce, PKCE, issuer, audience, signature, a code used twice.
 */
export async function answerOfCity(
  city: City,
  returned: URL,
  { state, nonce, verifier }: Asked,
): Promise<{ number: string | undefined; strong: boolean }> {
  const { authorizationCodeGrant } = await library()
  const tokens = await authorizationCodeGrant(await provider(city), returned, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  const number = claims[city.claim]
  const methods = [claims.acr, ...(Array.isArray(claims.amr) ? claims.amr : [])]
  return {
    number: typeof number === 'string' ? number : undefined,
    strong: methods.some(one => typeof one === 'string' && city.strong.includes(one)),
  }
}
