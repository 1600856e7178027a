import { base64Of, bytesOf } from '../ui/base64.ts'

/*
 * Passkeys as WebAuthn writes them in JSON (level 3, §5.1.8), by hand: not every browser on a desk makes that of them itself.
 */

const bytesOfUrl = (text: string) => bytesOf(text.replace(/-/g, '+').replace(/_/g, '/'))
const urlOf = (bytes: ArrayBuffer) =>
  base64Of(new Uint8Array(bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

type Named = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] }
export type MakeAsked = Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> & {
  challenge: string
  user: { id: string; name: string; displayName: string }
  excludeCredentials?: Named[]
}
export type ShowAsked = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & {
  challenge: string
  allowCredentials?: Named[]
}

export const knowsPasskeys = (): boolean => typeof PublicKeyCredential === 'function'

const named = (some: readonly Named[] = []) => some.map(one => ({ ...one, id: bytesOfUrl(one.id) }))

/** Rejects where the person says no, or the browser cannot. */
export async function makePasskey({ challenge, user, excludeCredentials, ...asked }: MakeAsked): Promise<unknown> {
  const publicKey = {
    ...asked,
    challenge: bytesOfUrl(challenge),
    user: { ...user, id: bytesOfUrl(user.id) },
    excludeCredentials: named(excludeCredentials),
  }
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
  const { clientDataJSON, attestationObject, getTransports } = made.response as AuthenticatorAttestationResponse
  return {
    ...plain(made),
    response: {
      clientDataJSON: urlOf(clientDataJSON),
      attestationObject: urlOf(attestationObject),
      transports: getTransports?.call(made.response) ?? [],
    },
  }
}

export async function showPasskey({ challenge, allowCredentials, ...asked }: ShowAsked): Promise<unknown> {
  const publicKey = { ...asked, challenge: bytesOfUrl(challenge), allowCredentials: named(allowCredentials) }
  const shown = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
  const { clientDataJSON, authenticatorData, signature } = shown.response as AuthenticatorAssertionResponse
  return {
    ...plain(shown),
    response: {
      clientDataJSON: urlOf(clientDataJSON),
      authenticatorData: urlOf(authenticatorData),
      signature: urlOf(signature),
    },
  }
}

const plain = ({ id, rawId, type }: PublicKeyCredential) => ({
  id,
  rawId: urlOf(rawId),
  type,
  clientExtensionResults: {},
})
