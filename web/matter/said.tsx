import { controlOf, isUnsaid, type Schema } from '../forms/field-of.ts'
import { useWords } from '../ui/settings.tsx'
import { atWords } from '../ui/when.ts'
import type { KindShown, MatterShown } from '../ui/wire.ts'
import { type By, File } from './file.tsx'
import { wordsIn } from './words-in.ts'

/** By what ids are called: nothing more of a matter is asked, so that what waits to open one is said too. */
type Named = Pick<MatterShown, 'people' | 'premises' | 'named'>

type Props = {
  matter: Named
  kind: KindShown
  move: string
  says: Record<string, any>
  /** Fields that are left out. */
  without?: readonly string[]
  now: number
  by?: By | undefined
}

/** What was said in a move, in words: names of fields and choices as the form had them. */
export function Said({ matter, kind, move, says, without = [], now, by }: Props) {
  const t = useWords()
  const properties: Record<string, Schema> = kind.moves.find(({ name }) => name === move)?.says['properties'] ?? {}
  const names = Object.keys(properties).filter(name => !isUnsaid(says[name]) && without.indexOf(name) < 0)
  if (names.length === 0) return null
  return (
    <dl className="said-list">
      {names.map(name => (
        <div key={name}>
          <dt>{t(wordsIn(kind, 'fields', name))}</dt>
          <dd>
            <Value matter={matter} kind={kind} now={now} by={by} schema={properties[name]!} value={says[name]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

type ValueProps = Omit<Props, 'move' | 'says' | 'without'> & { schema: Schema; value: any }

function Value({ schema, value, ...around }: ValueProps) {
  const t = useWords()
  const { matter, kind, now, by } = around
  switch (controlOf(schema)) {
    case 'choice':
      return <>{t(wordsIn(kind, 'options', value))}</>
    case 'choices':
      return <>{(value as string[]).map(code => t(wordsIn(kind, 'options', code))).join(t({ zh: '、', en: ', ' }))}</>
    case 'yes':
    case 'yes-no':
      return <>{t(value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' })}</>
    case 'instant':
      return <span className="number">{t(atWords(value, now))}</span>
    case 'evidence':
      return (
        <span className="files">
          {(value as string[]).map((id, i) => (
            <File key={id} id={id} n={i + 1} by={by} />
          ))}
        </span>
      )
    case 'person':
    case 'known':
      return <>{personCalled(matter, value) ?? t({ zh: '已登记', en: 'Named' })}</>
    case 'list':
      return (
        <>
          {(value as any[]).map((each, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name than their place
            <div key={i}>
              <Value {...around} schema={schema['items']} value={each} />
            </div>
          ))}
        </>
      )
    case 'group':
      return (
        <dl className="said-list">
          {Object.keys(schema['properties'] ?? {})
            .filter(name => !isUnsaid(value[name]))
            .map(name => (
              <div key={name}>
                <dt>{t(wordsIn(kind, 'fields', name))}</dt>
                <dd>
                  <Value {...around} schema={schema['properties'][name]} value={value[name]} />
                </dd>
              </div>
            ))}
        </dl>
      )
    case 'premises':
      return <>{matter.premises.find(({ id }) => id === value)?.name ?? t(chosen)}</>
    default:
      if (isId.test(value)) return <>{t(matter.named[value] ?? chosen)}</>
      return <span className="said number">{String(value)}</span>
  }
}

/** It has a name, which is not for whoever looks or not on this phone. */
const chosen = { zh: '已选定', en: 'Chosen' }
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** On this phone they stand as they were typed. */
const personCalled = ({ people }: Named, said: string | Record<string, string>) =>
  typeof said === 'string' ? people.find(({ id }) => id === said)?.name : Object.values(said).join(' ')
