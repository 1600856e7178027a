import { wordsFor } from '../../kinds/index.ts'
import type { Kind } from '../../kinds/kind.ts'
import { say, type Words } from '../../kinds/words.ts'
import { attributesOf, optionsIn, type Service } from '../../neighbours/services.ts'
import type { Language } from '../language.ts'
import type { Fields } from './write.ts'

export const serviceFields = (one: Service, language: Language): Fields => ({
  service_code: one.code,
  service_name: one.name[language],
  description: one.about[language],
  metadata: attributesOf(one).length > 0,
  type: one.open ? 'realtime' : 'blackbox',
  keywords: one.type ? `${one.type.replaceAll('_', ' ')},${one.name[language]}` : one.name[language],
  group: one.group[language],
})

export function definitionOf(one: Service, language: Language): Fields {
  return {
    service_code: one.code,
    attributes: {
      of: 'attribute',
      each: attributesOf(one).map(({ code, schema, required, datatype }, i) => ({
        variable: true,
        code,
        datatype,
        required,
        datatype_description: datatype === 'datetime' ? 'YYYY-MM-DDThh:mm:ss+08:00' : null,
        order: i + 1,
        description: (wordsFor(one.kind, 'fields', code) ?? say(code, code))[language],
        ...(datatype.endsWith('list') && {
          values: {
            of: 'value',
            each: optionsIn(schema).map(key => ({ key, name: optionWords(one.kind, key)[language] })),
          },
        }),
      })),
    },
  }
}

const optionWords = (kind: Kind, key: string): Words =>
  key === 'true'
    ? say('是', 'Yes')
    : key === 'false'
      ? say('否', 'No')
      : (wordsFor(kind, 'options', key) ?? say(key, key))
