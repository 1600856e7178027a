import { createContext, useContext, useEffect, useState } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import { RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { useFound } from '../ui/use-found.ts'
import type { PickerProps } from './more-controls.ts'

/** Something that can be picked: who or what it is, and what tells it from the others. */
export type Pick = { id: string; words: Words; about?: Words }

/** How colleagues and other matters are found, by a part of their name or by their id; the office says. */
export type Finders = {
  staff: (text: string) => Promise<readonly Pick[]>
  units: (text: string) => Promise<readonly Pick[]>
  matters: (text: string) => Promise<readonly Pick[]>
  premises: (text: string) => Promise<readonly Pick[]>
}

const nobody: Finders = {
  staff: async () => [],
  units: async () => [],
  matters: async () => [],
  premises: async () => [],
}
export const FindersContext = createContext<Finders>(nobody)

const words = {
  staff: say('姓名或警号', 'Name or number'),
  units: say('单位名称', 'Name of the unit'),
  matters: say('编号', 'Code'),
  premises: say('场所名称', 'Name of the premises'),
  none: say('没有找到，请换个写法。', 'Nothing found. Try another way.'),
  change: say('换一个', 'Change'),
}

export function StaffPicker(props: PickerProps) {
  return <Picker {...props} find={useContext(FindersContext).staff} asks={words.staff} atOnce />
}

export function UnitPicker(props: PickerProps) {
  return <Picker {...props} find={useContext(FindersContext).units} asks={words.units} atOnce />
}

export function MatterPicker(props: PickerProps) {
  return <Picker {...props} find={useContext(FindersContext).matters} asks={words.matters} />
}

export function PremisesPicker(props: PickerProps) {
  return <Picker {...props} find={useContext(FindersContext).premises} asks={words.premises} atOnce />
}

type FinderProps = PickerProps & { find: Finders['staff']; asks: Words; atOnce?: boolean }

/** The nearest; whoever is not among them is found by another letter. A list that scrolls by itself cuts a row in two. */
const SHOWN = 12

/** A line to type in, and what it finds as a list of buttons. */
function Picker({ id, value, onChange, invalid, find, asks, atOnce }: FinderProps) {
  const t = useWords()
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<Pick>()
  const [lost, setLost] = useState<Words>()
  const asked = text.trim() || (atOnce ? '' : undefined)
  const { found, failed = lost } = useFound(value === undefined ? asked : undefined, find, text ? 200 : 0)
  useEffect(() => {
    if (value === undefined || picked) return
    // Picked before a reload: who it was is asked again. Without a connection it stays, and is asked when there is one.
    let left = false
    find(value).then(
      all => {
        const one = all.find(({ id }) => id === value)
        if (left) return
        if (one) setPicked(one)
        else onChange(undefined)
      },
      error => {
        if (!(error instanceof RequestFailed)) throw error
        if (left) return
        if (error.status === 404) onChange(undefined)
        else setLost(error.words)
      },
    )
    return () => {
      left = true
    }
  }, [value, find])

  if (value !== undefined && picked)
    return (
      <p className="picked">
        <strong>{t(picked.words)}</strong>
        {picked.about && <span className="quiet"> {t(picked.about)}</span>}
        <button type="button" className="button plain" onClick={() => onChange(undefined)}>
          {t(words.change)}
        </button>
      </p>
    )
  return (
    <div className="stack tight">
      <input
        id={id}
        className="input"
        type="search"
        value={text}
        placeholder={t(asks)}
        autoComplete="off"
        aria-invalid={invalid}
        onChange={event => {
          setText(event.currentTarget.value)
          setLost(undefined)
        }}
      />
      {failed && <p className="fault">{t(failed)}</p>}
      <p className="hint" role="status">
        {found?.length === 0 && text && t(words.none)}
      </p>
      {found && found.length > 0 && (
        <ul className="rows card picks">
          {found.slice(0, SHOWN).map(one => (
            <li key={one.id}>
              <button
                type="button"
                className="row"
                onClick={() => {
                  setPicked(one)
                  onChange(one.id)
                }}
              >
                <span className="row-words">
                  <span className="row-title">{t(one.words)}</span>
                  {one.about && <span className="row-about">{t(one.about)}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
