import { hazard } from '../kinds/hazard/index.ts'
import { types as hazardTypes, typesInTheOpen } from '../kinds/hazard/types.ts'
import { kinds, wordsFor } from '../kinds/index.ts'
import { isOpening, type Kind } from '../kinds/kind.ts'
import { say, type Words } from '../kinds/words.ts'

/*
 * What may be asked for by GeoReport, drawn from the kinds. Hazards stand in the open, by their types. All else is `blackbox`: it
 * is taken, and appears in no answer, no count and no hint; so does the type of which a case is opened against somebody.
 */

export type Service = {
  code: string
  kind: Kind
  /** Of a hazard. */
  type?: string
  open: boolean
  /** Its point is nobody's business: a private home is made public as its village (R32). */
  home: boolean
  name: Words
  about: Words
  group: Words
}

type Schema = Record<string, any>

const ofHazards = Object.entries(hazardTypes).map(([type, { home }]: [string, any]): Service => {
  const name = wordsFor(hazard, 'options', type) ?? say(type, type)
  return {
    code: `hazard_${type}`,
    kind: hazard,
    type,
    open: typesInTheOpen.includes(type),
    home: home === true,
    name,
    about: say(`小隐患：${name.zh}`, `Small hazard: ${name.en}`),
    group: hazard.words.name,
  }
})

const others = kinds
  .filter(({ name, moves, start }) => name !== 'hazard' && moves[start]!.by.includes('resident'))
  .map(
    (kind): Service => ({
      code: kind.name,
      kind,
      open: false,
      home: false,
      name: kind.words.name,
      about: kind.words.about,
      group: kind.words.name,
    }),
  )

export const services: readonly Service[] = [...ofHazards, ...others]
export const serviceOf = (code: string) => services.find(one => one.code === code)
/** By its code, or by its name in either language; a kind by its own. */
export const serviceNamedAs = (said: string): Service | undefined =>
  serviceOf(said) ??
  services.find(({ name, type }) => [name.zh, name.en.toLowerCase(), type].includes(said.toLowerCase())) ??
  services.find(({ kind, type }) => [kind.name, kind.words.name.zh].includes(said) && (!type || type === 'other'))
/** By the type of a hazard. */
export const openTypes = new Map(ofHazards.filter(({ open }) => open).map(one => [one.type!, one]))

export type Attribute = { code: string; schema: Schema; required: boolean; datatype: string }

/** What has a place of its own in a request is no attribute of it; people and other matters are not named from outside. */
const elsewhere = new Set(['text', 'type', 'files', 'identity'])

export function attributesOf({ kind, type }: Service): Attribute[] {
  const move = kind.moves[kind.start]!
  if (!isOpening(move)) return []
  const required = (move.says as Schema)['required'] ?? []
  return Object.entries(move.says.properties as Record<string, Schema>).flatMap(([code, schema]) => {
    const datatype = datatypeOf(schema)
    if (datatype === undefined || (elsewhere.has(code) && !(code === 'type' && !type && kind.name !== 'hazard')))
      return []
    return [{ code, schema, required: required.includes(code), datatype }]
  })
}

function datatypeOf(schema: Schema): string | undefined {
  if (['x-person', 'x-staff', 'x-unit', 'x-matter', 'x-premises', 'x-evidence', 'x-known'].some(word => schema[word]))
    return undefined
  if (schema['enum'] || schema['type'] === 'boolean') return 'singlevaluelist'
  if (schema['type'] === 'array') return schema['items']?.enum ? 'multivaluelist' : undefined
  if (schema['type'] === 'number' || schema['type'] === 'integer') return 'number'
  if (schema['format'] === 'date-time') return 'datetime'
  if (schema['type'] === 'string' && schema['format'] === undefined)
    return schema['maxLength'] > 200 ? 'text' : 'string'
  return undefined
}

export const optionsIn = (schema: Schema): string[] =>
  schema['type'] === 'boolean' ? ['true', 'false'] : (schema['enum'] ?? schema['items'].enum)
