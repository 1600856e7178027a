/*
 * Passkeys as WebAuthn writes them in JSON (level 3, §5.1.8), by hand: not every browser on a desk makes that of them itself.
 */

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0))
const textOf = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

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

const named = (some: readonly Named[] = []) => some.map(one => ({ ...one, id: bytesOf(one.id) }))

/** Rejects where the person says no, or the browser cannot. */
export async function makePasskey({ challenge, user, excludeCredentials, ...asked }: MakeAsked): Promise<unknown> {
  const publicKey = {
    ...asked,
    challenge: bytesOf(challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: named(excludeCredentials),
  }
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
  const { clientDataJSON, attestationObject, getTransports } = made.response as AuthenticatorAttestationResponse
  return {
    ...plain(made),
    response: {
      clientDataJSON: textOf(clientDataJSON),
      attestationObject: textOf(attestationObject),
      transports: getTransports?.call(made.response) ?? [],
    },
  }
}

export async function showPasskey({ challenge, allowCredentials, ...asked }: ShowAsked): Promise<unknown> {
  const publicKey = { ...asked, challenge: bytesOf(challenge), allowCredentials: named(allowCredentials) }
  const shown = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
  const { clientDataJSON, authenticatorData, signature } = shown.response as AuthenticatorAssertionResponse
  return {
    ...plain(shown),
    response: {
      clientDataJSON: textOf(clientDataJSON),
      authenticatorData: textOf(authenticatorData),
      signature: textOf(signature),
    },
  }
}

const plain = ({ id, rawId, type }: PublicKeyCredential) => ({
  id,
  rawId: textOf(rawId),
  type,
  clientExtensionResults: {},
})
