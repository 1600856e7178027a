import type { Words } from '../../src/kinds/words.ts'
import type { Finders } from '../forms/pickers.tsx'
import { get } from '../ui/request.ts'
import type { Line } from '../ui/wire.ts'
import { wordsOfPost } from './posts.ts'

type Colleague = { id: string; number: string; name: string; posts: readonly { post: string; unit: Words }[] }

/** How the forms of the office find colleagues and other matters. */
export const finders: Finders = {
  staff: async text => {
    const { colleagues } = await get<{ colleagues: Colleague[] }>(`/api/v1/colleagues?q=${encodeURIComponent(text)}`)
    return colleagues.map(({ id, number, name, posts: [held] }) => {
      const { zh, en } = wordsOfPost(held!.post)
      const { unit } = held!
      return {
        id,
        words: { zh: name, en: name },
        about: { zh: `${zh} · ${unit.zh} · ${number}`, en: `${en} · ${unit.en} · ${number}` },
      }
    })
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
    const { matters } = await get<{ matters: Line[] }>(`/api/v1/matters?scope=all&code=${encodeURIComponent(text)}`)
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
