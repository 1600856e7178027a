import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { say } from '../kinds/words.ts'
import { isId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Operation } from './operation.ts'

/** The id of a command, made by whoever sends it. Refuses `no-idempotency-key` (400) and `bad-idempotency-key` (422). */
export function commandIdIn({ headers }: FastifyRequest): string {
  const key = headers['idempotency-key']
  if (key === undefined) throw new Refusal(400, 'no-idempotency-key')
  if (!isId(key)) throw new Refusal(422, 'bad-idempotency-key')
  return key
}

/** The version that somebody saw; '*' for whichever there is. Refuses `no-version` (428) and `bad-version` (422). */
export function versionIn({ headers }: FastifyRequest): number | '*' {
  const given = headers['if-match']
  if (given === undefined) throw new Refusal(428, 'no-version')
  if (given.trim() === '*') return '*'
  const version = /^\s*(?:W\/)?"?([1-9]\d{0,8})"?\s*$/.exec(given)?.[1]
  if (version === undefined) throw new Refusal(422, 'bad-version')
  return Number(version)
}

export const idempotencyKey: NonNullable<Operation['headers']> = {
  'Idempotency-Key': {
    about: say(
      '每次写入一个新的 UUID；断线重发时用同一个，只会办一次',
      'A new UUID for each write; the same one when you send it again: it is done once, and answered alike.',
    ),
    required: true,
    schema: Type.String({ format: 'uuid' }),
    example: '8c7b2d54-6f0e-4c1c-9a39-2f4b7f0d8c11',
  },
}

/** Where doing it twice would harm, and old clients send none. */
export const mayHaveKey: NonNullable<Operation['headers']> = {
  'Idempotency-Key': { ...idempotencyKey['Idempotency-Key']!, required: false },
}
/** As which such a write may be refused. */
export const refusesKey = ['bad-idempotency-key', 'key-reused', 'begun-under-this-key'] as const

export const ifMatch: NonNullable<Operation['headers']> = {
  'If-Match': {
    about: say(
      '您看到的版本号；不改变环节的动作可以写 *',
      'The version you saw; * for a move that leaves the state as it is. A matter that has moved on: 409.',
    ),
    required: true,
    schema: Type.String(),
    example: '"1"',
  },
}

export const byLink: NonNullable<Operation['headers']> = {
  'X-Matter-Token': {
    about: say('查询链接里 # 后面的部分', 'What stands after # in the secret link, for whoever reported it.'),
    schema: Type.String(),
    example: '2v9.1.AZL1oAAAcACAAAAAAAAAAQ.x3n0…',
  },
  'X-Matter-Word': {
    about: say(
      '受保护事项报告时约定的暗语（百分号编码）',
      'Of a protected matter, the word chosen at report, percent-encoded.',
    ),
    schema: Type.String(),
    example: '%E7%9F%B3%E6%A6%B4',
  },
}
