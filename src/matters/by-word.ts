import type { House } from '../house.ts'
import { readCode } from './code.ts'
import { isWord, linkFor } from './link.ts'
import { bytesOf } from './matter.ts'

const nobodys = '00000000-0000-0000-0000-000000000000'

/**
 * The link of a matter, for whoever knows its code and the word that was chosen at report (R30). Undefined for a code that nobody
 * has, a matter without a word and a wrong word alike. @param mayTry whether one more word may be tried at this matter
 */
export async function linkByWord(
  { pool, suite }: Pick<House, 'pool' | 'suite'>,
  code: string,
  word: string,
  mayTry: (matterId: string) => boolean,
): Promise<string | undefined> {
  const read = readCode(code)
  const { rows } = await pool.query({
    name: 'link-by-word',
    text: `select m.bureau_id, m.id, m.link_no, m.word from bureau b
      join matter m on m.bureau_id = b.bureau_id and m.code = $1 where b.letters = $2`,
    values: [read?.code ?? '', read?.letters ?? ''],
  })
  const [row] = rows
  // Whether it is there or not, the same is reckoned.
  const matterId = row?.id ?? nobodys
  const may = mayTry(matterId)
  const right = isWord(suite, matterId, bytesOf(row?.word ?? null) ?? Buffer.alloc(32), word)
  return row && may && right ? linkFor(suite, { bureauId: row.bureau_id, matterId, n: row.link_no }) : undefined
}
