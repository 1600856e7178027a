import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

// Read when the first passkey is: with what it stands on it is as much code as all of ours.
const webAuthn = () => import('@simplewebauthn/server')

/** The page on which somebody sits, as `https://xjw.example`; a passkey is good there only. */
export type Site = { origin: string; host: string }

export type Passkey = { id: string; credential: string; publicKey: Buffer; counter: number; transports: string[] }

/** What a browser is asked, to show one of these passkeys. */
export const askPasskey = async ({ host }: Site, passkeys: readonly Passkey[]) =>
  (await webAuthn()).generateAuthenticationOptions({
    rpID: host,
    userVerification: 'preferred',
    allowCredentials: passkeys.map(({ credential, transports }) => ({ id: credential, transports })),
  })

/** What a browser is asked, to make one for somebody. */
export const offerPasskey = async (
  { host }: Site,
  { staffId, number, name }: { staffId: string; number: string; name: string },
  there: readonly Passkey[],
) =>
  (await webAuthn()).generateRegistrationOptions({
    rpName: '小警务',
    rpID: host,
    userID: Buffer.from(staffId),
    userName: number,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: there.map(({ credential, transports }) => ({ id: credential, transports })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  })

/** The passkey that was made, if it was made on this page in answer to this challenge. */
export async function madePasskey(
  { origin, host }: Site,
  challenge: string,
  response: unknown,
): Promise<Omit<Passkey, 'id'> | undefined> {
  const { verifyRegistrationResponse } = await webAuthn()
  const { registrationInfo } = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: host,
    requireUserVerification: false,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return undefined
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return { credential: id, publicKey: Buffer.from(publicKey), counter, transports: [...transports] }
}

/** Its new count, if this passkey answered this challenge on this page. */
export async function shownPasskey(
  { origin, host }: Site,
  challenge: string,
  { credential, publicKey, counter }: Passkey,
  response: unknown,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await webAuthn()
  const answer = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: host,
    credential: { id: credential, publicKey: new Uint8Array(publicKey), counter },
    requireUserVerification: false,
  }).catch(() => undefined)
  return answer?.verified ? answer.authenticationInfo.newCounter : undefined
}
