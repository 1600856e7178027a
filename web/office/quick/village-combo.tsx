import { useEffect, useState } from 'react'
import type { Words } from '../../../src/kinds/words.ts'
import { describes, Field } from '../../forms/basics.tsx'
import { get } from '../../ui/request.ts'
import { useWords } from '../../ui/settings.tsx'
import { useFound } from '../../ui/use-found.ts'
import { words } from '../../ui/village-search.tsx'
import type { PlaceFound } from '../../ui/wire.ts'

type Props = {
  id: string
  label: Words
  place: PlaceFound | undefined
  onChoose: (place: PlaceFound | undefined) => void
  /** Which one Enter would take. */
  onPoint: (place: PlaceFound | undefined) => void
  fault?: Words | undefined
}

const SOON = 120
const MOST = 8
const none: readonly PlaceFound[] = []
const find = async (text: string) =>
  (await get<{ places: PlaceFound[] }>(`/api/v1/places?level=village&limit=${MOST}&q=${encodeURIComponent(text)}`))
    .places

/** A village by its name or the initials of its pinyin, without a hand on the mouse: arrows point, Enter takes. */
export function VillageCombo({ id, label, place, onChoose, onPoint, fault }: Props) {
  const t = useWords()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [shut, setShut] = useState(false)
  const { found = none, failed } = useFound(place || shut ? undefined : text.trim() || undefined, find, SOON)
  const pointed = place ?? found[at]
  useEffect(() => {
    if (place && !text) setText(labelOf(place))
  }, [place?.code])
  useEffect(() => onPoint(pointed), [pointed?.code])
  const take = (one: PlaceFound) => {
    onChoose(one)
    setText(labelOf(one))
  }
  const wrong = failed ?? fault
  const open = found.length > 0
  return (
    <Field id={id} label={label} hint={t(words.searchHint)} fault={wrong}>
      <input
        id={id}
        className="input"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${id}-${at}` : undefined}
        aria-invalid={wrong !== undefined}
        aria-describedby={describes(id, true, wrong)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={60}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value)
          setAt(0)
          setShut(false)
          if (place) onChoose(undefined)
        }}
        onKeyDown={event => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (open && step) setAt((at + step + found.length) % found.length)
          else if (open && event.key === 'Enter') take(found[at]!)
          else if (open && event.key === 'Escape') setShut(true)
          else return
          event.preventDefault()
        }}
        onBlur={() => {
          // Whoever goes on with Tab means the one that is pointed at.
          if (open) take(found[at]!)
        }}
      />
      <div id={`${id}-list`} className={open ? 'rows card options' : 'unseen'} role="listbox" aria-label={t(label)}>
        {found.map((one, i) => (
          <div
            key={one.code}
            id={`${id}-${i}`}
            className={i === at ? 'row option chosen' : 'row option'}
            role="option"
            aria-selected={i === at}
            tabIndex={-1}
            onMouseDown={event => {
              event.preventDefault()
              take(one)
            }}
          >
            <span className="row-title">{one.short}</span>
            <span className="row-about">{one.within}</span>
          </div>
        ))}
      </div>
      <p className="unseen" role="status">
        {text.trim() && !place && !shut && !failed && t(open ? words.found(found.length) : words.none)}
      </p>
    </Field>
  )
}

const labelOf = ({ short, within }: PlaceFound) => `${short} · ${within}`
