import { say, type Words } from '../../src/kinds/words.ts'
import { useWords } from '../ui/settings.tsx'
import { BasicControl, describes, Field } from './basics.tsx'
import type { Schema } from './field-of.ts'
import type { PersonProps } from './more-controls.ts'

export const personWords: Readonly<Record<string, Words>> = {
  name: say('姓名或称呼', 'Name'),
  phone: say('电话', 'Phone'),
  idNumber: say('证件号码', 'Identity number'),
  address: say('住址', 'Address'),
  language: say('用什么语言', 'Language'),
  safeWay: say('怎样联系才安全', 'A safe way to reach them'),
}

const words = {
  more: say('更多（证件、住址、语言）', 'More (papers, address, language)'),
}

/** Name and phone at once, the rest on request: what is not needed is not asked. */
export function PersonControl({ id, schema, value = {}, onChange, faultAt }: PersonProps) {
  const t = useWords()
  const properties: Record<string, Schema> = schema['properties'] ?? {}
  const field = (name: string) => {
    const fault = faultAt(name)
    return (
      <Field
        key={name}
        id={`${id}.${name}`}
        label={personWords[name] ?? { zh: name, en: name }}
        fault={fault}
        required={false}
      >
        <BasicControl
          id={`${id}.${name}`}
          schema={properties[name]!}
          value={value[name]}
          onChange={said => onChange({ ...value, [name]: said })}
          invalid={fault !== undefined}
          describedBy={describes(`${id}.${name}`, undefined, fault)}
          optionWords={code => ({ zh: code, en: code })}
          required={false}
        />
      </Field>
    )
  }
  const names = Object.keys(properties)
  const first: string[] = names.filter(name => name === 'name' || name === 'phone')
  const rest = names.filter(name => first.indexOf(name) < 0)
  return (
    <div className="card stack">
      {first.map(field)}
      <details className="inner">
        <summary>{t(words.more)}</summary>
        <div className="stack">{rest.map(field)}</div>
      </details>
    </div>
  )
}
