import { ask } from '../ui/request.ts'
import type { Tracked } from '../ui/wire.ts'

export type ByPhone = { ends: string; matters: (Tracked & { code: string })[] }

/** What is asked by a telephone; `session` as it was given for the code. */
export const askByPhone = <T>(
  method: string,
  what: 'code' | 'session' | 'matters' | 'link',
  asked: { body?: unknown; session?: string | undefined } = {},
): Promise<T> => ask<T>(method, `/api/v1/my/phone/${what}`, asked)
