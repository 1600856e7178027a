import { wordsOfPost } from '../../src/kinds/post-words.ts'
import type { Words } from '../../src/kinds/words.ts'
import type { Finders } from '../forms/pickers.tsx'
import { get } from '../ui/request.ts'
import type { Answer, Line } from '../ui/wire.ts'

type Colleague = Answer<'findColleagues'>['colleagues'][number]

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** How the forms of the office find colleagues, units and other matters. */
export const finders: Finders = {
  staff: async text => {
    const { colleagues } = await get<{ colleagues: Colleague[] }>(`/api/v1/colleagues?q=${encodeURIComponent(text)}`)
    return colleagues.map(({ id, number, name, woman, posts: [held] }) => {
      const { zh, en } = wordsOfPost(held!.post)
      const { unit } = held!
      return {
        id,
        words: { zh: name, en: name },
        about: {
          zh: `${woman ? '女 · ' : ''}${zh} · ${unit.zh} · ${number}`,
          en: `${woman ? 'a woman · ' : ''}${en} · ${unit.en} · ${number}`,
        },
      }
    })
  },
  units: async text => {
    const { units } = await get<{ units: { id: string; name: Words; above: Words | null }[] }>(
      `/api/v1/units?q=${encodeURIComponent(text)}`,
    )
    return units.map(({ id, name, above }) => ({ id, words: name, ...(above && { about: above }) }))
  },
  premises: async text => {
    const { premises } = await get<{ premises: { id: string; name: string; village: string }[] }>(
      `/api/v1/premises?q=${encodeURIComponent(text)}`,
    )
    return premises.map(({ id, name, village }) => ({
      id,
      words: { zh: name, en: name },
      about: { zh: village, en: village },
    }))
  },
  matters: async text => {
    const { matters } = isId.test(text)
      ? { matters: [await get<Line>(`/api/v1/matters/${text}`)] }
      : await get<{ matters: Line[] }>(`/api/v1/matters?scope=all&code=${encodeURIComponent(text)}`)
    return matters.map(({ id, printed, words, place, stateWords }) => ({
      id,
      words: { zh: printed, en: printed },
      about: {
        zh: `${words.zh} · ${place?.short ?? ''} · ${stateWords.zh}`,
        en: `${words.en} · ${place?.short ?? ''} · ${stateWords.en}`,
      },
    }))
  },
}
