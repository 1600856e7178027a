import Type from 'typebox'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import { say } from '../kinds/words.ts'
import { typesNamed } from '../signals/duplicates/in-the-open.ts'
import { elsewhere } from '../signals/kinds/elsewhere.ts'
import { openModelFor } from '../signals/kinds/suggest.ts'
import { homeOf } from './home.ts'
import { operation } from './operation.ts'
import { closed, orNull, theWords } from './schemas.ts'

/** While a resident writes a sentence: what it may be, and whose. A person decides, and danger is never guessed at (R26). */
export const likelyKind = operation({
  id: 'likelyKind',
  method: 'POST',
  path: '/api/v1/likely-kind',
  tag: 'kinds',
  summary: say(
    '写一句话，看看像是哪一种、归谁管；拿不准就说拿不准，由本人来定；写的话不留存',
    'A sentence: which kind it may be, and whose; unsure where it is; whoever writes decides, and the text is not kept',
  ),
  for: 'nobody',
  body: Type.Object(
    { text: Type.String({ maxLength: 2000 }) },
    { ...closed, examples: [{ text: '小学门口的井盖丢了' }] },
  ),
  answers: {
    200: {
      about: say('拿不准、还没有学好，都是空', 'Null where it is unsure, and while nothing is learned yet'),
      schema: Type.Object(
        {
          likely: orNull(
            Type.Object(
              {
                kind: Type.String(),
                words: theWords,
                type: orNull(Type.String({ description: 'Of a hazard, where the sentence names it.' })),
                takenTo: orNull(theWords),
              },
              closed,
            ),
          ),
          elsewhere: Type.Union([theWords, Type.Null()], {
            description: 'Whose it is, where the sentence names what is not for the police; whatever the kind.',
          }),
        },
        closed,
      ),
    },
  },
  refuses: ['bad-input'],
  aMinute: 30,
  handle: async ({ house, body: { text }, reply }) => {
    reply.header('cache-control', 'no-store')
    const { bureauId } = await homeOf(house)
    const found = (await openModelFor(house, bureauId))?.suggest(text)
    const named = elsewhere(text)
    if (!found || found.unsure) return { likely: null, elsewhere: named }
    const kind = kindNamed(found.label)!
    const type = kind.name === 'hazard' ? theOneNamed(typesNamed(text)) : null
    const body = type === null ? undefined : kind.takenTo?.[type]
    const takenTo = body === undefined ? null : (wordsFor(kind, 'options', body) ?? null)
    return { likely: { kind: kind.name, words: kind.words.about, type, takenTo }, elsewhere: named }
  },
})

/** The type that shares the most words; none where two share as many. */
function theOneNamed(named: ReadonlyMap<string, number>): string | null {
  const [first, second] = [...named].sort(([, a], [, b]) => b - a)
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null
}
