import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'
import type { House } from '../house.ts'

/**
 * What every answer says to the browser about what it may do with it, by names in small letters: nothing but what this house serves;
 * pictures that a page has just taken may show. Written out by helmet once, as it is the same for all.
 */
export function guardingHeaders(mode: House['mode']): Readonly<Record<string, string>> {
  const written: Record<string, string> = { 'permissions-policy': 'camera=(), microphone=(), geolocation=()' }
  const page = {
    setHeader: (name: string, value: string) => {
      written[name.toLowerCase()] = value
    },
    removeHeader: () => {},
  }
  const failed = (error?: unknown) => {
    if (error) throw error
  }
  const write = helmet({ ...strict, strictTransportSecurity: mode === 'real' })
  write({} as IncomingMessage, page as unknown as ServerResponse, failed)
  return written
}

const strict = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      mediaSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
} as const
