import { useState } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import { describes, Field } from '../forms/basics.tsx'
import { get } from './request.ts'
import { useWords } from './settings.tsx'
import { useFound } from './use-found.ts'
import type { PlaceFound } from './wire.ts'

export const words = {
  search: say('村居名字，或拼音首字母', 'Name of the village, or its pinyin initials'),
  searchHint: say('比如：东安，或 da', 'For example: da'),
  found: (n: number): Words => say(`找到${n}个`, `${n} found`),
  none: say('没有找到。换个字试试，或写上一级的乡镇名。', 'Nothing found. Try another word, or the town’s name.'),
}

const find = async (text: string) =>
  (await get<{ places: PlaceFound[] }>(`/api/v1/places?q=${encodeURIComponent(text)}`)).places

type Props = { id: string; onChoose: (place: PlaceFound) => void; fault?: Words | undefined }

/** Finds a village by its name or the initials of its pinyin, as one types. */
export function VillageSearch({ id, onChoose, fault }: Props) {
  const t = useWords()
  const [text, setText] = useState('')
  const { found, failed } = useFound(text.trim() || undefined, find)
  const wrong = failed ?? fault
  return (
    <div className="stack tight">
      <Field id={id} label={words.search} hint={t(words.searchHint)} fault={wrong}>
        <input
          id={id}
          className="input"
          type="search"
          value={text}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="off"
          aria-invalid={wrong !== undefined}
          aria-describedby={describes(id, true, wrong)}
          onChange={event => setText(event.currentTarget.value)}
        />
      </Field>
      <p className="hint" role="status">
        {found && t(found.length > 0 ? words.found(found.length) : words.none)}
      </p>
      {found && found.length > 0 && (
        <ul className="rows card">
          {found.map(place => (
            <li key={place.code}>
              <button type="button" className="row" onClick={() => onChoose(place)}>
                <span className="row-words">
                  <span className="row-title">{place.short}</span>
                  <span className="row-about">{place.within}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
