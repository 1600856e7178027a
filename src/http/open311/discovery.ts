import type { FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import type { Language } from '../language.ts'
import type { Fields } from './write.ts'

/** When what is served here, or where, last changed. */
const CHANGED = '2026-11-26T12:00:00+08:00'

export function discoveryFields({ mode }: House, { protocol, host }: FastifyRequest, language: Language): Fields {
  const zh = language === 'zh'
  return {
    changeset: CHANGED,
    contact: zh
      ? `本单位管理员；接口说明：${protocol}://${host}/api/openapi.json`
      : `The administrator of this bureau; the API: ${protocol}://${host}/api/openapi.json`,
    key_service: zh
      ? '密钥由本单位管理员发放（xjw neighbour add）'
      : 'Keys are given by the administrator of this bureau (xjw neighbour add)',
    endpoints: {
      of: 'endpoint',
      each: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: `${protocol}://${host}/open311/v2`,
          changeset: CHANGED,
          type: mode === 'demo' ? 'test' : 'production',
          formats: { of: 'format', each: ['text/xml', 'application/json'] },
        },
      ],
    },
  }
}
